import Workspace

/// Renaming what only this clone has, as a commit of its own before the merge, so that the history says what happened.
extension SyncRun {
  /// The commit to merge instead of the one that is checked out, and what was mended in it; nil where nothing needs it.
  ///
  /// - Parameters:
  ///   - went: what this clone changed since `base`, from the top of the repository.
  ///   - came: what the remote changed since then.
  func mend(
    _ head: ObjectID, _ went: [TreeChange], _ came: [TreeChange], base: ObjectID, theirs: ObjectID
  ) async throws(StoreError) -> (ObjectID, [SyncMend])? {
    var divergence = Divergence(local: byPath(went), remote: byPath(came))
    let added = divergence.added
    guard !added.isEmpty else { return nil }
    try await look(
      &divergence, added.filter { $0.path.version != nil }.map(\.path.folder), [base, head, theirs])
    let mending = try Mending(divergence)
    guard !mending.isEmpty else { return nil }
    var (edits, mends) = try await textEdits(mending, divergence, base: base, theirs: theirs)
    // A path that one file leaves may be the one that another comes to.
    for path in mending.dropped.union(mending.moves.keys) where edits[path] == nil {
      edits[path] = .some(nil)
    }
    for (old, new) in mending.moves {
      guard let file = divergence.local[old]?.new else { continue }
      if edits[new] == nil || edits[new] == .some(nil) { edits[new] = .some(file) }
    }
    let commit = try await commit(edits, on: head, message: Self.message(mending))
    mends = mending.mends + mends
    return (commit, mends)
  }

  private func byPath(_ changes: [TreeChange]) -> [String: TreeChange] {
    Dictionary(
      inWorkspace(changes.filter { isInWorkspace($0.path) }).map { ($0.path, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Which proposals there are in the three commits, the common one, ours and theirs, and which versions the remote
  /// has of those that got one here.
  private func look(
    _ divergence: inout Divergence, _ published: [String], _ commits: [ObjectID]
  ) async throws(StoreError) {
    let proposals = "\(place.prefix)\(WorkspaceFolder.proposalsFolder)"
    let folders = Set(published).sorted()
    let listings = try await git.listings(
      commits.map { "\($0):\(proposals)" } + folders.map { "\(commits[2]):\(proposals)/\($0)" })
    func names(_ listing: [String: TreeFile]) -> Set<String> {
      Set(listing.keys.filter { ProposalFolderName.number(in: $0) != nil })
    }
    divergence.baseFolders = names(listings[0])
    divergence.localFolders = names(listings[1])
    divergence.remoteFolders = names(listings[2])
    divergence.remoteFiles = Dictionary(
      zip(folders, listings.dropFirst(3)), uniquingKeysWith: { first, _ in first })
  }

  /// A commit with some paths of the workspace changed.
  private func commit(
    _ edits: [String: TreeFile?], on parent: ObjectID, message: String
  ) async throws(StoreError) -> ObjectID {
    let edits = edits.sorted { $0.key < $1.key }.map { TreeEdit(path: place.prefix + $0.key, file: $0.value) }
    // First what goes: a folder may stand where a file was.
    let ordered = edits.filter { $0.file == nil } + edits.filter { $0.file != nil }
    let tree = try await git.tree(of: parent, with: ordered, scratch: scratchIndex)
    return try await commit(tree: tree, parents: [parent], message: message)
  }

  var scratchIndex: String { FilePath.join(place.gitFolder, "moot-sync-index") }

  func signedOff(_ message: String) async throws(StoreError) -> String {
    guard folder.configuration.signoff else { return message + "\n" }
    return "\(message)\n\n\(try await git.signOff())\n"
  }

  private static func message(_ mending: Mending) -> String {
    let lines = mending.mends.map(\.description) + mending.decisions.map { "\($0): decided on the remote" }
    let subject =
      lines.count == 1
      ? "Give way to what the remote has" : "Give way to what the remote has in \(lines.count) places"
    return "\(subject)\n\n\(lines.joined(separator: "\n"))"
  }
}
