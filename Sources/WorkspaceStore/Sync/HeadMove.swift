import Workspace

/// A move of the branch that is under way: noted before the first file changes, gone when all is done.
struct HeadMove: Hashable, Sendable {
  var from: ObjectID
  var to: ObjectID
  /// The folders of conflicts that are settled by it, relative to the workspace.
  var settled: [String]

  init(from: ObjectID, to: ObjectID, settled: [String] = []) {
    self.from = from
    self.to = to
    self.settled = settled
  }

  private static let format = "moot sync 1"

  var encoded: [UInt8] {
    Array(([Self.format, from.text, to.text] + settled).map { $0 + "\n" }.joined().utf8)
  }

  /// Nil for bytes that are no such note.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.count >= 3, lines[0] == Self.format, let from = ObjectID(lines[1]),
      let to = ObjectID(lines[2])
    else { return nil }
    self.init(from: from, to: to, settled: lines.dropFirst(3).map(String.init))
  }
}

extension WorkspaceFolder {
  private static let moveName = ".moot/journal/sync"

  private var moveFile: String { absolutePath(Self.moveName) }

  func note(_ move: HeadMove) throws(StoreError) {
    _ = try ownFolder()
    try AtomicFile.makeFolder(FilePath.folder(of: moveFile), as: ".moot/journal")
    try AtomicFile.write(move.encoded, to: moveFile, as: Self.moveName)
  }

  func forgetMove() throws(StoreError) { try AtomicFile.remove(moveFile, as: Self.moveName) }

  /// Ends what a killed sync had begun: the branch goes to the new commit where index and work tree have it already,
  /// else the files that had changed get back what they held. Call it as the only writer.
  func mendMove(holding lock: CInt) async throws(StoreError) {
    guard let bytes = try DiskFile.readIfPresent(moveFile, as: Self.moveName) else { return }
    if let move = HeadMove(bytes) { try await mend(move, holding: lock) }
    try forgetMove()
  }

  private func mend(_ move: HeadMove, holding lock: CInt) async throws(StoreError) {
    let git = Git(folder: root)
    // A branch that is elsewhere was moved by the sync's last step or by a person.
    let head = try await git.commit(named: "HEAD")
    if head == move.to { forget(move.settled) }
    guard head == move.from else { return }
    let changes = try await git.changes(from: move.from, to: move.to)
    if try await git.index(has: move.to, at: changes) {
      let moved = try await git.moveHead(
        from: move.from, to: move.to, why: "moot sync: finished after a stop", holding: lock)
      guard moved.succeeded else { throw git.failure("git update-ref", moved) }
      return forget(move.settled)
    }
    try await git.restore(changes)
  }

  private func forget(_ settled: [String]) {
    for name in settled where name.hasPrefix("\(MergeFolder.name)/") && FilePath.staysInside(name) {
      MergeFolder(self, path: name, folder: name).remove()
    }
  }
}
