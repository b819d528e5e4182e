import Glibc

/// Something on the disk, in git or in a reference a person typed did not work out. It says what failed, on which
/// file, why, and what to do next; the old files are whole whenever one is thrown.
public struct StoreError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// What was typed cannot name anything.
    case malformedReference
    case notFound
    /// More than one thing fits.
    case ambiguous
    /// The file is no longer what it was when it was read; nothing was written.
    case changedMeanwhile
    /// The file is there already and must not be overwritten.
    case alreadyExists
    /// The operation is not allowed in this state.
    case refused
    /// Git refused the commit that belongs to the change, or one of its hooks did; the files are as they were.
    case notCommitted
    /// The person stopped it before it had done anything.
    case stopped
    /// The workspace is being written to by another process.
    case busy
    /// The system call's `errno`.
    case system(Int32)
  }

  public var reason: Reason
  /// The file or folder it is about, as it should be shown; nil where there is none.
  public var path: String?
  /// 1-based.
  public var line: Int?
  /// What failed and why, such as `cannot save: no space left on device`.
  public var message: String
  /// What to do next; nil where the message says it.
  public var advice: String?

  public init(
    _ reason: Reason, path: String? = nil, line: Int? = nil, _ message: String, advice: String? = nil
  ) {
    self.reason = reason
    self.path = path
    self.line = line
    self.message = message
    self.advice = advice
  }

  /// An error of the system call that just failed, with the system's own words and what helps against it.
  static func system(_ doing: String, path: String, errno code: Int32 = errno) -> StoreError {
    StoreError(
      .system(code), path: path, "\(doing): \(errorText(code))", advice: advice(against: code))
  }

  /// The system's description of an error number, beginning with a small letter.
  static func errorText(_ code: Int32) -> String {
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      let start = buffer.baseAddress!
      return strerror_r(code, start, buffer.count) == 0 ? String(cString: start) : "error \(code)"
    }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private static func advice(against code: Int32) -> String? {
    switch code {
    case ENOSPC, EDQUOT: "the old file is whole; free some space and try again"
    case EFBIG: "the old file is whole; raise the limit on file sizes (ulimit -f) and try again"
    case EACCES, EPERM: "check who owns the file and its folder, and their permissions"
    case EROFS: "the file system is mounted read-only"
    case ELOOP: "the symbolic links lead back to themselves; remove one of them"
    case EMFILE, ENFILE: "too many files are open (ulimit -n)"
    default: nil
    }
  }
}

extension StoreError: CustomStringConvertible {
  /// `path:line: message; advice`.
  public var description: String {
    var text = ""
    if let path { text += line.map { "\(path):\($0): " } ?? "\(path): " }
    text += message
    if let advice { text += "; \(advice)" }
    return text
  }
}
