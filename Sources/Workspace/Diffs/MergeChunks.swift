/// One of the three texts of a merge, by lines. A class, so that its paragraphs are looked for once, and only where there
/// is a conflict.
final class MergeSide {
  let bytes: [UInt8]
  let lines: [SourceText.Line]

  init(_ text: String) {
    bytes = Array(text.utf8)
    lines = SourceText.lines(of: bytes)
  }

  /// The lines of paragraphs of running text, 1-based. A quote has its markers inside, so that its sentences cannot be
  /// moved about.
  private(set) lazy var paragraphs: [ClosedRange<Int>] =
    MarkdownLeaf.leaves(of: bytes).filter { $0.kind == .paragraph && $0.quotes == 0 }.map(\.lines)
}

/// Some lines of a side.
struct MergeSlice {
  let side: MergeSide
  let numbers: ArraySlice<Int>

  /// Of `side.lines`.
  var range: Range<Int> { numbers.indices }
  var text: String { ByteText.string(side.bytes, byteRange) }

  var byteRange: Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return side.lines[first].whole.lowerBound..<side.lines[last].whole.upperBound
  }

  func isSame(as other: MergeSlice) -> Bool { numbers.elementsEqual(other.numbers) }

  func first(_ count: Int) -> MergeSlice { MergeSlice(side: side, numbers: numbers.prefix(count)) }
  func last(_ count: Int) -> MergeSlice { MergeSlice(side: side, numbers: numbers.suffix(count)) }
  func inside(_ start: Int, _ end: Int) -> MergeSlice {
    MergeSlice(side: side, numbers: numbers.dropFirst(start).dropLast(end))
  }

  /// How many lines both begin with and, of the rest, end with.
  func common(with other: MergeSlice) -> (start: Int, end: Int) {
    let start = zip(numbers, other.numbers).prefix { $0 == $1 }.count
    let rest = zip(numbers.dropFirst(start).reversed(), other.numbers.dropFirst(start).reversed())
    return (start, rest.prefix { $0 == $1 }.count)
  }
}

extension MergeSlice {
  /// What a side has before or behind these lines, parted from them by an empty line, where the other side added no
  /// paragraphs itself. Nil where that is not all that the side did.
  func paragraphsAdded(in side: MergeSlice, besides other: MergeSlice) -> (
    before: MergeSlice, behind: MergeSlice
  )? {
    guard !numbers.isEmpty, !other.numbers.isEmpty, emptyLines == other.emptyLines else { return nil }
    if side.numbers.starts(with: numbers), side.isEmptyLine(side.range.lowerBound + numbers.count) {
      return (side.first(0), side.last(side.numbers.count - numbers.count))
    }
    if side.last(numbers.count).isSame(as: self), side.isEmptyLine(side.range.upperBound - numbers.count - 1)
    {
      return (side.first(side.numbers.count - numbers.count), side.last(0))
    }
    return nil
  }

  private var emptyLines: Int { range.count { isEmptyLine($0) } }

  private func isEmptyLine(_ index: Int) -> Bool {
    range.contains(index) && side.bytes[side.lines[index].content].allSatisfy(ASCII.isSpace)
  }
}

/// Parts three texts into chunks that all share and chunks between those.
struct MergeChunks {
  private let sides: (base: MergeSide, ours: MergeSide, theirs: MergeSide)
  private let numbers: (base: [Int], ours: [Int], theirs: [Int])

  init(_ base: MergeSide, _ ours: MergeSide, _ theirs: MergeSide) {
    sides = (base, ours, theirs)
    var known: [ArraySlice<UInt8>: Int] = [:]
    func numbers(_ side: MergeSide) -> [Int] {
      side.lines.map { line in
        let (text, next) = (side.bytes[line.whole], known.count)
        if let number = known[text] { return number }
        known[text] = next
        return next
      }
    }
    self.numbers = (numbers(base), numbers(ours), numbers(theirs))
  }

  func forEach(_ body: (MergeSlice, MergeSlice, MergeSlice) -> Void) {
    let (toOurs, toTheirs) = (places(in: numbers.ours), places(in: numbers.theirs))
    let count = numbers.base.count
    var (base, ours, theirs) = (0, 0, 0)
    func tell(_ end: Int, _ oursEnd: Int, _ theirsEnd: Int) {
      body(
        MergeSlice(side: sides.base, numbers: numbers.base[base..<end]),
        MergeSlice(side: sides.ours, numbers: numbers.ours[ours..<oursEnd]),
        MergeSlice(side: sides.theirs, numbers: numbers.theirs[theirs..<theirsEnd]))
      (base, ours, theirs) = (end, oursEnd, theirsEnd)
    }
    while base < count || ours < numbers.ours.count || theirs < numbers.theirs.count {
      var same = 0
      while base + same < count, toOurs[base + same] == ours + same, toTheirs[base + same] == theirs + same {
        same += 1
      }
      if same > 0 {
        tell(base + same, ours + same, theirs + same)
        continue
      }
      let next = (base..<count).first { toOurs[$0] != nil && toTheirs[$0] != nil } ?? count
      tell(
        next, next < count ? toOurs[next] ?? ours : numbers.ours.count,
        next < count ? toTheirs[next] ?? theirs : numbers.theirs.count)
    }
  }

  /// Where each line of the base stands in another text; nil where it is gone.
  private func places(in other: [Int]) -> [Int?] {
    var places = [Int?](repeating: nil, count: numbers.base.count)
    for match in SequenceDiff(numbers.base, other).matches {
      for (i, j) in zip(match.old, match.new) { places[i] = j }
    }
    return places
  }
}
