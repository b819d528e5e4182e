extension Model {
  /// One at a time; everything else goes on meanwhile.
  mutating func startSync() -> [Effect] {
    guard !isSyncing else { return [] }
    isSyncing = true
    _ = show(.good, "Syncing with the others …")
    return [.sync]
  }

  /// What came is shown; where it stopped, what it did before is.
  mutating func endSync(_ role: Role, _ text: String) -> [Effect] {
    isSyncing = false
    _ = show(role, text)
    return readNotesAgain + [.loadProposals, .loadRuns]
  }

  /// Opens the text that holds what both sides wrote; the next sync takes it once it has no marks.
  mutating func settleConflict(_ path: String, _ line: Int, _ text: String) -> [Effect] {
    let effects = endSync(.bad, "Settle it here, C-s saves, then Y syncs again: \(text)")
    return effects + follow(.open(.editor(EditorScreen(opening: path, line: line))))
  }
}
