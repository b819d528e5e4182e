import Workspace

/// What a file of the workspace holds after an event.
struct FileEdit: Sendable {
  /// Relative to the workspace.
  var path: String
  /// Nil removes the file.
  var bytes: [UInt8]?
  /// The file must still be this; `.absent`: it must not exist; nil: that is not asked.
  var expecting: FileStamp?

  static func creating(_ path: String, _ text: String) -> FileEdit {
    FileEdit(path: path, bytes: Array(text.utf8), expecting: .absent)
  }

  static func changing(_ path: String, to text: String, expecting: FileStamp) -> FileEdit {
    FileEdit(path: path, bytes: Array(text.utf8), expecting: expecting)
  }
}

extension WorkspaceFolder {
  /// One event: `plan` is called as the only writer and says what to write; all of it is written and, under
  /// `commit: event`, becomes one commit.
  func event<Value: Sendable>(
    _ subject: (Value) -> String, _ plan: () throws(StoreError) -> (Value, [FileEdit])
  ) async throws(StoreError) -> Value {
    let (value, paths) = try locked { () throws(StoreError) in
      let (value, edits) = try plan()
      for edit in edits { try write(edit) }
      return (value, edits.map(\.path))
    }
    await record(paths, subject(value))
    return value
  }

  private func write(_ edit: FileEdit) throws(StoreError) {
    let path = absolutePath(edit.path)
    guard let bytes = edit.bytes else {
      return try AtomicFile.remove(path, as: edit.path, expecting: edit.expecting)
    }
    try AtomicFile.makeFolder(FilePath.folder(of: path), as: FilePath.folder(of: edit.path))
    if edit.expecting == .absent {
      try AtomicFile.create(bytes, at: path, as: edit.path)
    } else {
      try AtomicFile.write(bytes, to: path, as: edit.path, expecting: edit.expecting)
    }
  }
}
