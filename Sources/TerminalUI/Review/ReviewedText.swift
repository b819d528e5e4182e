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

  static let empty = ReviewedText([], threads: [], drafts: [], opened: []) { _ in [] }

  /// - Parameters:
  ///   - lines: the text's rows with their lines of the file.
  ///   - threads: placed in that file.
  ///   - drafts: names of those that nobody else can see yet.
  ///   - opened: names of those that are shown in place.
  ///   - layout: the rows of one of them.
  init(
    _ lines: [StyledLine], threads: [PlacedThread], drafts: Set<String>, opened: Set<String>,
    layout: (PlacedThread) -> [StyledLine]
  ) {
    self.threads = threads.filter { $0.place.lines != nil }
    let shown = ShownLines(lines)
    var marks: [Int: ThreadMark] = [:]
    var below: [Int: [PlacedThread]] = [:]
    for thread in self.threads {
      guard let range = thread.place.lines else { continue }
      marks[shown.firstRow(of: range), default: ThreadMark()].add(
        thread.thread, isDraft: thread.thread.isWaiting(drafts))
      if opened.contains(thread.id) { below[shown.lastRow(of: range), default: []].append(thread) }
    }
    for (index, line) in lines.enumerated() {
      add(Row(line: line, mark: marks[index]))
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

/// On which rows the lines of a file are shown.
private struct ShownLines {
  private var lines: [Int] = []
  private var rows: [Int: ClosedRange<Int>] = [:]

  init(_ shown: [StyledLine]) {
    for (index, row) in shown.enumerated() {
      for line in row.sourceLines {
        if let known = rows[line] {
          rows[line] = known.lowerBound...index
        } else {
          rows[line] = index...index
          lines.append(line)
        }
      }
    }
    lines.sort()
  }

  func firstRow(of range: ClosedRange<Int>) -> Int {
    if let line = lines.first(where: range.contains) { return rows[line]?.lowerBound ?? 0 }
    if let first = lines.first, range.lowerBound < first { return rows[first]?.lowerBound ?? 0 }
    return above(range.lowerBound)?.upperBound ?? 0
  }

  func lastRow(of range: ClosedRange<Int>) -> Int { above(range.upperBound)?.upperBound ?? 0 }

  /// The rows of the last shown line up to this one.
  private func above(_ line: Int) -> ClosedRange<Int>? {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return (low == 0 ? lines.first : lines[low - 1]).flatMap { rows[$0] }
  }
}

extension ReviewThread {
  /// Whether something of it is not sent yet.
  func isWaiting(_ drafts: Set<String>) -> Bool {
    drafts.contains(id) || answers.contains { drafts.contains($0.id) }
  }
}

/// What the margin says of the threads that begin on a row: the letter of the most pressing one, large while it is
/// open, and how many there are.
struct ThreadMark: Hashable {
  private var count = 0
  private var letter: Character = " "
  private var rank = 0
  private(set) var role = Role.dim

  mutating func add(_ thread: ReviewThread, isDraft: Bool) {
    count += 1
    let (letter, rank) = Self.letter(of: thread, isDraft: isDraft)
    guard rank > self.rank else { return }
    (self.letter, self.rank) = (letter, rank)
    role = isDraft ? .accent : !thread.isOpen ? .dim : thread.type == .praise ? .good : .soon
  }

  private static func letter(of thread: ReviewThread, isDraft: Bool) -> (Character, Int) {
    if isDraft { return ("D", 9) }
    let (letter, rank): (Character, Int) =
      switch thread.type {
      case .issue: ("I", 8)
      case .suggestion: ("S", 7)
      case .question: ("Q", 6)
      case .praise: ("P", 5)
      }
    return thread.isOpen ? (letter, rank) : (Character(letter.lowercased()), rank - 4)
  }

  /// Two cells.
  var text: String { "\(letter)\(count == 1 ? " " : count > 9 ? "+" : "\(count)")" }
}
