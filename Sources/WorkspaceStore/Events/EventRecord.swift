import Workspace

/// What is kept of an event: in the journal while it is written, so that it can be taken back, and afterwards among the
/// undo records.
///
/// On the disk it is a list of sections, each a line with its name and length, the bytes, and a line feed. A person can
/// read it, and take what a file held before out of it by hand.
struct EventRecord: Hashable, Sendable {
  struct File: Hashable, Sendable {
    /// As in `FileEdit`.
    var path: String
    /// Nil where there was no file.
    var before: [UInt8]?
    var after: FileStamp
    /// What it held on the way there, where the event writes it more than once.
    var passed: [FileStamp] = []

    /// True for one of the private state.
    var isPrivate: Bool { path.hasPrefix("/") }
  }

  /// One line for people and for git.
  var subject: String
  /// UTC, as RFC 3339 writes it.
  var at: String
  /// Whether a commit belongs to it: it then counts from the moment that the commit is there.
  var isCommitted: Bool
  var files: [File] = []
  /// The folders that the event made, outer ones first; relative to the workspace.
  var folders: [String] = []
  /// The paths that git did not know before; relative to the workspace.
  var untracked: [String] = []
  /// The undo record that this event takes back.
  var undoes: Int?
  /// The folders that go when they are empty at the end, outer ones first.
  var leaving: [String] = []
}

extension EventRecord {
  private static let format = "moot event 1\n"

  var encoded: [UInt8] {
    var bytes = Array(Self.format.utf8)
    func add(_ name: String, _ content: some Collection<UInt8>) {
      bytes += Array("\(name) \(content.count)\n".utf8)
      bytes += content
      bytes.append(UInt8(ascii: "\n"))
    }
    add("subject", subject.utf8)
    add("at", at.utf8)
    if isCommitted { add("commit", [UInt8]()) }
    if let undoes { add("undoes", String(undoes).utf8) }
    for file in files {
      add("file", file.path.utf8)
      add("after", file.after.description.utf8)
      for stamp in file.passed { add("passed", stamp.description.utf8) }
      if let before = file.before { add("before", before) }
    }
    for folder in folders { add("folder", folder.utf8) }
    for path in untracked { add("untracked", path.utf8) }
    for folder in leaving { add("leaving", folder.utf8) }
    add("end", [UInt8]())
    return bytes
  }

  /// Nil for bytes that are no such record, or not all of one.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.format.utf8) else { return nil }
    self.init(subject: "", at: "", isCommitted: false)
    var rest = bytes[Self.format.utf8.count...]
    var isWhole = false
    while !rest.isEmpty {
      guard !isWhole, let (name, content) = Self.section(&rest), add(name, content) else { return nil }
      isWhole = name == "end"
    }
    guard isWhole else { return nil }
  }

  private mutating func add(_ name: String, _ content: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: content, as: UTF8.self)
    switch name {
    case "subject": subject = text
    case "at": at = text
    case "commit": isCommitted = true
    case "undoes":
      guard let number = Int(text) else { return false }
      undoes = number
    case "file": files.append(File(path: text, before: nil, after: .absent))
    case "after":
      guard !files.isEmpty, let stamp = FileStamp(text) else { return false }
      files[files.count - 1].after = stamp
    case "passed":
      guard !files.isEmpty, let stamp = FileStamp(text) else { return false }
      files[files.count - 1].passed.append(stamp)
    case "before":
      guard !files.isEmpty else { return false }
      files[files.count - 1].before = Array(content)
    case "folder": folders.append(text)
    case "untracked": untracked.append(text)
    case "leaving": leaving.append(text)
    default: break
    }
    return true
  }

  private static func section(_ rest: inout ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
    rest = rest[(end + 1)...]
    guard head.count == 2, let count = Int(head[1]), (0..<rest.count).contains(count),
      rest[rest.startIndex + count] == UInt8(ascii: "\n")
    else { return nil }
    defer { rest = rest.dropFirst(count + 1) }
    return (String(head[0]), rest.prefix(count))
  }
}
