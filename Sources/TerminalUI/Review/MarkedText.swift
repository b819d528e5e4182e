import Workspace

/// The rows of a text with the threads that stand in it and their marks in the margin: what stays as it is while threads
/// are opened and closed.
struct MarkedText: Hashable {
  /// The text's rows with their lines of the file.
  let lines: [StyledLine]
  /// Those that have a place in the text, by line.
  let threads: [PlacedThread]
  /// A mark or none for each row.
  private(set) var marks: [ThreadMark?]
  /// Where each line of the file stands among the rows.
  let shown: ShownLines
  private var indices: [String: Int] = [:]

  static let empty = MarkedText([], threads: [], drafts: [])

  /// - Parameters:
  ///   - threads: placed in the file.
  ///   - drafts: names of those that nobody else can see yet.
  init(_ lines: [StyledLine], threads: [PlacedThread], drafts: Set<String>) {
    self.lines = lines
    self.threads = threads.filter { $0.place.lines != nil }
    marks = Array(repeating: nil, count: lines.count)
    shown = ShownLines(lines)
    indices.reserveCapacity(threads.count)
    for (index, thread) in self.threads.enumerated() {
      indices[thread.id] = index
      guard let range = thread.place.lines, !lines.isEmpty else { continue }
      let row = shown.firstRow(of: range)
      var mark = marks[row] ?? ThreadMark()
      mark.add(thread.thread, isDraft: thread.thread.isWaiting(drafts))
      marks[row] = mark
    }
  }

  /// The threads to be opened with the rows that they stand below, from the top down.
  func threadsBelowRows(_ opened: Set<String>) -> [(row: Int, thread: PlacedThread)] {
    let found = opened.compactMap { indices[$0] }.sorted().map { threads[$0] }
    let placed = found.map { (row: $0.place.lines.map(shown.lastRow) ?? 0, thread: $0) }
    return placed.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
      .map(\.element)
  }
}

/// On which rows the lines of a file are shown.
struct ShownLines: Hashable {
  /// The lines in the order in which they first appear, with their rows.
  private(set) var stops: [(line: Int, rows: ClosedRange<Int>)] = []
  /// How many of the stops begin on each row or above it.
  private(set) var stopsThrough: [Int] = []
  private var indices: [Int: Int] = [:]
  private var lines: [Int] = []

  init(_ shown: [StyledLine]) {
    stopsThrough.reserveCapacity(shown.count)
    for (index, row) in shown.enumerated() {
      for line in row.sourceLines {
        if let known = indices[line] {
          stops[known].rows = stops[known].rows.lowerBound...index
        } else {
          indices[line] = stops.count
          stops.append((line, index...index))
        }
      }
      stopsThrough.append(stops.count)
    }
    lines = stops.map(\.line).sorted()
  }

  static func == (one: ShownLines, other: ShownLines) -> Bool {
    one.lines == other.lines && one.stops.elementsEqual(other.stops, by: ==)
      && one.stopsThrough == other.stopsThrough
  }

  func hash(into hasher: inout Hasher) { hasher.combine(lines) }

  /// Its index among the stops; nil where the line is not shown.
  func index(of line: Int) -> Int? { indices[line] }

  /// The last stop of a line up to this one.
  func lastIndex(upTo line: Int) -> Int? {
    let count = count(upTo: line)
    return count == 0 ? nil : indices[lines[count - 1]]
  }

  func firstRow(of range: ClosedRange<Int>) -> Int {
    let next = count(upTo: range.lowerBound - 1)
    if next < lines.count, next == 0 || lines[next] <= range.upperBound {
      return rows(of: lines[next])?.lowerBound ?? 0
    }
    return above(range.lowerBound)?.upperBound ?? 0
  }

  func lastRow(of range: ClosedRange<Int>) -> Int { above(range.upperBound)?.upperBound ?? 0 }

  /// The rows of the last shown line up to this one.
  private func above(_ line: Int) -> ClosedRange<Int>? {
    let count = count(upTo: line)
    return (count == 0 ? lines.first : lines[count - 1]).flatMap(rows)
  }

  private func rows(of line: Int) -> ClosedRange<Int>? { indices[line].map { stops[$0].rows } }

  /// How many of the lines that are shown come before the one after this.
  private func count(upTo line: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return low
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
