import Workspace

/// What a person changed and git does not have yet.
extension SyncRun {
  /// Under `commit: event` one commit of the workspace's changed files, which is returned; else they are only named.
  mutating func commitOwnChanges(
    _ status: WorkTreeStatus, holding lock: CInt
  ) async throws(StoreError) -> ObjectID? {
    report.left = []
    let changed = status.changed.filter { isInWorkspace($0) }
    let own = changed.filter { isOwn(shown($0)) }.sorted()
    if let reason = whyNotCommitting {
      report.left = own.map {
        Diagnostic(.note, file: shown($0), "is not committed, and so not sent: \(reason)")
      }
      return nil
    }
    var paths: [String] = []
    for path in own {
      if let problem = problem(of: shown(path), isNew: status.added.contains(path)) {
        report.left.append(problem)
      } else {
        paths.append(shown(path))
      }
    }
    guard !paths.isEmpty else { return nil }
    let new = paths.filter { status.untracked.contains(place.prefix + $0) }
    do throws(StoreError) {
      try await git.commit(
        paths, adding: new, message: CommitMessage(Self.subject(of: paths)),
        signoff: folder.configuration.signoff, holding: lock)
    } catch {
      // A hook that rejects it leaves the index as it was.
      try? await git.forget(new, holding: lock)
      throw error
    }
    report.committed += paths
    return try await git.commit(named: "HEAD")
  }

  private var whyNotCommitting: String? {
    guard folder.hasConfiguration else { return "without a moot.yaml you commit" }
    if let problem = folder.diagnostics.first { return "\(problem)" }
    return folder.configuration.commit == .manual ? "under `commit: manual` you commit" : nil
  }

  /// Proposals, templates, notes and `moot.yaml`; no hidden file, and none that an editor keeps beside another.
  private func isOwn(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard !parts.contains(where: { $0.hasPrefix(".") }), !path.hasSuffix("~") else { return false }
    if path == WorkspaceFolder.configurationName { return true }
    if parts.count > 1, parts[0] == WorkspaceFolder.proposalsFolder || parts[0] == "templates" { return true }
    guard path.hasSuffix(".md") || path.hasSuffix(".markdown") else { return false }
    let patterns = folder.configuration.notes
    if !patterns.isEmpty { return patterns.contains { GlobPattern($0).matches(path) } }
    let bytes = (try? DiskFile.read(folder.absolutePath(path), as: path)) ?? []
    return NoteReader.looksLikeNote(path: path, bytes: bytes)
  }

  /// Why a file must not be committed as it is.
  private func problem(of path: String, isNew: Bool) -> Diagnostic? {
    if WorkspaceFolder.isImmutable(path), !isNew {
      return Diagnostic(
        .warning, file: path,
        "was changed by hand, though it never changes; it is not sent (`git restore` brings it back)")
    }
    guard let bytes = try? DiskFile.read(folder.absolutePath(path), as: path) else { return nil }
    guard MergeReview.hasMarks(String(decoding: bytes, as: UTF8.self)) else { return nil }
    return Diagnostic(
      .warning, file: path, "has conflict marks; it is not sent until you choose what stays")
  }

  private static func subject(of paths: [String]) -> String {
    guard paths.count == 1 else { return "Save \(paths.count) changed files" }
    guard let path = ProposalPath(paths[0]), path.isDraft else { return "Save \(paths[0])" }
    return "Save the draft of proposal \(path.number)"
  }
}
