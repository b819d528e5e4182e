import Testing
import Workspace

@testable import TerminalUI

@Suite("Syncing from the interface") struct SyncUpdateTests {
  private func pressSync(_ model: inout Model) -> [Effect] { update(&model, .key(.character("Y"))) }

  @Test("Y asks for a sync, one at a time, and the workspace is read again when it ends")
  func sync() {
    var model = Sample.model()
    #expect(pressSync(&model) == [.sync])
    #expect(pressSync(&model) == [])
    #expect(model.toast?.text == "A sync is under way; its end is told here")
    #expect(update(&model, .synced("Sent draft of 0001")) == [.loadAgenda, .loadProposals, .loadRuns])
    #expect(model.toast == Toast(.good, "Sent draft of 0001"))
    #expect(pressSync(&model) == [.sync])
  }

  @Test("One that stopped says why, and what it merged before is read all the same")
  func stopped() {
    var model = Sample.model()
    _ = pressSync(&model)
    #expect(update(&model, .syncStopped("no network")).contains(.loadProposals))
    #expect(model.toast == Toast(.bad, "no network"))
  }

  @Test("A conflict is opened where it can be settled, over what was open, and once") func conflict() {
    var model = Sample.model()
    _ = pressSync(&model)
    let review = MergeReview(
      path: "a.md", base: "a\n", ours: "b\n", theirs: "c\n", names: .init(theirs: "origin/main"))
    let file = MergeFile(
      path: "a.md", folder: ".moot/merge/a", mergedFile: ".moot/merge/a/merged.md", .text(review))
    #expect(update(&model, .syncConflicted([file])) == [.loadAgenda, .loadProposals, .loadRuns])
    #expect(model.screens.count == 2 && !model.isSyncing)
    _ = update(&model, .syncConflicted([file]))
    #expect(model.screens.count == 2)
    #expect(model.toast?.text == "Both sides changed 1 place; nothing is merged until you choose")
  }
}
