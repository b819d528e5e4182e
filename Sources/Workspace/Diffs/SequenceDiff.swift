/// The difference of two sequences as the ranges that stay.
///
/// Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), section 4b: the
/// middle snake is searched from both ends at once, which needs linear space, and both halves are solved in turn.
/// Where the search grows beyond a bound it stops and cuts at the furthest point reached, as GNU diff does, so
/// that two texts with nothing in common take bounded time and give a correct, not a smallest, difference.
public struct SequenceDiff: Sendable {
  /// A run of equal elements.
  public struct Match: Hashable, Sendable {
    public var old: Range<Int>
    public var new: Range<Int>
  }

  /// Ascending in both sequences, never empty, never touching in both.
  public private(set) var matches: [Match] = []

  /// Elements are compared by number: callers intern what they compare.
  public init(_ old: [Int], _ new: [Int]) {
    var solver = Solver(old: old, new: new)
    solver.solve(0..<old.count, 0..<new.count)
    matches = solver.matches
  }

  /// Gives equal values equal numbers.
  public static func intern<Value: Hashable>(_ old: [Value], _ new: [Value]) -> (old: [Int], new: [Int]) {
    var numbers: [Value: Int] = [:]
    func number(_ value: Value) -> Int {
      if let known = numbers[value] { return known }
      numbers[value] = numbers.count
      return numbers.count - 1
    }
    return (old.map(number), new.map(number))
  }
}

private struct Solver {
  let old: [Int]
  let new: [Int]
  var matches: [SequenceDiff.Match] = []
  /// Furthest positions by diagonal, from either end; used anew by every search.
  private var forward: [Int]
  private var backward: [Int]
  /// How many differences a search pursues before it takes what it has.
  private let effort: Int

  init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
    let size = 2 * (old.count + new.count) + 4
    forward = Array(repeating: 0, count: size)
    backward = Array(repeating: 0, count: size)
    effort = max(256, Int(Double(old.count + new.count).squareRoot()))
  }

  mutating func solve(_ a: Range<Int>, _ b: Range<Int>) {
    // A worklist instead of recursion: the depth depends on the input.
    var work = [(a, b)]
    while let (a, b) = work.popLast() {
      var (a, b) = (a, b)
      let start = (a.lowerBound, b.lowerBound)
      while !a.isEmpty, !b.isEmpty, old[a.lowerBound] == new[b.lowerBound] {
        a = a.lowerBound + 1..<a.upperBound
        b = b.lowerBound + 1..<b.upperBound
      }
      keep(start.0..<a.lowerBound, start.1..<b.lowerBound)
      let end = (a.upperBound, b.upperBound)
      while !a.isEmpty, !b.isEmpty, old[a.upperBound - 1] == new[b.upperBound - 1] {
        a = a.lowerBound..<a.upperBound - 1
        b = b.lowerBound..<b.upperBound - 1
      }
      let suffix = (a.upperBound..<end.0, b.upperBound..<end.1)
      if !suffix.0.isEmpty {
        // Kept in order: what lies before it is solved first.
        if a.isEmpty || b.isEmpty {
          keep(suffix.0, suffix.1)
        } else {
          work.append(suffix)
          let middle = split(a, b)
          work.append((middle.0..<a.upperBound, middle.1..<b.upperBound))
          work.append((a.lowerBound..<middle.0, b.lowerBound..<middle.1))
        }
      } else if !a.isEmpty, !b.isEmpty {
        let middle = split(a, b)
        work.append((middle.0..<a.upperBound, middle.1..<b.upperBound))
        work.append((a.lowerBound..<middle.0, b.lowerBound..<middle.1))
      }
    }
  }

  private mutating func keep(_ a: Range<Int>, _ b: Range<Int>) {
    guard !a.isEmpty else { return }
    if let last = matches.last, last.old.upperBound == a.lowerBound, last.new.upperBound == b.lowerBound {
      matches[matches.count - 1] = .init(
        old: last.old.lowerBound..<a.upperBound, new: last.new.lowerBound..<b.upperBound)
    } else {
      matches.append(.init(old: a, new: b))
    }
  }

  /// A point that an optimal path crosses, or a good one where the effort ran out. Neither range is empty, and
  /// their first and last elements differ, so that both parts are smaller than the whole.
  private mutating func split(_ a: Range<Int>, _ b: Range<Int>) -> (Int, Int) {
    let box = Box(n: a.count, m: b.count)
    let delta = box.n - box.m
    var best = (x: 0, y: 0)
    for d in 0...(box.n + box.m + 1) / 2 {
      for k in box.diagonals(d) {
        guard var x = box.enter(k, d, forward) else {
          forward[box.index(k)] = -1
          continue
        }
        while x < box.n, x - k < box.m, old[a.lowerBound + x] == new[b.lowerBound + x - k] { x += 1 }
        forward[box.index(k)] = x
        if 2 * x - k > best.x + best.y { best = (x, x - k) }
        if delta % 2 != 0, let other = box.reached(delta - k, d - 1, backward), x + other >= box.n {
          return (a.lowerBound + x, b.lowerBound + x - k)
        }
      }
      for k in box.diagonals(d) {
        guard var x = box.enter(k, d, backward) else {
          backward[box.index(k)] = -1
          continue
        }
        while x < box.n, x - k < box.m, old[a.upperBound - 1 - x] == new[b.upperBound - 1 - x + k] { x += 1 }
        backward[box.index(k)] = x
        if delta % 2 == 0, let other = box.reached(delta - k, d, forward), x + other >= box.n {
          return (a.upperBound - x, b.upperBound - x + k)
        }
      }
      if d >= effort, best.x + best.y > 0, best.x + best.y < box.n + box.m {
        return (a.lowerBound + best.x, b.lowerBound + best.y)
      }
    }
    preconditionFailure("two paths from opposite corners must meet")
  }
}

/// The rectangle of one search: diagonal k holds the points (x, x - k).
private struct Box {
  let n: Int
  let m: Int

  func index(_ k: Int) -> Int { n + m + 1 + k }

  /// The diagonals that d differences can end on.
  func diagonals(_ d: Int) -> StrideThrough<Int> {
    // Only those inside, with the parity of d.
    let low = max(-d, -m)
    let high = min(d, n)
    let first = (low - d) % 2 == 0 ? low : low + 1
    return stride(from: first, through: high, by: 2)
  }

  /// The furthest x on a diagonal after d differences; nil where that step did not get there.
  func reached(_ k: Int, _ d: Int, _ furthest: [Int]) -> Int? {
    guard abs(k) <= d, k >= -m, k <= n else { return nil }
    let x = furthest[index(k)]
    return x >= 0 ? x : nil
  }

  /// Where diagonal k is entered with the d-th difference, from the diagonal on either side; nil if it cannot be.
  func enter(_ k: Int, _ d: Int, _ furthest: [Int]) -> Int? {
    if d == 0 { return 0 }
    let right = reached(k - 1, d - 1, furthest).map { $0 + 1 }.flatMap { $0 <= n ? $0 : nil }
    let down = reached(k + 1, d - 1, furthest).flatMap { $0 - k <= m ? $0 : nil }
    guard let right else { return down }
    return max(right, down ?? right)
  }
}
