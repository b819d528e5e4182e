extension Model {
  /// One at a time; everything else goes on meanwhile.
  mutating func startSync() -> [Effect] {
    guard !isSyncing else { return [] }
    isSyncing = true
    _ = show(.dim, "Syncing with the others …")
    return [.sync]
  }

  /// What came is shown; where it stopped, what it did before is.
  mutating func endSync(_ role: Role, _ text: String) -> [Effect] {
    isSyncing = false
    if role != .good { stayAfterAll() }
    _ = show(role, text)
    return readNotesAgain + [.loadProposals, .loadRuns]
  }
}
