import Testing

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

  @Test("A conflict opens the text that holds both sides, at its first mark, and says how the sync goes on")
  func conflict() {
    var model = Sample.model()
    _ = pressSync(&model)
    let path = ".moot/merge/p-1a/merged.md"
    let effects = update(&model, .syncConflicted(path: path, line: 7, "both edited lines 3-4"))
    #expect(effects.last == .openFile(path: path, line: 7))
    #expect(model.toast?.text == "Settle it here, C-s saves, then Y syncs again: both edited lines 3-4")
    #expect(pressSync(&model).isEmpty)
  }
}
