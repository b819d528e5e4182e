import Testing
import Workspace

@Suite("SyncPolicy") struct SyncPolicyTests {
  private func read(_ sync: String) -> (SyncPolicy, [String]) {
    let (configuration, problems) = WorkspaceConfiguration.read(source: "sync: \(sync)\n", file: "moot.yaml")
    return (configuration.sync, problems.map(\.description))
  }

  @Test("Remote, branch and where pushes go are read")
  func keys() {
    let (policy, problems) = read("{remote: hub, branch: main, push-remote: fork, push-branch: moot/inbox}")
    #expect(policy == SyncPolicy(remote: "hub", branch: "main", pushRemote: "fork", pushBranch: "moot/inbox"))
    #expect(problems.isEmpty)
    #expect(read("{}").0 == SyncPolicy())
  }

  @Test("An unknown key is named")
  func unknown() {
    #expect(read("{fork: mine}").1 == ["moot.yaml:1: warning: unknown key 'fork' of 'sync'"])
  }

  @Test(
    "What git would take for an option, an address or a pattern is no name",
    arguments: [
      "--upload-pack=x", "https://example.org/a.git", "ext::sh", "a b", "a..b", "/a", "a/", "a.lock", "x*",
      "@",
    ])
  func unsafe(_ name: String) {
    let (policy, problems) = read("{remote: \"\(name)\"}")
    #expect(policy.remote == nil)
    #expect(problems.count == 1)
  }
}
