import Workspace

/// What a file holds after an event.
struct FileEdit: Sendable {
  /// Relative to the workspace; or absolute, of a file in the private state, which changes together with the others and
  /// is never committed.
  var path: String
  /// Nil removes the file.
  var bytes: [UInt8]?
  /// What the file must still be; `.absent`: it must not exist; nil: not asked.
  var expecting: FileStamp?

  static func creating(_ path: String, _ text: String) -> FileEdit {
    FileEdit(path: path, bytes: Array(text.utf8), expecting: .absent)
  }

  static func changing(_ path: String, to text: String, expecting: FileStamp) -> FileEdit {
    FileEdit(path: path, bytes: Array(text.utf8), expecting: expecting)
  }
}
