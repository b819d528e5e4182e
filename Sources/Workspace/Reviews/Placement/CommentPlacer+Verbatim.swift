extension CommentPlacer {
  /// A passage whose every word stands this often, here and there, is found by its wording or not at all.
  private static let attemptsMax = 10_000

  /// The words of a passage in what is new, in their order and without gaps.
  func verbatim(_ passage: Passage) -> CommentPlace? {
    let places = verbatimPlaces(passage)
    guard let first = places.first else { return nil }
    let inside = places.filter {
      passage.region.contains($0.lowerBound) && passage.region.contains($0.upperBound - 1)
    }
    if let only = inside.first, inside.count == 1 { return .moved(range(only)) }
    if places.count == 1 {
      // A word or a bracket that happens to stand elsewhere is no sign that the passage went there.
      return passage.weight >= 4 || isOnlyLine(passage, first) ? .moved(range(first)) : nil
    }
    let best = (inside.isEmpty ? places : inside).max { context($0, passage) < context($1, passage) }
    return best.map { .moved(range($0)) }
  }

  private func verbatimPlaces(_ passage: Passage) -> [Range<Int>] {
    let wanted = passage.written.map(\.hash)
    var offsets: [UInt64: [Int]] = [:]
    for (offset, hash) in wanted.enumerated() { offsets[hash, default: []].append(offset) }
    let rarest = offsets.map { hash, offsets in
      (hash: hash, offsets: offsets, attempts: offsets.count * fresh.written.count(of: hash))
    }.filter { $0.attempts > 0 }.min { ($0.attempts, $0.hash) < ($1.attempts, $1.hash) }
    guard let rarest, rarest.attempts <= Self.attemptsMax else { return [] }
    var found: [Range<Int>] = []
    fresh.written.forEach(rarest.hash) { place in
      for offset in rarest.offsets {
        let words = place - offset..<place - offset + wanted.count
        guard words.lowerBound >= 0, words.upperBound <= newWords.written.count,
          zip(words, wanted).allSatisfy({ newWords.written[$0].hash == $1 })
        else { continue }
        let lines = newWords.lines(ofWritten: words)
        if isFree(lines, for: passage) { found.append(lines) }
      }
    }
    return found
  }

  /// Whether no line is one that another passage became.
  private func isFree(_ lines: Range<Int>, for passage: Passage) -> Bool {
    lines.allSatisfy { line in
      alignment.backward[line].map { passage.lines?.contains($0) == true } ?? true
    }
  }

  /// Whether the passage is a line of its own that either text has once.
  private func isOnlyLine(_ passage: Passage, _ found: Range<Int>) -> Bool {
    guard let lines = passage.lines, lines.count == 1, found.count == 1, passage.weight > 0,
      old.hashes[lines.lowerBound] == new.hashes[found.lowerBound]
    else { return false }
    let hash = old.hashes[lines.lowerBound]
    return old.hashes.count { $0 == hash } == 1 && new.hashes.count { $0 == hash } == 1
  }

  /// How much the surroundings of some lines are those of the passage.
  private func context(_ lines: Range<Int>, _ passage: Passage) -> Int {
    guard let source = passage.lines else { return 0 }
    var score = 0
    let headings = (old.section(of: source.lowerBound), new.section(of: lines.lowerBound))
    if headings.0.map({ old.headings[$0].text }) == headings.1.map({ new.headings[$0].text }) { score += 2 }
    let nearby = 4
    let before = (
      words(old, source.lowerBound - nearby..<source.lowerBound).reversed(),
      words(new, lines.lowerBound - nearby..<lines.lowerBound).reversed()
    )
    let after = (
      words(old, source.upperBound..<source.upperBound + nearby),
      words(new, lines.upperBound..<lines.upperBound + nearby)
    )
    score +=
      zip(before.0, before.1).prefix(nearby).count(where: ==)
      + zip(after.0, after.1).prefix(nearby).count(where: ==)
    return score
  }

  private func words(_ text: PlacementText, _ lines: Range<Int>) -> [UInt64] {
    PlacementWords(text, lines: lines.clamped(to: 0..<text.count)).written.map(\.hash)
  }
}
