import Workspace

/// Merging two histories into one commit, and what only a person can merge.
extension SyncRun {
  /// The commit that has both; nil where a conflict stopped it, which the report names then.
  mutating func mergeCommit(
    _ ours: ObjectID, _ theirs: ObjectID, base: ObjectID, of branch: RemoteBranch, _ mends: inout [SyncMend]
  ) async throws(StoreError) -> ObjectID? {
    // Where the remote has nothing new there is nothing to merge with.
    if base == theirs { return ours }
    let merge = try await git.merge(ours, theirs)
    var tree = merge.tree
    if !merge.conflicts.isEmpty {
      let solved = try await solve(merge, ours: ours, theirs: theirs, branch)
      guard solved.conflicts.isEmpty else {
        report.conflicts = solved.conflicts
        return nil
      }
      mends += solved.mends
      settled = solved.settled
      tree = try await git.tree(of: merge.tree, with: solved.edits, scratch: scratchIndex)
    }
    var message = "Sync with \(branch)"
    if !mends.isEmpty { message += "\n\n" + mends.map(\.description).joined(separator: "\n") }
    return try await git.commit(
      tree: tree, parents: [ours, theirs], message: try await signedOff(message), signs: signs)
  }

  private struct Solution {
    var edits: [TreeEdit] = []
    var mends: [SyncMend] = []
    var settled: [MergeFolder] = []
    var conflicts: [SyncConflict] = []
  }

  /// The texts of one conflict; nil for a side that does not have the file.
  private struct Sides {
    var base: [UInt8]?
    var ours: [UInt8]?
    var theirs: [UInt8]?
    /// Git's own attempt, with its marks.
    var marked: [UInt8]?
  }

  private func solve(
    _ merge: TreeMerge, ours: ObjectID, theirs: ObjectID, _ branch: RemoteBranch
  ) async throws(StoreError) -> Solution {
    var solution = Solution()
    for (path, conflict) in merge.conflicts.sorted(by: { $0.key < $1.key }) {
      let files = [conflict.base, conflict.ours, conflict.theirs].compactMap(\.self)
      guard isInWorkspace(path), files.allSatisfy(\.isRegular), conflict.ours != nil || conflict.theirs != nil
      else {
        let words = merge.words.first { $0.contains(path) } ?? "git cannot merge it"
        solution.conflicts.append(SyncConflict(path: shown(path), kind: .other(words), folder: nil))
        continue
      }
      let names = [conflict.base, conflict.ours, conflict.theirs].map { $0?.id.text ?? "\(merge.tree):" }
      let bytes = try await git.objects(names + ["\(merge.tree):\(path)"])
      let sides = Sides(
        base: conflict.base == nil ? nil : bytes[0], ours: conflict.ours == nil ? nil : bytes[1],
        theirs: conflict.theirs == nil ? nil : bytes[2], marked: bytes[3])
      try await solve(path, conflict, sides, (ours, theirs), branch, &solution)
    }
    return solution
  }

  private func solve(
    _ path: String, _ conflict: TreeMerge.Conflict, _ sides: Sides, _ commits: (ObjectID, ObjectID),
    _ branch: RemoteBranch, _ solution: inout Solution
  ) async throws(StoreError) {
    let laidOut = MergeFolder(folder, path: shown(path), conflict)
    let choice = options.choices[shown(path)]
    let mode = conflict.ours?.mode ?? conflict.theirs?.mode ?? "100644"
    func solved(_ file: TreeFile?) {
      solution.edits.append(TreeEdit(path: path, file: file))
      solution.mends.append(.resolved(file: shown(path)))
      solution.settled.append(laidOut)
    }
    guard let text = markedText(sides, commits) else {
      // Whole files: one of them, or none.
      if let choice { try laidOut.keep(choice, merged: nil) }
      if let chosen = try laidOut.choice() {
        let ours = chosen == .ours || (chosen == .both && conflict.ours != nil)
        return solved(ours ? conflict.ours : conflict.theirs)
      }
      try laidOut.write(base: sides.base, ours: sides.ours, theirs: sides.theirs, merged: nil)
      let kind: SyncConflict.Kind =
        sides.ours == nil ? .removedHere : sides.theirs == nil ? .removedThere : .notText
      solution.conflicts.append(SyncConflict(path: shown(path), kind: kind, folder: laidOut.folder))
      return
    }
    try laidOut.write(
      base: sides.base, ours: sides.ours, theirs: sides.theirs,
      merged: text.written(ours: "yours", theirs: "\(branch)"))
    if let choice { try laidOut.keep(choice, merged: text.taking(choice)) }
    if let resolution = try laidOut.resolution() {
      return solved(TreeFile(mode: mode, id: try await git.store(resolution)))
    }
    solution.conflicts.append(
      SyncConflict(path: shown(path), kind: .lines(text.lines), folder: laidOut.folder))
  }

  /// Nil where a side is missing or is no text.
  private func markedText(_ sides: Sides, _ commits: (ObjectID, ObjectID)) -> MarkedText? {
    let texts = [sides.ours, sides.theirs, sides.marked].map { bytes in
      bytes.flatMap { $0.contains(0) ? nil : String(validating: $0, as: UTF8.self) }
    }
    guard texts[0] != nil, texts[1] != nil, let marked = texts[2] else { return nil }
    return MarkedText(marked, ours: commits.0.text, theirs: commits.1.text)
  }
}
