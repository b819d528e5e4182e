import Glibc
import Workspace

extension WorkspaceFolder {
  /// Fetches, merges and pushes; see `SyncRun`.
  ///
  /// Throws where nothing could be done and nothing was changed. What stopped later is in the report.
  @discardableResult
  public func sync(_ options: SyncOptions = SyncOptions()) async throws(StoreError) -> SyncReport {
    var run = try await SyncRun(self, options)
    try await run.go()
    return run.report
  }
}

/// One sync. What only this clone has is renamed where it cannot lie beside what the remote has (`Mending`), both
/// histories are merged as trees, and only then, in one step, index and work tree are brought from the old commit to
/// the new one. Talking to the remote happens without the workspace's lock: others may write meanwhile.
struct SyncRun {
  let folder: WorkspaceFolder
  let git: Git
  let options: SyncOptions
  let place: RepositoryPlace
  let branches: SyncPlace
  /// Whether commits are to be signed, as git's own `commit` would.
  let signs: Bool
  var report: SyncReport
  /// The conflicts whose resolutions are part of the next commit.
  var settled: [MergeFolder] = []
  /// How many times a remote may be faster.
  private static let attempts = 5

  init(_ folder: WorkspaceFolder, _ options: SyncOptions) async throws(StoreError) {
    self.folder = folder
    self.options = options
    git = Git(folder: folder.root)
    place = try await git.place()
    let gitFolder = place.gitFolder
    if let progress = Git.Progress.all.first(where: { DiskFile.exists(FilePath.join(gitFolder, $0.file)) }) {
      throw StoreError(
        .refused, path: folder.root, "git is in the middle of \(progress.name); nothing was merged",
        advice: "\(progress.advice), then try again")
    }
    guard let branch = place.branch else {
      throw StoreError(
        .refused, path: folder.root, "git is on no branch (detached HEAD); nothing was merged",
        advice: "`git switch BRANCH` goes to one, in a submodule too")
    }
    let settings = try await git.settings(matching: SyncPlace.settingsPattern)
    branches = try SyncPlace(folder.configuration.sync, branch: branch, settings: settings)
    signs = Git.isTrue(settings["commit.gpgsign"])
    report = SyncReport(source: "\(branches.source)", target: "\(branches.target)")
  }

  mutating func go() async throws(StoreError) {
    var refusal: (target: ObjectID?, words: String)?
    for _ in 0..<Self.attempts {
      let fetched = try await fetch(isFirst: refusal == nil)
      let target = fetched.last?.commit
      if let refusal, refusal.target == target { break }
      let head = try await merge(fetched)
      guard report.conflicts.isEmpty else { return }
      guard target != head else {
        report.push = refusal == nil ? .nothing : .done
        return
      }
      options.onStep("pushing to \(branches.target)")
      let pushed: Git.Output
      do { pushed = try await git.push(head, to: branches.target, asking: asking) } catch {
        guard error.reason == .stopped else { throw error }
        throw StoreError(
          .stopped, "stopped while sending to \(branches.target)",
          advice: "what came is merged here and yours is kept; sync again to send it")
      }
      if pushed.succeeded {
        report.push = target == nil ? .began : .done
        try await noteSent(from: target, to: head)
        return
      }
      // Perhaps somebody else was faster; the next round sees it.
      refusal = (target, pushed.remoteReason)
    }
    report.push = .refused(refusal?.words ?? "no reason given")
  }

  private var asking: Git.Asking { options.mayAsk ? .atTerminal : .never }

  /// The remote's branches as they are now, the push's target last.
  private func fetch(
    isFirst: Bool
  ) async throws(StoreError) -> [(branch: RemoteBranch, commit: ObjectID?)] {
    var fetched: [(branch: RemoteBranch, commit: ObjectID?)] = []
    for branch in branches.sources {
      options.onStep(isFirst ? "fetching from \(branch)" : "fetching again from \(branch)")
      do { fetched.append((branch, try await git.fetch(branch, asking: asking))) } catch {
        guard error.reason == .stopped else { throw error }
        throw StoreError(
          .stopped, "stopped while fetching from \(branch)", advice: "nothing changed; sync again at any time"
        )
      }
    }
    return fetched
  }

  /// Under the workspace's lock: commits what git does not have yet, and merges what was fetched. Returns the commit
  /// that is checked out then.
  private mutating func merge(
    _ fetched: [(branch: RemoteBranch, commit: ObjectID?)]
  ) async throws(StoreError) -> ObjectID {
    let lock = try await WorkspaceLock.acquire(folder.lockPath())
    defer { close(lock) }
    try await folder.mend(holding: lock)
    let status = try await git.status()
    if let path = status.unmerged.first {
      throw StoreError(
        .refused, path: shown(path), "is left in conflict by an earlier merge",
        advice: "resolve it and `git add` it")
    }
    guard var head = status.head else {
      throw StoreError(.refused, path: folder.root, "nothing is committed here")
    }
    if let saved = try await commitOwnChanges(status, holding: lock) { head = saved }
    for (branch, commit) in fetched {
      guard let commit else { continue }
      options.onStep("merging \(branch)")
      head = try await merge(commit, of: branch, into: head, holding: lock)
      guard report.conflicts.isEmpty else { break }
    }
    return head
  }

  /// Merges one commit of the remote into the one that is checked out, and returns the one that is then.
  private mutating func merge(
    _ theirs: ObjectID, of branch: RemoteBranch, into head: ObjectID, holding lock: CInt
  ) async throws(StoreError) -> ObjectID {
    guard theirs != head else { return head }
    guard let base = try await git.mergeBase(head, theirs) else {
      throw StoreError(
        .refused, "this clone and \(branch) have no history in common",
        advice: place.isShallow
          ? "the clone is shallow; `git fetch --unshallow` brings the rest"
          : "look whether `sync:` in moot.yaml names the right branch")
    }
    let came = base == theirs ? [] : try await git.changes(from: base, to: theirs)
    var mends: [SyncMend] = []
    var next = theirs
    if base != head {
      let went = try await git.changes(from: base, to: head)
      var ours = head
      if let mended = try await mend(head, went, came, base: base, theirs: theirs) { (ours, mends) = mended }
      guard let merged = try await mergeCommit(ours, theirs, base: base, of: branch, &mends) else {
        return head
      }
      next = merged
    }
    try await move(from: head, to: next, holding: lock)
    settled = []
    await tellMerged()
    report.mends += mends
    report.received.add(contents(of: came))
    return next
  }
}
