import Workspace

/// What undoing a change to an item needs: the bytes before, and the stamp the note has after.
public struct ItemReceipt: Sendable {
  /// The item before the change, with its line as it is now.
  public let item: ActionItem
  /// Path of the note, relative to the workspace.
  public let file: String
  /// One line for people and for git.
  public let summary: String
  let before: [UInt8]
  let after: FileStamp
}

extension WorkspaceFolder {
  /// The item that a reference names: a unique beginning of its id, four digits or more, or `FILE:LINE` with the
  /// line on which it begins.
  public func findItem(_ reference: String) throws(StoreError) -> ActionItem {
    let index = try openIndex()
    if let colon = reference.lastIndex(of: ":"), let line = Int(reference[reference.index(after: colon)...]) {
      return try findItem(file: String(reference[..<colon]), line: line, in: index)
    }
    let prefix = reference.lowercased()
    guard prefix.utf8.count >= 4, prefix.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw StoreError(
        .malformedReference, "'\(reference)' names no item",
        advice: "give at least four digits of its id, or FILE:LINE; `moot actions` shows both")
    }
    let found = try index.items(withPrefix: prefix, limit: 6)
    guard let first = found.first else {
      throw StoreError(.notFound, "no item \(prefix)", advice: "`moot actions --all` shows what there is")
    }
    guard found.count == 1 else {
      let places = found.prefix(5).map { "\($0.id) (\($0.file):\($0.line))" }.joined(separator: ", ")
      let count = found.count > 5 ? "more than 5" : "\(found.count)"
      throw StoreError(.ambiguous, "\(prefix) fits \(count) items: \(places)", advice: "give more digits")
    }
    return first
  }

  private func findItem(
    file: String, line: Int, in index: WorkspaceIndex
  ) throws(StoreError) -> ActionItem {
    let path = relativePath(file)
    let here = try index.items(inFile: path)
    if let item = here.first(where: { $0.line == line }) { return item }
    guard let nearest = here.min(by: { abs($0.line - line) < abs($1.line - line) }) else {
      throw StoreError(
        .notFound, path: path, "no note with items", advice: "`moot meetings` shows the notes")
    }
    throw StoreError(
      .notFound, path: path, line: line, "no item begins on this line",
      advice: "the nearest begins on line \(nearest.line)")
  }

  /// Relative to the workspace, from a path relative to it or to the working directory.
  private func relativePath(_ path: String) -> String {
    if !path.hasPrefix("/"), DiskFile.exists(absolutePath(path)) { return path }
    guard let real = FilePath.resolved(FilePath.join(system.workingDirectory, path)),
      real.hasPrefix(root + "/")
    else { return path }
    return String(real.dropFirst(root.utf8.count + 1))
  }

  /// Changes an item in its note's own line and no other byte. The note is read again: an item that moved to
  /// another line is found, one that is gone is an error and nothing is written.
  public func change(_ item: ActionItem, _ change: NoteEditor.Change) throws(StoreError) -> ItemReceipt {
    try locked { () throws(StoreError) in
      let bytes = try DiskFile.read(absolutePath(item.file), as: item.file)
      let reading = NoteReader.read(path: item.file, bytes: bytes)
      guard let current = reading.meeting.actions.first(where: { $0.id == item.id }) else {
        throw StoreError(
          .changedMeanwhile, path: item.file, line: item.line,
          "this item is no longer in the note; nothing was written", advice: "read the notes again")
      }
      let changed: [UInt8]
      do throws(NoteEditError) {
        changed = try NoteEditor.apply(change, to: current, in: bytes)
      } catch {
        throw StoreError(.refused, path: item.file, line: current.line, "\(error)")
      }
      let stamp = try AtomicFile.write(
        changed, to: absolutePath(item.file), as: item.file, expecting: FileStamp(of: bytes))
      return ItemReceipt(
        item: current, file: item.file, summary: "\(change.verb): \(current.summary)", before: bytes,
        after: stamp)
    }
  }

  /// Gives the note back its bytes, unless it is no longer as the change left it.
  public func undo(_ receipt: ItemReceipt) throws(StoreError) {
    try locked { () throws(StoreError) in
      _ = try AtomicFile.write(
        receipt.before, to: absolutePath(receipt.file), as: receipt.file, expecting: receipt.after)
    }
  }
}

extension NoteEditor.Change {
  /// `Done`, for messages and commits.
  fileprivate var verb: String {
    switch self {
    case .done: "Done"
    case .dropped: "Dropped"
    case .moved(let date): "Moved to \(date)"
    case .reopened: "Open again"
    case .assigned(let owners): "Assigned to \(owners.joined(separator: ", "))"
    case .reworded: "Reworded"
    }
  }
}

extension ActionItem {
  /// Owners and the beginning of the text.
  fileprivate var summary: String {
    let owners = owners.isEmpty ? "" : owners.joined(separator: ", ") + ": "
    return owners + text.clipped(toWidth: 60)
  }
}
