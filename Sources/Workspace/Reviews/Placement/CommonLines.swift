/// The lines that two texts have in common, in order: first those that either has once, as many as stand in the same
/// order, and between them the smallest difference. Lines that say much lead those that stand everywhere, and texts
/// that differ much are compared in small parts (Bram Cohen's patience diff, 2005; J. W. Hunt and T. G. Szymanski, "A
/// Fast Algorithm for Computing Longest Common Subsequences", Comm. ACM 20, 1977).
struct CommonLines {
  private(set) var matches: [SequenceDiff.Match] = []

  /// Lines are compared by number, small ones.
  init(_ old: [Int], _ new: [Int]) {
    var at = (old: 0, new: 0)
    for (a, b) in Self.ascending(Self.unique(old, new)) + [(old.count, new.count)] {
      addMatches(old, at.old..<a, new, at.new..<b)
      if a < old.count { matches.append(.init(old: a..<a + 1, new: b..<b + 1)) }
      at = (a + 1, b + 1)
    }
  }

  private mutating func addMatches(_ old: [Int], _ a: Range<Int>, _ new: [Int], _ b: Range<Int>) {
    guard !a.isEmpty, !b.isEmpty else { return }
    for match in SequenceDiff(Array(old[a]), Array(new[b])).matches {
      let start = (match.old.lowerBound + a.lowerBound, match.new.lowerBound + b.lowerBound)
      matches.append(
        .init(old: start.0..<start.0 + match.old.count, new: start.1..<start.1 + match.new.count))
    }
  }

  /// The places of numbers that stand once in either, by the first.
  private static func unique(_ old: [Int], _ new: [Int]) -> [(Int, Int)] {
    let size = max(old.max() ?? 0, new.max() ?? 0) + 1
    func places(_ numbers: [Int]) -> [Int] {
      var places = [Int](repeating: -1, count: size)
      for (place, number) in numbers.enumerated() { places[number] = places[number] == -1 ? place : -2 }
      return places
    }
    let places = (places(old), places(new))
    return old.indices.compactMap { place in
      let other = places.1[old[place]]
      return places.0[old[place]] == place && other >= 0 ? (place, other) : nil
    }
  }

  /// The most pairs that ascend in both.
  private static func ascending(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    // For each length the pair that ends such a run lowest, and for each pair the one before it.
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].1 < pairs[index].1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var run: [(Int, Int)] = []
    var next = ends.last ?? -1
    while next >= 0 {
      run.append(pairs[next])
      next = before[next]
    }
    return run.reversed()
  }
}
