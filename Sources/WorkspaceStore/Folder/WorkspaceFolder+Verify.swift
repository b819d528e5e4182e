import Workspace

extension WorkspaceFolder {
  /// Recomputes a decision's seal, and compares every file of the proposal that never changes with the commit that
  /// added it: its bytes, and the person it names with the commit's author. Nothing is fetched.
  public func verify(_ proposal: Proposal) async throws(StoreError) -> SealCheck {
    let git = Git(folder: root)
    let additions = try await git.isRepository() ? git.additions(below: proposal.folder) : [:]
    var check = SealCheck(
      number: proposal.number, decision: proposal.decision, findings: [], sealedCount: 0, committedCount: 0,
      uncommitted: [])
    for sealed in proposal.decision?.sealed ?? [] {
      check.sealedCount += 1
      if let finding = finding(of: sealed, in: proposal) { check.findings.append(finding) }
    }
    for (path, by) in immutableFiles(of: proposal) {
      guard let added = additions[path] else {
        check.uncommitted.append(path)
        continue
      }
      check.committedCount += 1
      check.findings += findings(path, by: by, added)
    }
    return check
  }

  private func finding(of sealed: Decision.Sealed, in proposal: Proposal) -> SealCheck.Finding? {
    let path = "\(proposal.folder)/\(sealed.path)"
    // A decision is a file that anybody may write; it must not make Moot read elsewhere.
    guard FilePath.staysInside(sealed.path) else {
      return .unreadable(path: path, "is outside of the proposal")
    }
    do throws(StoreError) {
      guard let bytes = try DiskFile.readIfPresent(absolutePath(path), as: path) else {
        return .missing(path: path)
      }
      return sealed.blob.names(bytes)
        ? nil : .changed(path: path, sealed: sealed.blob, now: GitObjectID(blob: bytes))
    } catch {
      return .unreadable(path: path, error.message)
    }
  }

  private func findings(_ path: String, by: String?, _ added: Git.Addition) -> [SealCheck.Finding] {
    do throws(StoreError) {
      var findings: [SealCheck.Finding] = []
      if !added.blob.names(try DiskFile.read(absolutePath(path), as: path)) {
        findings.append(.rewritten(path: path, commit: added.commit))
      }
      if let by, !people.areSame(by, added.author) {
        findings.append(.author(path: path, by: by, commit: added.commit, committed: added.author))
      }
      return findings
    } catch {
      return [.unreadable(path: path, error.message)]
    }
  }

  /// Versions, events, runs and the decision, each with whom it says it is by.
  private func immutableFiles(of proposal: Proposal) -> [(path: String, by: String?)] {
    let versions = proposal.versions.map { (proposal.path(of: $0.number), $0.by) }
    let events = proposal.review.events.map { (proposal.path(of: $0), $0.by) }
    // A run may have been measured by one person and attached by another.
    let runs = proposal.runFiles.map { ($0, String?.none) }
    let decision = proposal.decision.map { [(proposal.decisionPath, $0.by)] } ?? []
    return versions + events + runs + decision
  }
}
