import Workspace

/// Two histories merged as trees, before anything of the work tree is touched.
struct TreeMerge: Hashable, Sendable {
  /// One path that git could not merge; which of the three are there tells what happened.
  struct Conflict: Hashable, Sendable {
    var base: TreeFile?
    var ours: TreeFile?
    var theirs: TreeFile?
  }

  /// With the marks of conflicts in the files named by `conflicts`.
  var tree: ObjectID
  /// By path from the top of the repository.
  var conflicts: [String: Conflict]
  /// What git says of the conflicts, one a line.
  var words: [String]
}

extension Git {
  /// The commit that two histories have in common; nil where they have none.
  func mergeBase(_ ours: ObjectID, _ theirs: ObjectID) async throws(StoreError) -> ObjectID? {
    let answer = try await run(["merge-base", ours.text, theirs.text])
    guard answer.code <= 1 else { throw failure("git merge-base", answer) }
    return ObjectID(answer.line)
  }

  /// Merges two commits into a tree. Files that were added to a folder follow it where the other side renamed it.
  func merge(_ ours: ObjectID, _ theirs: ObjectID) async throws(StoreError) -> TreeMerge {
    let answer = try await run([
      "-c", "merge.directoryRenames=true", "-c", "merge.conflictStyle=merge",
      "merge-tree", "--write-tree", "-z", "--messages", ours.text, theirs.text,
    ])
    guard answer.code <= 1, let merge = Self.merge(of: answer.bytes) else {
      throw failure("git merge-tree", answer)
    }
    return merge
  }

  /// The tree's id; for each stage of a path that could not be merged `<mode> <id> <stage>`, tab, path; an empty
  /// field; messages as the number of their paths, those, a kind and a text. Every field ends with a NUL.
  private static func merge(of bytes: [UInt8]) -> TreeMerge? {
    let fields = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard let first = fields.first, let tree = ObjectID(first) else { return nil }
    var merge = TreeMerge(tree: tree, conflicts: [:], words: [])
    var index = 1
    while index < fields.count, !fields[index].isEmpty {
      let parts = fields[index].split(separator: "\t", maxSplits: 1)
      let words = parts[0].split(separator: " ")
      index += 1
      guard parts.count == 2, words.count == 3, let id = ObjectID(words[1]) else { continue }
      let file = TreeFile(mode: String(words[0]), id: id)
      switch words[2] {
      case "1": merge.conflicts[String(parts[1]), default: .init()].base = file
      case "2": merge.conflicts[String(parts[1]), default: .init()].ours = file
      default: merge.conflicts[String(parts[1]), default: .init()].theirs = file
      }
    }
    index += 1
    while index < fields.count, let count = Int(fields[index]), index + count + 2 < fields.count {
      if fields[index + count + 1].hasPrefix("CONFLICT") {
        merge.words.append(fields[index + count + 2].trimmingWhitespace())
      }
      index += count + 3
    }
    return merge
  }

  /// A commit of a tree, by git's own identity; it belongs to no branch yet.
  func commit(
    tree: ObjectID, parents: [ObjectID], message: String, signs: Bool
  ) async throws(StoreError) -> ObjectID {
    let answer = try await run(
      ["commit-tree", tree.text] + parents.flatMap { ["-p", $0.text] } + (signs ? ["-S"] : []) + ["-F", "-"],
      reading: message, settings: [:])
    guard answer.succeeded, let commit = ObjectID(answer.line) else {
      throw failure("git commit-tree", answer)
    }
    return commit
  }

  /// `Signed-off-by: Name <address>` of whoever commits here.
  func signOff() async throws(StoreError) -> String {
    let answer = try await run(["var", "GIT_COMMITTER_IDENT"])
    guard answer.succeeded, let end = answer.line.lastIndex(of: ">") else {
      throw failure("git var GIT_COMMITTER_IDENT", answer)
    }
    return "Signed-off-by: \(answer.line[...end])"
  }

  /// Brings index and work tree from one commit to another. Only paths that differ between the two are touched; what
  /// is staged or changed elsewhere stays. Where such a path was changed by the person it is refused, and nothing is
  /// done: git looks at all of them before it writes the first (git-read-tree(1), two-tree merge).
  ///
  /// - Parameter lock: what git reads, and so keeps open for as long as it runs.
  func moveWorkTree(
    from old: ObjectID, to new: ObjectID, holding lock: CInt
  ) async throws(StoreError) -> Output {
    try await run(["read-tree", "-m", "-u", old.text, new.text], input: lock)
  }

  /// Moves the branch that is checked out, unless somebody else moved it since `old`.
  ///
  /// - Parameter lock: as above.
  func moveHead(
    from old: ObjectID, to new: ObjectID, why: String, holding lock: CInt
  ) async throws(StoreError) -> Output {
    try await run(["update-ref", "-m", why, "HEAD", new.text, old.text], input: lock)
  }
}
