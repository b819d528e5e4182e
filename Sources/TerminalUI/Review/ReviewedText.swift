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
  }

  struct Place: Hashable {
    var stop: Stop
    var rows: ClosedRange<Int>
  }

  private(set) var rows: [Row] = []
  /// By their first rows.
  private(set) var places: [Place] = []
  /// Those that have a place in the text, by line.
  let threads: [PlacedThread]
  private var indices: [Stop: Int] = [:]

  static let empty = ReviewedText(.empty, opened: []) { _ in [] }

  /// - Parameters:
  ///   - opened: names of the threads that are shown in place.
  ///   - layout: the rows of one of them.
  init(_ text: MarkedText, opened: Set<String>, layout: (PlacedThread) -> [StyledLine]) {
    threads = text.threads
    let below = text.threadsBelowRows(opened)
    rows.reserveCapacity(text.lines.count)
    places.reserveCapacity(text.lines.count)
    indices.reserveCapacity(text.lines.count)
    for (index, line) in text.lines.enumerated() {
      add(Row(line: line, mark: text.marks[index]))
      for thread in below[index] ?? [] {
        for line in layout(thread) { add(Row(line: line, thread: thread.id)) }
      }
    }
  }

  private mutating func add(_ row: Row) {
    let index = rows.count
    rows.append(row)
    let stops = row.thread.map { [Stop.thread($0)] } ?? row.line.sourceLines.map(Stop.line)
    for stop in stops {
      if let known = indices[stop] {
        places[known].rows = places[known].rows.lowerBound...index
      } else {
        indices[stop] = places.count
        places.append(Place(stop: stop, rows: index...index))
      }
    }
  }

  /// Its index among the places; nil where the stop is not shown.
  func index(of stop: Stop) -> Int? { indices[stop] }

  /// The stop itself, or the shown line nearest above the one wanted, else the first.
  func nearest(to stop: Stop) -> Int? {
    if let index = indices[stop] { return index }
    guard case .line(let wanted) = stop else { return places.isEmpty ? nil : 0 }
    let above = places.indices.last { index in
      if case .line(let line) = places[index].stop { line <= wanted } else { false }
    }
    return above ?? (places.isEmpty ? nil : 0)
  }

  /// The place that holds a row, or the nearest one below it, else the last.
  func place(atRow row: Int) -> Int? {
    places.firstIndex { $0.rows.upperBound >= row } ?? places.indices.last
  }

  /// The threads that stand on a line.
  func threads(on line: Int) -> [PlacedThread] {
    guard let index = indices[.line(line)] else { return [] }
    // What stands on lines that are not shown, such as the front matter, is on the shown one before them.
    let next = places[(index + 1)...].lazy.compactMap { place in
      if case .line(let line) = place.stop { line } else { nil }
    }.first { $0 > line }
    let isFirst = !places[..<index].contains { if case .line = $0.stop { true } else { false } }
    return threads.filter { thread in
      guard let range = thread.place.lines else { return false }
      return range.contains(line) || isFirst && range.upperBound < line
        || range.lowerBound > line && next.map { range.lowerBound < $0 } ?? true
    }
  }
}
