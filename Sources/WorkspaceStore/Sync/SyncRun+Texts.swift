import Workspace

/// Texts that change when something gives way: drafts that name a renumbered proposal, and a decision that came second.
extension SyncRun {
  /// What to write, by path relative to the workspace, moved paths by their new name; nil takes a file out.
  func textEdits(
    _ mending: Mending, _ divergence: Divergence, base: ObjectID, theirs: ObjectID
  ) async throws(StoreError) -> ([String: TreeFile?], [SyncMend]) {
    var edits: [String: TreeFile?] = [:]
    var mends: [SyncMend] = []
    for draft in try await changedDrafts(mending, divergence, theirs: theirs) {
      let own = mending.renumberings.first { $0.oldFolder == draft.path.folder }
      var text = DraftRenumbering.rewritten(draft.ours, base: draft.base, mending.renumberings, own: own)
      if mending.decisions.contains(draft.path.folder), let status = draft.remoteStatus {
        text = ProposalWriter.setting(status: status, in: text)
      }
      guard text != draft.ours else { continue }
      let path = mending.moves[draft.path.path] ?? draft.path.path
      edits[path] = .some(TreeFile(mode: draft.mode, id: try await git.store(text)))
      if own == nil, !mending.renumberings.isEmpty { mends.append(.reference(file: path)) }
    }
    for name in mending.decisions {
      let path = ProposalPath(folder: name, rest: "decision.md")
      guard let ours = divergence.local[path.path]?.new,
        let bytes = try await git.objects([ours.id.text])[0]
      else { continue }
      let (event, text) = keptDecision(String(decoding: bytes, as: UTF8.self), of: path)
      edits[path.path] = .some(nil)
      edits[event] = .some(TreeFile(mode: "100644", id: try await git.store(text)))
      mends.append(.decision(file: path.path, keptAs: event))
    }
    return (edits, mends)
  }

  private struct ChangedDraft {
    var path: ProposalPath
    var mode: String
    var ours: String
    var base: String?
    /// Where the proposal stands on the remote; read for those that both decided.
    var remoteStatus: ProposalStatus?
  }

  private func changedDrafts(
    _ mending: Mending, _ divergence: Divergence, theirs: ObjectID
  ) async throws(StoreError) -> [ChangedDraft] {
    guard !mending.renumberings.isEmpty || !mending.decisions.isEmpty else { return [] }
    let changes = divergence.local.values.compactMap { change in
      ProposalPath(change.path).flatMap { path in
        change.new.flatMap { path.isDraft && $0.isRegular ? (path, change, $0) : nil }
      }
    }.sorted { $0.0 < $1.0 }
    let missing = "\(theirs):"
    let texts = try await git.objects(
      changes.flatMap { path, change, new in
        let remote =
          mending.decisions.contains(path.folder)
          ? "\(theirs):\(place.prefix)\(path.path)" : new.id.text
        return [new.id.text, change.old?.id.text ?? missing, remote]
      })
    return changes.enumerated().compactMap { index, entry in
      let (path, change, new) = entry
      // What is no UTF-8 is left alone.
      let found = texts[(3 * index)..<(3 * index + 3)].map {
        $0.flatMap { String(validating: $0, as: UTF8.self) }
      }
      guard let ours = found[0] else { return nil }
      return ChangedDraft(
        path: path, mode: new.mode, ours: ours, base: change.old == nil ? nil : found[1],
        remoteStatus: found[2].map { ProposalReader.draft(source: $0, file: path.path).0.status })
    }
  }

  /// A decision that came second as a comment of the review, word for word.
  private func keptDecision(_ source: String, of path: ProposalPath) -> (path: String, text: String) {
    let decision = Decision.read(source: source, file: path.path).0
    let reviews = ProposalPath(folder: path.folder, rest: "reviews").path
    let taken = FolderListing.names(folder.absolutePath(reviews)).map { String($0.dropLast(3)) }
    var names = EventNames(folder, by: decision?.by, taken: taken)
    let id = names.next()
    let longest = source.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let outcome = decision?.outcome.rawValue ?? "decided"
    let body = """
      This decision (\(outcome)) was written before it was known that somebody else had decided. The other one stands.

      \(fence)
      \(source)\(source.hasSuffix("\n") ? "" : "\n")\(fence)
      """
    let event = ReviewEvent(
      id: id, kind: .comment(.issue), by: decision?.by, at: folder.system.timestamp(),
      version: decision?.version,
      blob: decision.flatMap { decision in
        decision.sealed.first { FilePath.name(of: $0.path) == "\(decision.version).md" }?.blob
      }, body: body)
    return (ProposalPath(folder: path.folder, rest: "reviews/\(id).md").path, event.text)
  }
}
