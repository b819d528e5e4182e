import Glibc
import Workspace

/// What a move of the work tree left when it was killed: the index is written last and all at once, the files before
/// it, one after the other.
extension Git {
  /// Whether the index holds these changes.
  func index(has commit: ObjectID, at changes: [TreeChange]) async throws(StoreError) -> Bool {
    let touched = Set(changes.map(\.path))
    let differing = try await run([
      "diff-index", "--cached", "-z", "--name-only", "--no-renames", commit.text,
    ])
    guard differing.succeeded else { throw failure("git diff-index", differing) }
    return differing.bytes.split(separator: 0).allSatisfy {
      !touched.contains(String(decoding: $0, as: UTF8.self))
    }
  }

  /// Gives the files that have the new side of a change already, or were taken away for it, what the index has of the
  /// old side. A file that holds anything else was changed by a person since and stays.
  func restore(_ changes: [TreeChange]) async throws(StoreError) {
    let top = try await run(["rev-parse", "--show-toplevel"])
    guard top.succeeded else { throw failure("git rev-parse", top) }
    let here = Git(folder: top.line)
    func file(_ path: String) -> String { FilePath.join(top.line, path) }
    let present = changes.filter { $0.new?.isRegular == true && DiskFile.exists(file($0.path)) }
    let hashes = try await here.run(
      ["hash-object", "--stdin-paths"], reading: present.map { "\($0.path)\n" }.joined(), settings: [:])
    guard hashes.succeeded else { throw failure("git hash-object", hashes) }
    let isNew = zip(present, hashes.text.split(separator: "\n")).filter { change, hash in
      change.new?.id.text == String(hash)
    }.map(\.0)
    let missing = changes.filter { $0.old != nil && !DiskFile.exists(file($0.path)) }
    for change in isNew where change.old == nil { try AtomicFile.remove(file(change.path), as: change.path) }
    removeEmptyFolders(of: isNew.filter { $0.old == nil }.map(\.path), below: top.line)
    let lost = isNew.filter { $0.old != nil } + missing
    let restored = try await here.run(
      ["checkout-index", "--force", "-z", "--stdin"], reading: lost.map { "\($0.path)\0" }.joined(),
      settings: [:])
    guard restored.succeeded else { throw failure("git checkout-index", restored) }
  }

  private func removeEmptyFolders(of paths: [String], below top: String) {
    for path in paths {
      var folder = FilePath.folder(of: path)
      while folder != ".", rmdir(FilePath.join(top, folder)) == 0 { folder = FilePath.folder(of: folder) }
    }
  }
}
