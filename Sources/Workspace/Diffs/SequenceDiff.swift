/// The difference of two sequences as the ranges that stay.
///
/// Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), section 4b: the
/// middle snake is searched from both ends at once, which needs linear space, and both halves are solved in turn.
/// What only one side has is left out first, as GNU diff does, since it can be in no match. Where a search grows
/// beyond a bound it stops and cuts at the furthest point reached, so that two long texts with little in common
/// take bounded time and give a correct, not a smallest, difference.
public struct SequenceDiff: Sendable {
  /// A run of equal elements.
  public struct Match: Hashable, Sendable {
    public var old: Range<Int>
    public var new: Range<Int>

    public init(old: Range<Int>, new: Range<Int>) {
      self.old = old
      self.new = new
    }
  }

  /// Ascending in both sequences, never empty, never touching in both.
  public private(set) var matches: [Match] = []

  /// Elements are compared by number: callers intern what they compare.
  public init(_ old: [Int], _ new: [Int]) { self.init(old, new, stepsMax: MiddleSnake.stepsMax) }

  /// - Parameter stepsMax: after about so many steps no smallest difference is looked for any more.
  init(_ old: [Int], _ new: [Int], stepsMax: Int) {
    var prefix = 0
    let shorter = min(old.count, new.count)
    while prefix < shorter, old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] {
      suffix += 1
    }
    keep(0, 0, count: prefix)
    solve(old, prefix..<old.count - suffix, new, prefix..<new.count - suffix, stepsMax)
    keep(old.count - suffix, new.count - suffix, count: suffix)
  }

  /// Gives equal values equal numbers.
  public static func intern<Value: Hashable>(
    _ old: some Sequence<Value>, _ new: some Sequence<Value>
  ) -> (old: [Int], new: [Int]) {
    var numbers: [Value: Int] = [:]
    func number(_ value: Value) -> Int {
      if let known = numbers[value] { return known }
      numbers[value] = numbers.count
      return numbers.count - 1
    }
    return (old.map(number), new.map(number))
  }

  private mutating func solve(
    _ old: [Int], _ a: Range<Int>, _ new: [Int], _ b: Range<Int>, _ stepsMax: Int
  ) {
    guard !a.isEmpty, !b.isEmpty else { return }
    let (inOld, inNew) = (Set(old[a]), Set(new[b]))
    let oldPlaces = a.filter { inNew.contains(old[$0]) }
    let newPlaces = b.filter { inOld.contains(new[$0]) }
    guard !oldPlaces.isEmpty else { return }
    let search = MiddleSnake(oldPlaces.map { old[$0] }, newPlaces.map { new[$0] }, stepsMax: stepsMax)
    search.solve { x, y, count in
      for offset in 0..<count { keep(oldPlaces[x + offset], newPlaces[y + offset], count: 1) }
    }
  }

  private mutating func keep(_ x: Int, _ y: Int, count: Int) {
    guard count > 0 else { return }
    if let last = matches.last, last.old.upperBound == x, last.new.upperBound == y {
      matches[matches.count - 1].old = last.old.lowerBound..<x + count
      matches[matches.count - 1].new = last.new.lowerBound..<y + count
    } else {
      matches.append(Match(old: x..<x + count, new: y..<y + count))
    }
  }
}
