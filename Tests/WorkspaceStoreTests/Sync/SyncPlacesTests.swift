import Glibc
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Where a sync works")
struct SyncPlacesTests {
  private func refusal(_ clone: Clone) async -> StoreError? {
    await storeError { try await clone.sync() }
  }

  @Test(
    "In the middle of a merge, without a branch, and in a bare repository it says what to do, and does nothing"
  )
  func unfit() async throws {
    let clones = try await SyncClones(["ana"])
    let ana = try clones.clone("ana")
    let head = try await ana.git("rev-parse", "HEAD")
    try ana.put(".git/MERGE_HEAD", head)
    #expect(await refusal(ana)?.message == "git is in the middle of a merge; nothing was merged")
    unlink("\(ana.path)/.git/MERGE_HEAD")
    try ana.put(".git/rebase-merge/onto", head)
    #expect(await refusal(ana)?.advice?.hasPrefix("finish it with `git rebase --continue`") == true)
    unlink("\(ana.path)/.git/rebase-merge/onto")
    rmdir("\(ana.path)/.git/rebase-merge")
    try await ana.git("checkout", "--quiet", "--detach")
    #expect(await refusal(ana)?.message == "git is on no branch (detached HEAD); nothing was merged")
    let bare = try WorkspaceFolder(root: clones.folder("remote.git"), system: .fixed(clones.folder))
    let error = await storeError { try await bare.sync() }
    #expect(error?.message == "is a bare repository, which has no files to sync")
    let nowhere = try TemporaryFolder()
    let outside = try WorkspaceFolder(root: nowhere.path, system: .fixed(nowhere))
    #expect(await storeError { try await outside.sync() }?.message == "is not in a git repository")
  }

  @Test("A remote that cannot be reached is named; nothing changes, and later everything is sent")
  func offline() async throws {
    let clones = try await SyncClones(["ana"])
    let ana = try clones.clone("ana")
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    let away = clones.folder("away.git")
    #expect(rename(clones.folder("remote.git"), away) == 0)
    let error = await refusal(ana)
    #expect(error?.message.hasPrefix("cannot fetch from origin: ") == true)
    #expect(try await ana.git("log", "--format=%s") == "First\n")
    #expect(rename(away, clones.folder("remote.git")) == 0)
    #expect(try await ana.sync().push == .done)
  }

  @Test("A remote that is not there, and another branch than moot.yaml's, are refused")
  func wrongPlace() async throws {
    let clones = try await SyncClones(
      ["ana"], configuration: SyncClones.configuration + "sync: {remote: hub}\n")
    let ana = try clones.clone("ana")
    #expect(await refusal(ana)?.message == "this repository has no remote 'hub'")
    try ana.put("moot.yaml", SyncClones.configuration + "sync: {branch: main}\n")
    try await ana.git("checkout", "--quiet", "-b", "work")
    #expect(await refusal(ana)?.message == "'work' is checked out, and moot.yaml syncs 'main'")
  }

  @Test("A remote that refuses is quoted; what came is merged, and what one has is kept")
  func refused() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    try await ana.sync()
    try clones.putHook("pre-receive", "echo 'main is \u{1b}[31mclosed' >&2; exit 1")
    try ben.edit(SyncClones.draft, "before it", "long before it")
    let report = try await ben.sync()
    guard case .refused(let words) = report.push else {
      Issue.record("\(report.push)")
      return
    }
    #expect(words.contains("closed"))
    #expect(!report.isComplete)
    #expect(try ben.text(SyncClones.draft).contains("during the walk"))
    #expect(try ben.text(SyncClones.draft).contains("long before it"))
    try await ben.expectOnlyOtherWork()
  }

  @Test("Where main takes no pushes one's work goes to another branch, from which the others have it too")
  func pushBranch() async throws {
    let clones = try await SyncClones(
      configuration: SyncClones.configuration + "sync: {branch: main, push-branch: moot}\n")
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try clones.putHook("update", "[ \"$1\" != refs/heads/main ]")
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    try ben.edit(SyncClones.draft, "before it", "long before it")
    #expect(try await ana.sync().target == "origin/moot")
    #expect(try await ben.sync().isComplete)
    #expect(try await ana.sync().received.drafts == ["0001"])
    #expect(try await ana.tree == ben.tree)
    #expect(try await ana.git("log", "--format=%s", "origin/main") == "First\n")
  }

  @Test("Somebody who pushes in between is merged too")
  func race() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.put("proposals/0002-a/proposal.md", "---\ntitle: A\n---\n")
    try await ana.git("add", "proposals")
    try await ana.git("commit", "--quiet", "-m", "A", "--", "proposals")
    try ben.put("proposals/0002-b/proposal.md", "---\ntitle: B\n---\n")
    try ben.put(
      ".git/hooks/pre-push",
      "#!/bin/sh\n[ -e .git/once ] || { touch .git/once; git -C '\(ana.path)' push -q; }\n")
    chmod("\(ben.path)/.git/hooks/pre-push", 0o755)
    let report = try await ben.sync()
    #expect(report.push == .done)
    #expect(ben.names("proposals") == ["0001-lock-order", "0002-a", "0003-b"])
    try await ana.sync()
    #expect(try await ana.tree == ben.tree)
  }

  @Test("Under `commit: manual` nothing of a person's is committed, and a file in the way is named")
  func manual() async throws {
    let clones = try await SyncClones(configuration: "schema: 1\ncommit: manual\n")
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    let left = try await ana.sync()
    #expect(left.left.map(\.file) == [SyncClones.draft] && left.push == .nothing)
    try await ana.git("commit", "--quiet", "-m", "Mine", "--", SyncClones.draft)
    try await ana.sync()
    try ben.edit(SyncClones.draft, "before it", "long before it")
    let before = try ben.text(SyncClones.draft)
    let error = await refusal(ben)
    #expect(error?.path == SyncClones.draft)
    #expect(error?.message.hasPrefix("is changed and not committed") == true)
    #expect(try ben.text(SyncClones.draft) == before)
    #expect(!ben.has(".moot/journal/sync"))
  }

  @Test("A version changed by hand and a draft with conflict marks are not committed, and named")
  func unfitFiles() async throws {
    let clones = try await SyncClones(["ana"])
    let ana = try clones.clone("ana")
    try ana.put("proposals/0001-lock-order/v1.md", "One\n")
    try await ana.sync()
    try ana.put("proposals/0001-lock-order/v1.md", "Other\n")
    try ana.put(SyncClones.draft, "<<<<<<< yours\nA\n=======\nB\n>>>>>>> theirs\n")
    let report = try await ana.sync()
    #expect(report.committed == [])
    #expect(report.left.map(\.file) == [SyncClones.draft, "proposals/0001-lock-order/v1.md"])
  }

  @Test("A shallow clone, a second work tree and a folder below the top are synced like any other")
  func otherShapes() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try await ana.git("worktree", "add", "--quiet", "-b", "side", "../tree")
    try await ana.git("branch", "--quiet", "--set-upstream-to=origin/main", "side")
    let tree = Clone(name: "tree", path: clones.folder("tree"), folder: clones.folder)
    try tree.put("meetings/2023-11-22-smp.md", "---\ndate: 2023-11-22\n---\n")
    #expect(try await tree.sync().push == .done)
    try await Clone.git(
      clones.folder.path, ["clone", "--quiet", "--depth=1", "file://\(clones.folder("remote.git"))", "flat"])
    let flat = Clone(name: "flat", path: clones.folder("flat"), folder: clones.folder)
    try flat.configure()
    try ben.edit(SyncClones.draft, "before it", "long before it")
    try await ben.sync()
    try flat.edit(SyncClones.draft, "after the walk", "during the walk")
    #expect(try await flat.sync().isComplete)
    try await ben.sync()
    #expect(try await flat.tree == ben.tree)
    #expect(ben.has("meetings/2023-11-22-smp.md"))
  }

  @Test("A workspace below the top of its repository mends its own numbers and leaves other folders alone")
  func below() async throws {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    for clone in [ana, ben] { try clone.put("group/moot.yaml", "schema: 1\ncommit: event\n") }
    try ana.put("group/proposals/0001-a/proposal.md", "---\ntitle: A\n---\n")
    try ben.put("group/proposals/0001-b/proposal.md", "---\ntitle: B\n---\n")
    let groups = [ana, ben].map {
      Clone(name: "\($0.name)/group", path: "\($0.path)/group", folder: clones.folder)
    }
    try await groups[0].sync()
    let report = try await groups[1].sync()
    #expect(report.committed == ["moot.yaml", "proposals/0001-b/proposal.md"])
    #expect(report.received.proposals == ["0001"])
    try await groups[0].sync()
    #expect(groups[0].names("proposals") == ["0001-a", "0002-b"])
    #expect(try await ana.tree == ben.tree)
    try await ben.expectOnlyOtherWork()
  }

  @Test("A merge commit is signed off where moot.yaml asks for it")
  func signOff() async throws {
    let clones = try await SyncClones(configuration: SyncClones.configuration + "signoff: true\n")
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    try ben.edit(SyncClones.draft, "before it", "long before it")
    try await ana.sync()
    try await ben.sync()
    let trailers = try await ben.git("log", "-2", "--format=%(trailers:key=Signed-off-by,valueonly)")
    #expect(trailers.split(separator: "\n") == ["Ben <ben@example.org>", "Ben <ben@example.org>"])
  }
}
