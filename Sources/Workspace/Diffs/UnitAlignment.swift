/// Two units that face each other, or one that faces nothing, by their places in the old and the new text.
enum UnitPair: Hashable {
  case same(Int, Int)
  case changed(Int, Int)
  case removed(Int)
  case added(Int)

  var old: Int? {
    switch self {
    case .same(let old, _), .changed(let old, _), .removed(let old): old
    case .added: nil
    }
  }

  var new: Int? {
    switch self {
    case .same(_, let new), .changed(_, let new), .added(let new): new
    case .removed: nil
    }
  }
}

/// How the units of two texts face each other: what is equal first, and in the gaps between, what is most alike.
enum UnitAlignment {
  /// In the order of both texts; of what faces nothing, the removed stands before the added.
  static func pairs(_ old: [TextUnit], _ new: [TextUnit]) -> [UnitPair] {
    let numbers = SequenceDiff.intern(old.lazy.map(\.key), new.lazy.map(\.key))
    var matches = SequenceDiff(numbers.old, numbers.new).matches
    matches = ChangeSlider(old, new, numbers).slid(matches)
    var gaps = GapAligner(old, new, numbers)
    var pairs: [UnitPair] = []
    var at = (old: 0, new: 0)
    func gap(to end: (old: Int, new: Int)) { pairs += gaps.align(at.old..<end.old, at.new..<end.new) }
    for (index, match) in matches.enumerated() {
      let next = index + 1 < matches.count ? matches[index + 1] : nil
      let touchesBefore = match.old.lowerBound > at.old && match.new.lowerBound > at.new
      let end = (old: next?.old.lowerBound ?? old.count, new: next?.new.lowerBound ?? new.count)
      let touchesAfter = end.old > match.old.upperBound && end.new > match.new.upperBound
      // Empty lines that happen to be between two rewritten paragraphs decide nothing.
      if touchesBefore, touchesAfter, match.old.allSatisfy({ old[$0].key.isEmpty }) { continue }
      gap(to: (match.old.lowerBound, match.new.lowerBound))
      pairs += zip(match.old, match.new).map(UnitPair.same)
      at = (match.old.upperBound, match.new.upperBound)
    }
    gap(to: (old.count, new.count))
    return pairs
  }
}

/// Where the same lines could be said to be inserted, or removed, at several places, moves the change to where a person
/// would see it: beginning with a heading, else right behind an empty line.
private struct ChangeSlider {
  private let old: [TextUnit]
  private let new: [TextUnit]
  private let numbers: (old: [Int], new: [Int])

  init(_ old: [TextUnit], _ new: [TextUnit], _ numbers: (old: [Int], new: [Int])) {
    self.old = old
    self.new = new
    self.numbers = numbers
  }

  func slid(_ matches: [SequenceDiff.Match]) -> [SequenceDiff.Match] {
    var matches = matches
    for index in matches.indices.dropLast() {
      let (before, after) = (matches[index], matches[index + 1])
      let shift: Int
      if before.old.upperBound == after.old.lowerBound {
        shift = best(
          new, numbers.new, before.new.upperBound..<after.new.lowerBound, before.new.count, after.new.count)
      } else if before.new.upperBound == after.new.lowerBound {
        shift = best(
          old, numbers.old, before.old.upperBound..<after.old.lowerBound, before.old.count, after.old.count)
      } else {
        continue
      }
      matches[index].old = before.old.lowerBound..<before.old.upperBound + shift
      matches[index].new = before.new.lowerBound..<before.new.upperBound + shift
      matches[index + 1].old = after.old.lowerBound + shift..<after.old.upperBound
      matches[index + 1].new = after.new.lowerBound + shift..<after.new.upperBound
    }
    return matches.filter { !$0.old.isEmpty }
  }

  /// How far the change is moved, down where positive; no further than the equal runs around it reach.
  private func best(
    _ units: [TextUnit], _ numbers: [Int], _ change: Range<Int>, _ before: Int, _ after: Int
  ) -> Int {
    var best = (shift: 0, value: value(units, change.lowerBound))
    func consider(_ shift: Int) {
      let value = value(units, change.lowerBound + shift)
      if value > best.value { best = (shift, value) }
    }
    var shift = 0
    while shift < after, numbers[change.lowerBound + shift] == numbers[change.upperBound + shift] {
      shift += 1
      consider(shift)
    }
    shift = 0
    while -shift < before, numbers[change.lowerBound + shift - 1] == numbers[change.upperBound + shift - 1] {
      shift -= 1
      consider(shift)
    }
    return best.shift
  }

  private func value(_ units: [TextUnit], _ start: Int) -> Int {
    guard start < units.count else { return 0 }
    if case .heading = units[start].kind { return 2 }
    return !units[start].key.isEmpty && (start == 0 || units[start - 1].key.isEmpty) ? 1 : 0
  }
}
