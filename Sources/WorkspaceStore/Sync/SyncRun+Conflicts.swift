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
      let solved = try await solve(merge, branch)
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
    return try await commit(tree: tree, parents: [ours, theirs], message: message)
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
  }

  private func solve(_ merge: TreeMerge, _ branch: RemoteBranch) async throws(StoreError) -> Solution {
    var solution = Solution()
    for (path, conflict) in merge.conflicts.sorted(by: { $0.key < $1.key }) {
      let files = [conflict.base, conflict.ours, conflict.theirs].compactMap(\.self)
      guard isInWorkspace(path), files.allSatisfy(\.isRegular), conflict.ours != nil || conflict.theirs != nil
      else {
        let words = merge.words.first { $0.contains(path) } ?? "git cannot merge it"
        solution.conflicts.append(
          SyncConflict(path: shown(path), kind: .other(words), folder: nil, theirs: "\(branch)"))
        continue
      }
      let names = [conflict.base, conflict.ours, conflict.theirs].map { $0?.id.text ?? "\(merge.tree):" }
      let bytes = try await git.objects(names)
      let sides = Sides(
        base: conflict.base == nil ? nil : bytes[0], ours: conflict.ours == nil ? nil : bytes[1],
        theirs: conflict.theirs == nil ? nil : bytes[2])
      try await solve(path, conflict, sides, branch, &solution)
    }
    return solution
  }

  private func solve(
    _ path: String, _ conflict: TreeMerge.Conflict, _ sides: Sides, _ branch: RemoteBranch,
    _ solution: inout Solution
  ) async throws(StoreError) {
    let laidOut = MergeFolder(folder, path: shown(path), conflict)
    let choice = options.choices[shown(path)]
    let mode = conflict.ours?.mode ?? conflict.theirs?.mode ?? "100644"
    func solved(_ file: TreeFile?) {
      solution.edits.append(TreeEdit(path: path, file: file))
      solution.mends.append(.resolved(file: shown(path)))
      solution.settled.append(laidOut)
    }
    guard let texts = texts(sides) else {
      // Whole files: one of them, or none.
      if let choice { try laidOut.keep(choice) }
      if let chosen = try laidOut.choice() {
        let ours = chosen == .ours || (chosen == .both && conflict.ours != nil)
        return solved(ours ? conflict.ours : conflict.theirs)
      }
      try laidOut.write(base: sides.base, ours: sides.ours, theirs: sides.theirs, merged: nil)
      let kind: SyncConflict.Kind =
        sides.ours == nil ? .removedHere : sides.theirs == nil ? .removedThere : .notText
      solution.conflicts.append(
        SyncConflict(path: shown(path), kind: kind, folder: laidOut.folder, theirs: "\(branch)"))
      return
    }
    let review = MergeReview(
      path: shown(path), base: texts.base, ours: texts.ours, theirs: texts.theirs,
      names: MergeReview.Names(theirs: "\(branch)"))
    if let text = review.text {
      solution.edits.append(TreeEdit(path: path, file: TreeFile(mode: mode, id: try await git.store(text))))
      solution.mends.append(.merged(file: shown(path)))
      return
    }
    try laidOut.write(base: sides.base, ours: sides.ours, theirs: sides.theirs, merged: review.written)
    if let choice { try laidOut.keep(merged: review.taking(choice)) }
    if let resolution = try laidOut.resolution() {
      return solved(TreeFile(mode: mode, id: try await git.store(resolution)))
    }
    solution.conflicts.append(
      SyncConflict(
        path: shown(path), kind: .lines(review.conflicts.map(\.lines)), folder: laidOut.folder,
        theirs: "\(branch)"))
  }

  /// Nil where a side is missing or is no text. A base that is none counts as empty.
  private func texts(_ sides: Sides) -> (base: String?, ours: String, theirs: String)? {
    guard let ours = MergeFolder.text(sides.ours), let theirs = MergeFolder.text(sides.theirs) else {
      return nil
    }
    return (sides.base.map { MergeFolder.text($0) ?? "" }, ours, theirs)
  }
}
