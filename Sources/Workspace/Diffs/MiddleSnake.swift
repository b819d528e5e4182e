/// The divide and conquer of `SequenceDiff`: finds a point that a shortest path crosses, and solves what lies on
/// either side of it.
struct MiddleSnake {
  private let old: [Int]
  private let new: [Int]
  /// How many differences a search pursues before it takes what it has.
  private let effort: Int

  static let stepsMax = 20_000_000
  private static let effortMin = 48

  /// A search costs the square of its effort and brings the solution as far as its effort at least, so that the
  /// effort is what the steps allow for every element.
  init(_ old: [Int], _ new: [Int], stepsMax: Int) {
    self.old = old
    self.new = new
    effort = max(Self.effortMin, stepsMax / (old.count + new.count + 1))
  }

  /// Tells the runs of equal elements in order: where they begin in either sequence, and how long they are.
  func solve(_ found: (Int, Int, Int) -> Void) {
    // Furthest positions by diagonal, from either end; every search uses them anew.
    let size = 2 * (old.count + new.count) + 5
    let scratch = UnsafeMutablePointer<Int>.allocate(capacity: 2 * size)
    defer { scratch.deallocate() }
    old.withUnsafeBufferPointer { old in
      new.withUnsafeBufferPointer { new in
        let search = Search(
          old: old, new: new, effort: effort, forward: scratch, backward: scratch + size)
        search.solve(found)
      }
    }
  }
}

private struct Search {
  let old: UnsafeBufferPointer<Int>
  let new: UnsafeBufferPointer<Int>
  let effort: Int
  let forward: UnsafeMutablePointer<Int>
  let backward: UnsafeMutablePointer<Int>

  func solve(_ found: (Int, Int, Int) -> Void) {
    // A worklist instead of recursion: the depth depends on the input. The last one is solved next.
    var work = [(0..<old.count, 0..<new.count)]
    while let (wholeA, wholeB) = work.popLast() {
      var (a, b) = (wholeA, wholeB)
      while !a.isEmpty, !b.isEmpty, old[a.lowerBound] == new[b.lowerBound] {
        a = a.lowerBound + 1..<a.upperBound
        b = b.lowerBound + 1..<b.upperBound
      }
      found(wholeA.lowerBound, wholeB.lowerBound, a.lowerBound - wholeA.lowerBound)
      while !a.isEmpty, !b.isEmpty, old[a.upperBound - 1] == new[b.upperBound - 1] {
        a = a.lowerBound..<a.upperBound - 1
        b = b.lowerBound..<b.upperBound - 1
      }
      if a.upperBound < wholeA.upperBound {
        // Kept in order: what lies before it is solved first, and then it is nothing but equal.
        if a.isEmpty || b.isEmpty {
          found(a.upperBound, b.upperBound, wholeA.upperBound - a.upperBound)
          continue
        }
        work.append((a.upperBound..<wholeA.upperBound, b.upperBound..<wholeB.upperBound))
      }
      guard !a.isEmpty, !b.isEmpty else { continue }
      let middle = split(a, b)
      work.append((middle.0..<a.upperBound, middle.1..<b.upperBound))
      work.append((a.lowerBound..<middle.0, b.lowerBound..<middle.1))
    }
  }

  /// A point that an optimal path crosses, or a good one where the effort ran out. Neither range is empty, and
  /// their first and last elements differ, so that both parts are smaller than the whole.
  private func split(_ a: Range<Int>, _ b: Range<Int>) -> (Int, Int) {
    let box = Box(n: a.count, m: b.count)
    let delta = box.n - box.m
    let isOdd = delta % 2 != 0
    var best = (x: 0, y: 0)
    box.prepare(forward)
    box.prepare(backward)
    for d in 0...(box.n + box.m + 1) / 2 {
      let diagonals = box.diagonals(d)
      box.fence(forward, d)
      for k in diagonals {
        guard var x = box.enter(k, d, forward) else { continue }
        while x < box.n, x - k < box.m, old[a.lowerBound + x] == new[b.lowerBound + x - k] { x += 1 }
        forward[box.index(k)] = x
        if 2 * x - k > best.x + best.y { best = (x, x - k) }
        if isOdd, let other = box.reached(delta - k, d - 1, backward), x + other >= box.n {
          return (a.lowerBound + x, b.lowerBound + x - k)
        }
      }
      box.fence(backward, d)
      for k in diagonals {
        guard var x = box.enter(k, d, backward) else { continue }
        while x < box.n, x - k < box.m, old[a.upperBound - 1 - x] == new[b.upperBound - 1 - x + k] { x += 1 }
        backward[box.index(k)] = x
        if !isOdd, let other = box.reached(delta - k, d, forward), x + other >= box.n {
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

/// The rectangle of one search: diagonal k holds the points (x, x - k). Positions are -1 where a diagonal was not
/// reached.
private struct Box {
  let n: Int
  let m: Int

  @inline(__always) func index(_ k: Int) -> Int { n + m + 2 + k }

  /// The diagonals that d differences can end on: those inside, with the parity of d.
  func diagonals(_ d: Int) -> StrideThrough<Int> {
    let low = max(-d, -m)
    let first = (low - d) % 2 == 0 ? low : low + 1
    return stride(from: first, through: min(d, n), by: 2)
  }

  /// The diagonals just outside the rectangle are never reached.
  func prepare(_ furthest: UnsafeMutablePointer<Int>) {
    furthest[index(-m - 1)] = -1
    furthest[index(n + 1)] = -1
  }

  /// Those just outside of what d differences reach were not reached by the differences before.
  func fence(_ furthest: UnsafeMutablePointer<Int>, _ d: Int) {
    if d <= m { furthest[index(-d - 1)] = -1 }
    if d <= n { furthest[index(d + 1)] = -1 }
  }

  /// The furthest x on a diagonal after d differences; nil where that step did not get there.
  @inline(__always)
  func reached(_ k: Int, _ d: Int, _ furthest: UnsafeMutablePointer<Int>) -> Int? {
    guard abs(k) <= d, k >= -m, k <= n else { return nil }
    let x = furthest[index(k)]
    return x >= 0 ? x : nil
  }

  /// Where diagonal k is entered with the d-th difference, from the diagonal on either side; nil, and marked so, if
  /// it cannot be.
  @inline(__always)
  func enter(_ k: Int, _ d: Int, _ furthest: UnsafeMutablePointer<Int>) -> Int? {
    if d == 0 { return 0 }
    let left = furthest[index(k - 1)]
    let above = furthest[index(k + 1)]
    var x = left >= 0 && left < n ? left + 1 : -1
    if above > x, above - k <= m { x = above }
    if x >= 0 { return x }
    furthest[index(k)] = -1
    return nil
  }
}
