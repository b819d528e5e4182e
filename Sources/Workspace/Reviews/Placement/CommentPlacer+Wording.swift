extension CommentPlacer {
  private enum Bound {
    /// Of the words looked at around one place, so that a text without lines or a quote of all lines costs little.
    static let words = 1_000
    static let places = 6
    /// Lines that a word may stand on; one that stands on more tells nothing.
    static let commonness = 500
  }

  /// What is most like the passage among what is new, if it is like enough.
  func reworded(_ passage: Passage) -> CommentPlace? {
    let weight = passage.spoken.prefix(Bound.words).reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return nil }
    var best: (lines: Range<Int>, score: Float)?
    for lines in candidates(passage) {
      guard let found = WordAlignment(passage.spoken, newWords, in: lines, wordsMax: Bound.words) else {
        continue
      }
      let isInPlace = passage.region.contains(found.lines.lowerBound)
      let kept = found.common / weight
      let share =
        found.common / newWords.spoken[newWords.spoken(in: found.lines)].reduce(0) { $0 + $1.weight }
      guard isInPlace ? kept >= inPlaceMin(passage, share) : kept >= 0.6 && weight >= 8 else { continue }
      let score = kept + 0.2 * share + (isInPlace ? 0.1 + 0.1 * order(passage, found.lines) : 0)
      if score > best?.score ?? 0 { best = (found.lines, score) }
    }
    return best.map { .reworded(range($0.lines), now: new.quote($0.lines)) }
  }

  /// How much of a passage must be left where it stood: less where line took the place of line, more where it says so
  /// little that a long line may have its words by chance.
  private func inPlaceMin(_ passage: Passage, _ share: Float) -> Float {
    guard let lines = passage.lines else { return .infinity }
    if passage.weight < 8, share < 0.3 { return .infinity }
    return replaced(passage) == lines && passage.region.count == lines.count ? 0.2 : 0.4
  }

  /// 1 where some lines stand as far into the changed lines as the passage did, down to 0.
  private func order(_ passage: Passage, _ found: Range<Int>) -> Float {
    guard let lines = passage.lines else { return 0 }
    let replaced = replaced(passage)
    func position(_ line: Int, _ range: Range<Int>) -> Float {
      Float(line - range.lowerBound) / Float(max(1, range.count - 1))
    }
    return 1 - abs(position(lines.lowerBound, replaced) - position(found.lowerBound, passage.region))
  }

  /// Lines among which to look: all that took the place of the passage, if they are not many; as many as it had, as
  /// far from their beginning and from their end; and those around the lines that have most of its words.
  private func candidates(_ passage: Passage) -> [Range<Int>] {
    let region = passage.region
    let height = passage.lines?.count ?? 3
    var found: [Range<Int>] = []
    func add(_ lines: Range<Int>) { if !found.contains(lines) { found.append(lines) } }
    if newWords.spoken(in: region).count <= 3 * passage.spoken.count + 60 { add(region) }
    if let lines = passage.lines {
      let replaced = replaced(passage)
      for start in [
        region.lowerBound + lines.lowerBound - replaced.lowerBound,
        region.upperBound - replaced.upperBound + lines.lowerBound,
      ] {
        add((start..<start + height).clamped(to: region))
      }
    }
    for line in likelyLines(passage) { add((line - height..<line + height + 1).clamped(to: 0..<new.count)) }
    return found
  }

  /// The lines that have most of a passage's words, of which those count less that stand on many lines.
  private func likelyLines(_ passage: Passage) -> [Int] {
    var weights = [Float](repeating: 0, count: new.count)
    for word in passage.spoken.prefix(Bound.words) {
      let count = fresh.spoken.count(of: word.hash)
      guard 1...Bound.commonness ~= count else { continue }
      let weight = word.weight / Float(count).squareRoot()
      fresh.spoken.forEach(word.hash) { weights[$0] += weight }
    }
    var likely: [(line: Int, weight: Float)] = []
    for (line, weight) in weights.enumerated() where weight > 0 {
      let place = likely.firstIndex { ($0.weight, line) < (weight, $0.line) } ?? likely.count
      if place < Bound.places { likely.insert((line, weight), at: place) }
      if likely.count > Bound.places { likely.removeLast() }
    }
    return likely.map(\.line)
  }

  /// The lines of the old text that the passage's region took the place of.
  private func replaced(_ passage: Passage) -> Range<Int> {
    old.trimmed(alignment.between(passage.region, in: alignment.backward, end: old.count))
  }
}
