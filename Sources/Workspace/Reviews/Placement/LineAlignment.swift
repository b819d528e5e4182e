/// Which line of a text became which of another: the lines that their difference keeps.
///
/// Blank lines take no part in the difference, since they match anywhere. Where a run of lines was taken out or put in
/// between equal ones, it is cut so that it begins with a heading or a paragraph, which is what people take out and
/// put in (Michael Haggerty, "diff-slider-tools", 2016, and the indent heuristic of Git that came of it).
struct LineAlignment: Sendable {
  /// The line of the new text for each of the old one; nil where it is not kept.
  private(set) var forward: [Int?]
  private(set) var backward: [Int?]
  /// True for lines of the old text that could as well be other, equal ones: a run beside them was taken out or put
  /// in, and nothing tells where it began.
  private(set) var isDoubtful: [Bool]

  init(_ old: PlacementText, _ new: PlacementText) {
    var sides = (Side(old), Side(new))
    let numbers = SequenceDiff.intern(
      sides.0.lines.map { old.hashes[$0] }, sides.1.lines.map { new.hashes[$0] })
    for match in CommonLines(numbers.old, numbers.new).matches {
      for index in match.old { sides.0.isKept[index] = true }
      for index in match.new { sides.1.isKept[index] = true }
    }
    sides.0.slide(numbers.old, beside: sides.1)
    sides.1.slide(numbers.new, beside: sides.0)
    forward = Array(repeating: nil, count: old.count)
    backward = Array(repeating: nil, count: new.count)
    isDoubtful = Array(repeating: false, count: old.count)
    for (a, b) in zip(sides.0.kept, sides.1.kept) {
      let (line, now) = (sides.0.lines[a], sides.1.lines[b])
      forward[line] = now
      backward[now] = line
      isDoubtful[line] = sides.0.isDoubtful[a] || sides.1.isDoubtful[b]
    }
  }

  /// The lines between the nearest kept ones around `range`, on the other side.
  func between(_ range: Range<Int>, in map: [Int?], end: Int) -> Range<Int> {
    var before = range.lowerBound - 1
    while before >= 0, map[before] == nil { before -= 1 }
    var after = range.upperBound
    while after < map.count, map[after] == nil { after += 1 }
    let low = before < 0 ? 0 : (map[before] ?? 0) + 1
    let high = after < map.count ? map[after] ?? end : end
    return low..<max(low, high)
  }
}

/// The lines of one text that are not blank.
private struct Side {
  let lines: [Int]
  var isKept: [Bool]
  private(set) var isDoubtful: [Bool]
  /// How well a run of lines begins here: at a heading, the better the higher it is; at a paragraph; inside one.
  private let beginnings: [Int]

  init(_ text: PlacementText) {
    let lines = (0..<text.count).filter { !text.isBlank($0) }
    let levels = Dictionary(text.headings.map { ($0.line, $0.level) }) { first, _ in first }
    self.lines = lines
    isKept = Array(repeating: false, count: lines.count)
    isDoubtful = isKept
    beginnings = lines.map { line in
      levels[line].map { 10 - $0 } ?? (line == 0 || text.isBlank(line - 1) ? 1 : 0)
    }
  }

  /// Places in `lines`.
  var kept: [Int] { isKept.indices.filter { isKept[$0] } }

  /// Moves runs that are not kept up or down over equal lines, where the other side has kept all.
  mutating func slide(_ numbers: [Int], beside other: Side) {
    let gaps = other.gaps
    var index = 0
    var kept = 0
    while index < isKept.count {
      if isKept[index] {
        kept += 1
        index += 1
        continue
      }
      var run = index..<index
      while run.upperBound < isKept.count, !isKept[run.upperBound] {
        run = run.lowerBound..<run.upperBound + 1
      }
      if !gaps[kept] { run = slid(run, kept: &kept, numbers, gaps) }
      index = run.upperBound
    }
  }

  /// True for n where lines that are not kept stand between the n-th kept one and the next.
  private var gaps: [Bool] {
    var gaps = [false]
    for isKept in isKept {
      if isKept { gaps.append(false) } else { gaps[gaps.count - 1] = true }
    }
    return gaps
  }

  /// Where the run is after it was moved; `kept` counts the kept lines before it.
  private mutating func slid(
    _ run: Range<Int>, kept: inout Int, _ numbers: [Int], _ gaps: [Bool]
  ) -> Range<Int> {
    var up = 0
    while run.lowerBound - up > 0, isKept[run.lowerBound - up - 1], !gaps[kept - up - 1],
      numbers[run.lowerBound - up - 1] == numbers[run.upperBound - up - 1]
    { up += 1 }
    var down = 0
    while run.upperBound + down < isKept.count, isKept[run.upperBound + down], !gaps[kept + down + 1],
      numbers[run.lowerBound + down] == numbers[run.upperBound + down]
    { down += 1 }
    guard up + down > 0 else { return run }
    var best = 0
    for shift in -up...down where beginnings[run.lowerBound + shift] > beginnings[run.lowerBound + best] {
      best = shift
    }
    let equals = (-up...down).filter { beginnings[run.lowerBound + $0] == beginnings[run.lowerBound + best] }
    if equals.count > 1 {
      for index in run.lowerBound - up..<run.upperBound + down { isDoubtful[index] = true }
    }
    let slid = run.lowerBound + best..<run.upperBound + best
    for index in run { isKept[index] = true }
    for index in slid { isKept[index] = false }
    kept += best
    return slid
  }
}
