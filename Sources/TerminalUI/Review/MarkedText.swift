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
  private let shown: ShownLines
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

  /// Threads by the rows that they are opened below, several in their order.
  func threadsBelowRows(_ opened: Set<String>) -> [Int: [PlacedThread]] {
    let found = opened.compactMap { indices[$0] }.sorted().map { threads[$0] }
    return Dictionary(grouping: found) { thread in thread.place.lines.map(shown.lastRow) ?? 0 }
  }
}

/// On which rows the lines of a file are shown.
private struct ShownLines: Hashable {
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
    let next = count(upTo: range.lowerBound - 1)
    if next < lines.count, next == 0 || lines[next] <= range.upperBound {
      return rows[lines[next]]?.lowerBound ?? 0
    }
    return above(range.lowerBound)?.upperBound ?? 0
  }

  func lastRow(of range: ClosedRange<Int>) -> Int { above(range.upperBound)?.upperBound ?? 0 }

  /// The rows of the last shown line up to this one.
  private func above(_ line: Int) -> ClosedRange<Int>? {
    let count = count(upTo: line)
    return (count == 0 ? lines.first : lines[count - 1]).flatMap { rows[$0] }
  }

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
