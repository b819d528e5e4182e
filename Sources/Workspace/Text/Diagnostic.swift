/// Something a person should know about a file they wrote: bad input is a value, not a crash and not silence.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable, Comparable {
    case note, warning, error

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  }

  public var severity: Severity
  /// Path relative to the workspace.
  public var file: String
  /// 1-based; nil when the whole file is meant.
  public var line: Int?
  /// 1-based, in characters of the line; nil when the whole line is meant.
  public var column: Int?
  /// What is wrong and what to do about it, in one sentence without a final newline.
  public var message: String

  public init(_ severity: Severity, file: String, line: Int? = nil, column: Int? = nil, _ message: String) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line: warning: message` or `file:line:column: warning: message`, as compilers print it, so that
  /// editors can jump to it.
  public var description: String {
    let place = ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    return "\(place): \(severity.rawValue): \(message)"
  }
}
