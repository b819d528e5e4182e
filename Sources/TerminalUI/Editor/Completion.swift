import Workspace

/// What the word before the cursor may become, shown as a list while letters narrow it.
struct Completion: Hashable, Sendable {
  struct Candidate: Hashable, Sendable {
    /// What is shown and what the letters typed are sought in.
    var name: String
    var detail: String
    /// What takes the place of the word.
    var text: String
    /// Where the cursor goes, in bytes of `text`; nil is its end.
    var cursor: Int?

    init(_ name: String, _ detail: String, text: String? = nil, cursor: Int? = nil) {
      self.name = name
      self.detail = detail
      self.text = text ?? name
      self.cursor = cursor
    }
  }

  /// Where the word begins.
  let start: Int
  private let all: [Candidate]
  private(set) var shown: [Candidate] = []
  private(set) var cursor = ListCursor()
  private var word: String?

  /// Rows of the list at most.
  static let rowsMax = 8

  init(start: Int, _ candidates: [Candidate]) {
    self.start = start
    all = candidates
  }

  var chosen: Candidate? { shown.indices.contains(cursor.selected) ? shown[cursor.selected] : nil }

  /// Shows what the letters typed so far may mean, the best first.
  mutating func narrow(to word: String) {
    guard word != self.word else { return }
    self.word = word
    cursor = ListCursor()
    let letters = word.filter { $0 != "#" && $0 != "@" }
    guard !letters.isEmpty else {
      shown = all
      return
    }
    shown = all.enumerated().compactMap { place, candidate -> (Candidate, Int, Int)? in
      let name = FuzzyMatch(letters, in: candidate.name).map { $0.score + 100 }
      let detail = letters.count > 1 ? FuzzyMatch(letters, in: candidate.detail)?.score : nil
      return [name, detail].compactMap { $0 }.max().map { (candidate, $0, place) }
    }.sorted { (-$0.1, $0.2) < (-$1.1, $1.2) }.map(\.0)
  }

  /// Goes round at the ends.
  mutating func move(by step: Int) {
    guard !shown.isEmpty else { return }
    cursor.select((cursor.selected + step + shown.count) % shown.count)
    cursor.scroll(visible: Self.rowsMax, count: shown.count) { _ in true }
  }

  // MARK: Drawing

  /// Draws the list below the text's cursor, or above it where there is more room.
  func draw(into surface: inout Surface, in rect: Rect, at point: Point) {
    let below = rect.endRow - point.row - 1
    let above = point.row - rect.row
    let room = below >= min(shown.count, Self.rowsMax) ? below : max(below, above)
    let rows = min(shown.count, Self.rowsMax, room)
    guard rows > 0, rect.columns >= 12 else { return }
    let names = min(40, shown.map(\.name.displayWidth).max() ?? 0)
    let details = min(40, shown.map(\.detail.displayWidth).max() ?? 0)
    let width = min(rect.columns, names + details + 6)
    let area = Rect(
      row: room == below ? point.row + 1 : point.row - rows,
      column: max(rect.column, min(point.column, rect.endColumn - width)), rows: rows, columns: width)
    surface.fill(area, style: Style(.bar))
    ListView.draw(
      cursor, count: shown.count, into: &surface, in: area, isSelectable: { _ in true },
      line: { index in
        let candidate = shown[index]
        let name = DisplayText.escaped(candidate.name).fitted(toWidth: min(names, width - 3))
        var line = StyledLine(name, Style(.bar))
        let room = width - 4 - line.width
        if room > 2 {
          line.append("  " + DisplayText.escaped(candidate.detail).clipped(toWidth: room - 2), Style(.bar))
        }
        return line
      })
  }
}

extension EditorState {
  /// Where the word before the cursor begins: letters, digits and what stands in identifiers, with `#` or `@` before.
  var completionStart: Int {
    let line = buffer.lineBytes(buffer.line(containing: cursor)).lowerBound
    let near = buffer.scalarBoundary(atOrBefore: max(line, cursor - 200), from: line)
    let word = buffer.text(in: near..<cursor).reversed().prefix {
      $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "#" || $0 == "@"
    }
    return cursor - word.reduce(0) { $0 + $1.utf8.count }
  }

  /// Puts a candidate in place of the word.
  mutating func take(_ candidate: Completion.Candidate, from start: Int) {
    let text = withOwnLineEndings(candidate.text)
    let end = candidate.cursor.map { place in
      withOwnLineEndings(String(decoding: candidate.text.utf8.prefix(place), as: UTF8.self)).utf8.count
    }
    replace(start..<cursor, with: text, cursor: start + (end ?? text.utf8.count))
  }
}
