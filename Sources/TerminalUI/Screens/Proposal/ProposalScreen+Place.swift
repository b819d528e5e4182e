import Workspace

/// Where one stops reading, and begins again the next time.
extension ProposalScreen {
  /// Nil until the text was laid out.
  var place: ReadingPlace? {
    guard let line = reading.line, let index = reading.page.nearest(to: reading.stop) else { return nil }
    let row = reading.page.place(index).rows.lowerBound
    return ReadingPlace(
      version: reading.version, line: line, rowsAbove: max(0, row - (tops[.text] ?? 0)),
      opened: reading.opened.union([reading.visited].compactMap { $0 }))
  }

  /// Goes back to where one stopped, unless the screen was opened at some place of its own. Of the versions only the
  /// newest is gone back to: whoever read an older one finds the line in the draft.
  mutating func resume(_ place: ReadingPlace, _ proposal: Proposal) {
    guard reading.stop == .line(1), reading.version == nil, reading.visited == nil else { return }
    if let version = place.version, version == proposal.latest?.number { reading.version = version }
    reading.stop = .line(place.line(in: reading.text(of: proposal).source))
    reading.opened = place.opened
    rowsAbove = place.rowsAbove
    isFollowing = true
  }

  /// Scrolls so that as many rows stand above the cursor as when one stopped; again once the threads opened above it
  /// have their places.
  mutating func putBack() {
    guard let above = rowsAbove, let index = reading.page.nearest(to: reading.stop) else { return }
    tops[.text] = max(0, reading.page.place(index).rows.lowerBound - above)
    if reading.placing == nil { rowsAbove = nil }
  }
}
