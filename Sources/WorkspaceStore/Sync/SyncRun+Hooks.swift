import Glibc
import Workspace

/// The commits that a sync makes of trees, with the hooks that git's own `merge` and `commit` run. Nothing is changed
/// before they agree: the commit belongs to no branch until the move.
extension SyncRun {
  func commit(
    tree: ObjectID, parents: [ObjectID], message: String
  ) async throws(StoreError) -> ObjectID {
    let isMerge = parents.count > 1
    var message = try await signedOff(message)
    let first = isMerge ? "pre-merge-commit" : "pre-commit"
    if hasHook(first) {
      // As in a merge by hand, what is about to be committed is what the hook finds staged.
      defer { unlink(scratchIndex) }
      try await git.writeIndex(of: tree, to: scratchIndex)
      try await git.runHook(first, index: scratchIndex)
    }
    message = try await hooked(
      message, after: [("prepare-commit-msg", [isMerge ? "merge" : "message"]), ("commit-msg", [])])
    return try await git.commit(tree: tree, parents: parents, message: message, signs: signs)
  }

  /// The message as hooks leave it, which find it in a file.
  private func hooked(
    _ message: String, after hooks: [(name: String, arguments: [String])]
  ) async throws(StoreError) -> String {
    let present = hooks.filter { hasHook($0.name) }
    guard !present.isEmpty else { return message }
    let file = FilePath.join(place.gitFolder, "moot-sync-message")
    defer { unlink(file) }
    try AtomicFile.write(Array(message.utf8), to: file)
    for hook in present { try await git.runHook(hook.name, [file] + hook.arguments) }
    let text = String(decoding: try DiskFile.read(file), as: UTF8.self)
    guard !text.trimmingWhitespace().isEmpty else {
      throw StoreError(
        .notCommitted, path: folder.root, "a hook left no message for the commit; nothing was merged")
    }
    return text
  }

  /// Tells the hook `post-merge` that the work tree has another commit now. It refuses nothing any more.
  func tellMerged() async {
    guard hasHook("post-merge") else { return }
    do throws(StoreError) {
      try await git.runHook("post-merge", ["0"])
    } catch {
      folder.onWarning("merged all the same: \(error.message)")
    }
  }

  /// Git is not started for hooks that are not there, as mostly none is.
  private func hasHook(_ name: String) -> Bool { access(FilePath.join(place.hooks, name), X_OK) == 0 }
}
