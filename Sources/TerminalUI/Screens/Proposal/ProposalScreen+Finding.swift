import Workspace

/// Searching in the text that is read.
extension ProposalScreen {
  /// Where one was before the search, to go back to.
  struct FindOrigin: Hashable {
    var stop: ReviewedText.Stop
    var top: Int
    var found: FoundText?
    var match: Int?
  }

  mutating func askToFind() -> Outcome {
    findOrigin = FindOrigin(
      stop: reading.stop, top: tops[.text] ?? 0, found: reading.found, match: reading.match)
    return .ask(.text(.findInText, "Find in this text", initial: ""))
  }

  /// Shows the first match from where the search began, while the words are typed.
  mutating func find(_ words: String, _ model: Model) {
    guard let origin = findOrigin else { return }
    reading.find(words)
    (reading.stop, tops[.text], reading.match) = (origin.stop, origin.top, nil)
    guard let found = reading.found, !found.matches.isEmpty else { return }
    goTo(match: found.first(fromRow: cursorRow) ?? 0, bodyRows(model))
  }

  /// Ends the typing: with the words found, or back where it began. Enter alone searches for the same words again.
  mutating func endFinding(_ words: String?, _ model: Model) -> Outcome {
    guard let origin = findOrigin else { return .done }
    findOrigin = nil
    if words?.isEmpty ?? true {
      (reading.stop, tops[.text], reading.match) = (origin.stop, origin.top, origin.match)
      reading.find(origin.found?.needle)
      return words == nil || reading.found == nil ? .done : stepMatch(by: 1, model)
    }
    return sayMatch(wrapped: false)
  }

  /// To the next match below the cursor or the one above it, around the ends.
  mutating func stepMatch(by step: Int, _ model: Model) -> Outcome {
    guard let found = reading.found, !found.matches.isEmpty else { return sayMatch(wrapped: false) }
    let count = found.matches.count
    let next: Int
    if let match = reading.match {
      next = match + step
    } else if step > 0 {
      next = found.first(fromRow: cursorRow) ?? count
    } else {
      next = (found.first(fromRow: cursorRow) ?? count) - 1
    }
    goTo(match: (next + count) % count, bodyRows(model))
    return sayMatch(wrapped: !(0..<count).contains(next))
  }

  private func sayMatch(wrapped: Bool) -> Outcome {
    guard let found = reading.found else { return .done }
    let words = "“\(DisplayText.escaped(found.needle))”"
    guard !found.matches.isEmpty else { return .say(.soon, "\(words) does not stand in this text") }
    let place = (reading.match ?? 0) + 1
    return .say(.dim, "\(words) \(place) of \(found.matches.count)\(wrapped ? ", around the end" : "")")
  }

  /// The first of the text's own rows that the cursor stands on.
  private var cursorRow: Int {
    guard let place = reading.page.nearest(to: reading.stop) else { return 0 }
    let rows = reading.page.place(place).rows
    return rows.compactMap { reading.page.row($0).textRow }.first ?? 0
  }

  private mutating func goTo(match: Int, _ visible: Int) {
    guard let found = reading.found, let first = found.matches[match].pieces.first else { return }
    reading.passed = nil
    reading.match = match
    reading.stop = .line(found.matches[match].line)
    let row = reading.page.row(ofTextRow: first.row)
    let top = tops[.text] ?? 0
    if !(top..<top + visible).contains(row) { tops[.text] = max(0, row - visible / 3) }
  }

  /// Marks what is found on a row; the match that one stands on is underlined too.
  func drawMatches(
    of textRow: Int, row: Int, _ gutter: Int, into surface: inout Surface, in rect: Rect
  ) {
    guard let found = reading.found else { return }
    for (match, columns) in found.columns(onRow: textRow) {
      let style = Style(.match, match == reading.match ? [.bold, .underline] : [])
      restyle(columns, row: row, gutter, into: &surface, in: rect) { _ in style }
    }
  }
}
