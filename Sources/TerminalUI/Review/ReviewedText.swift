import Workspace

/// A text as it is read in a review: its rows with marks in the margin, and below their lines the threads that are
/// opened in place.
struct ReviewedText: Hashable {
  /// What the cursor can stand on.
  enum Stop: Hashable {
    /// A line of the file, 1-based.
    case line(Int)
    /// An opened thread, by name.
    case thread(String)
  }

  struct Row: Hashable {
    var line: StyledLine
    /// The thread that the row belongs to; nil for the text's own rows.
    var thread: String?
    /// Of the threads that begin on the row.
    var mark: ThreadMark?
    /// Which of the text's own rows it is; nil for those of threads.
    var textRow: Int?
  }

  struct Place: Hashable {
    var stop: Stop
    var rows: ClosedRange<Int>
  }

  /// A thread opened below a row of the text. The text's rows stay as they are, so that opening a thread in a long text
  /// costs no more than in a short one.
  private struct Opening: Hashable {
    var thread: String
    var lines: [StyledLine]
    /// Its first row among all, and its place among all places.
    var row: Int
    var place: Int
    /// The row of the text that it stands below.
    var textRow: Int
  }

  private let text: MarkedText
  /// From the top down.
  private var openings: [Opening] = []
  let rowCount: Int

  static let empty = ReviewedText(.empty, opened: []) { _ in [] }

  /// - Parameters:
  ///   - opened: names of the threads that are shown in place.
  ///   - layout: the rows of one of them.
  init(_ text: MarkedText, opened: Set<String>, layout: (PlacedThread) -> [StyledLine]) {
    self.text = text
    var added = 0
    for (row, thread) in text.threadsBelowRows(opened) where text.lines.indices.contains(row) {
      let lines = layout(thread)
      guard !lines.isEmpty else { continue }
      let place = text.shown.stopsThrough[row] + openings.count
      openings.append(
        Opening(thread: thread.id, lines: lines, row: row + 1 + added, place: place, textRow: row))
      added += lines.count
    }
    rowCount = text.lines.count + added
  }

  /// Those that have a place in the text, by line.
  var threads: [PlacedThread] { text.threads }

  /// The text's own rows.
  var textRows: [StyledLine] { text.lines }

  // MARK: Rows

  func row(_ index: Int) -> Row {
    let before = openingCount { $0.row <= index }
    if before > 0, index < openings[before - 1].row + openings[before - 1].lines.count {
      let opening = openings[before - 1]
      return Row(line: opening.lines[index - opening.row], thread: opening.thread)
    }
    let own = index - linesOfFirst(before)
    return Row(line: text.lines[own], mark: text.marks[own], textRow: own)
  }

  /// Where one of the text's own rows stands among all.
  func row(ofTextRow own: Int) -> Int { own + linesOfFirst(openingCount { $0.textRow < own }) }

  /// How many rows the first openings have together.
  private func linesOfFirst(_ count: Int) -> Int {
    guard count > 0 else { return 0 }
    let last = openings[count - 1]
    return last.row + last.lines.count - 1 - last.textRow
  }

  /// How many of the openings, from the top down, fulfil what none below those does.
  private func openingCount(where isBefore: (Opening) -> Bool) -> Int {
    var (low, high) = (0, openings.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(openings[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Places

  /// How many places the cursor can stand on.
  var placeCount: Int { text.shown.stops.count + openings.count }

  /// By their first rows.
  func place(_ index: Int) -> Place {
    let before = openingCount { $0.place <= index }
    if before > 0, openings[before - 1].place == index {
      let opening = openings[before - 1]
      return Place(
        stop: .thread(opening.thread), rows: opening.row...opening.row + opening.lines.count - 1)
    }
    let (line, rows) = text.shown.stops[index - before]
    return Place(stop: .line(line), rows: row(ofTextRow: rows.lowerBound)...row(ofTextRow: rows.upperBound))
  }

  /// Its index among the places; nil where the stop is not shown.
  func index(of stop: Stop) -> Int? {
    switch stop {
    case .line(let line): text.shown.index(of: line).map(place(ofStop:))
    case .thread(let name): openings.first { $0.thread == name }?.place
    }
  }

  /// Where a stop of the text stands among all places.
  private func place(ofStop index: Int) -> Int {
    let row = text.shown.stops[index].rows.lowerBound
    return index + openingCount { $0.textRow < row }
  }

  /// The stop itself, or the shown line nearest above the one wanted, else the first.
  func nearest(to stop: Stop) -> Int? {
    if let index = index(of: stop) { return index }
    guard placeCount > 0 else { return nil }
    guard case .line(let wanted) = stop else { return 0 }
    return text.shown.lastIndex(upTo: wanted).map(place(ofStop:)) ?? 0
  }

  /// The place that holds a row, or the nearest one below it, else the last.
  func place(atRow row: Int) -> Int? {
    (0..<placeCount).first { place($0).rows.upperBound >= row } ?? (placeCount == 0 ? nil : placeCount - 1)
  }

  /// The threads that stand on a line.
  func threads(on line: Int) -> [PlacedThread] {
    let stops = text.shown.stops
    guard let index = text.shown.index(of: line) else { return [] }
    // What stands on lines that are not shown, such as the front matter, is on the shown one before them.
    let next = stops[(index + 1)...].first { $0.line > line }?.line
    return threads.filter { thread in
      guard let range = thread.place.lines else { return false }
      return range.contains(line) || index == 0 && range.upperBound < line
        || range.lowerBound > line && next.map { range.lowerBound < $0 } ?? true
    }
  }
}
