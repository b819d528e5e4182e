import Glibc
import Workspace

/// Bringing the branch, the index and the work tree from one commit to another, so that a kill at any moment leaves
/// what the next start of Moot can make whole.
extension SyncRun {
  func move(from head: ObjectID, to next: ObjectID, holding lock: CInt) async throws(StoreError) {
    guard next != head else { return }
    let moved = HeadMove(from: head, to: next, settled: settled.map(\.folder))
    try folder.note(moved)
    let tree = try await git.moveWorkTree(from: head, to: next, holding: lock)
    guard tree.succeeded else {
      try folder.forgetMove()
      throw try await refusal(from: head, to: next, tree)
    }
    let branch = try await git.moveHead(
      from: head, to: next, why: "moot sync: \(report.source)", holding: lock)
    guard branch.succeeded else {
      // Somebody else moved the branch; their commit is what index and work tree belong to.
      _ = try await git.moveWorkTree(from: next, to: head, holding: lock)
      try folder.forgetMove()
      throw git.failure("git update-ref", branch)
    }
    for conflict in settled { conflict.remove() }
    try folder.forgetMove()
  }

  /// Which changes of a person's are in the way. Git names only the first.
  private func refusal(
    from head: ObjectID, to next: ObjectID, _ output: Git.Output
  ) async throws(StoreError) -> StoreError {
    let touched = Set(try await git.changes(from: head, to: next).map(\.path))
    let paths = try await git.status().changed.filter { touched.contains($0) }.map(shown)
    guard let first = paths.first else { return git.failure("git read-tree", output) }
    let others = paths.count == 1 ? "" : ", and so are \(paths.dropFirst().prefix(5).joined(separator: ", "))"
    return StoreError(
      .refused, path: first,
      "is changed and not committed\(others); the merge would change it too, and changed nothing",
      advice: "commit it, or `git stash` it for the while")
  }
}
