import Glibc
import Subprocess
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Sync with hooks and signatures")
struct SyncHookTests {
  /// Both edited the draft, apart.
  private func edited() async throws -> (SyncClones, ana: Clone, ben: Clone) {
    let clones = try await SyncClones()
    let (ana, ben) = (try clones.clone("ana"), try clones.clone("ben"))
    try ana.edit(SyncClones.draft, "after the walk", "during the walk")
    try ben.edit(SyncClones.draft, "Nothing else", "No other lock")
    try await ana.sync()
    return (clones, ana, ben)
  }

  private func put(_ hook: String, _ text: String, in clone: Clone) throws {
    try clone.put(".git/hooks/\(hook)", "#!/bin/sh\n\(text)\n")
    chmod("\(clone.path)/.git/hooks/\(hook)", 0o755)
  }

  @Test("The hooks of a merge run as git runs them, and commit-msg may write the message anew")
  func merge() async throws {
    let (_, ana, ben) = try await edited()
    try put("pre-merge-commit", "git diff --cached --name-only HEAD >> .git/seen", in: ben)
    try put("prepare-commit-msg", "[ \"$2\" != merge ] || echo prepared $2 >> .git/seen", in: ben)
    try put("commit-msg", "sed -i 's/^Sync with/Merge by rule:/' \"$1\"", in: ben)
    try put("post-merge", "echo merged $1 $(git rev-parse HEAD) >> .git/seen; exit 1", in: ben)
    let report = try await ben.sync()
    #expect(report.isComplete)
    let head = try await ben.git("rev-parse", "HEAD")
    #expect(try ben.text(".git/seen") == "\(SyncClones.draft)\nprepared merge\nmerged 0 \(head)")
    #expect(try await ben.git("log", "-1", "--format=%s") == "Merge by rule: origin/main\n")
    #expect(!ben.names(".git").contains { $0.hasPrefix("moot-sync") })
    try await ben.expectOnlyOtherWork()
    try await ana.sync()
    #expect(try await ana.tree == ben.tree)
  }

  @Test(
    "A hook that refuses stops the sync in its own words, and all is as before",
    arguments: ["pre-merge-commit", "commit-msg"])
  func refusal(_ hook: String) async throws {
    let (_, _, ben) = try await edited()
    try await ben.git("commit", "--quiet", "-m", "Mine", "--", SyncClones.draft)
    let before = try await ben.git("rev-parse", "HEAD")
    try put(hook, "echo 'not on a Sunday' >&2; exit 1", in: ben)
    let error = await storeError { try await ben.sync() }
    #expect(error?.reason == .notCommitted)
    #expect(error?.message == "the hook \(hook) refused: not on a Sunday")
    #expect(try await ben.git("rev-parse", "HEAD") == before)
    try await ben.expectOnlyOtherWork()
    #expect(!ben.names(".git").contains { $0.hasPrefix("moot-sync") })
    unlink("\(ben.path)/.git/hooks/\(hook)")
    #expect(try await ben.sync().isComplete)
  }

  @Test("A message that a hook empties is none")
  func emptied() async throws {
    let (_, _, ben) = try await edited()
    try await ben.git("commit", "--quiet", "-m", "Mine", "--", SyncClones.draft)
    try put("commit-msg", ": > \"$1\"", in: ben)
    let error = await storeError { try await ben.sync() }
    #expect(error?.message == "a hook left no message for the commit; nothing was merged")
  }

  @Test(
    "Where git signs with an ssh key, events and the merge are signed",
    .enabled(if: access("/usr/bin/ssh-keygen", X_OK) == 0, "ssh-keygen is missing"))
  func signing() async throws {
    let (_, _, ben) = try await edited()
    let keygen = try await Subprocess.run(
      .name("ssh-keygen"), arguments: ["-q", "-t", "ed25519", "-N", "", "-f", "\(ben.path)/.git/key"],
      output: .discarded)
    try #require(keygen.terminationStatus.isSuccess)
    let key = try ben.text(".git/key.pub")
    try ben.put(".git/signers", "ben@example.org \(key)")
    for (name, value) in [
      ("gpg.format", "ssh"), ("user.signingkey", "\(ben.path)/.git/key.pub"), ("commit.gpgsign", "true"),
      ("gpg.ssh.allowedSignersFile", "\(ben.path)/.git/signers"),
    ] {
      try await ben.git("config", name, value)
    }
    let before = try await ben.git("rev-parse", "HEAD").trimmingWhitespace()
    _ = try await ben.workspace().createProposal(title: "Signed", today: CalendarDate(iso: "2023-11-16")!)
    #expect(try await ben.sync().isComplete)
    let made = try await ben.git("log", "--format=%G? %s", "--committer=ben@example.org", "\(before)..HEAD")
      .split(separator: "\n")
    #expect(made.count == 3 && made.contains { $0.hasPrefix("G Sync with") }, "\(made)")
    #expect(made.allSatisfy { $0.hasPrefix("G ") }, "\(made)")
  }
}
