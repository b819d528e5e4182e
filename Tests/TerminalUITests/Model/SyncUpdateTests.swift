import Testing

@testable import TerminalUI

@Suite("Syncing from the interface") struct SyncUpdateTests {
  private func pressSync(_ model: inout Model) -> [Effect] { update(&model, .key(.character("Y"))) }

  @Test("Y asks for a sync, one at a time, and the workspace is read again when it ends")
  func sync() {
    var model = Sample.model()
    #expect(pressSync(&model) == [.sync])
    #expect(pressSync(&model) == [])
    #expect(model.toast?.text == "A sync is under way already")
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
}
