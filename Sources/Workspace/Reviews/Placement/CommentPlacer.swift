/// Places comments made on one text in another one; what both need is computed once, for thousands of comments.
///
/// Four steps, each for what the one before leaves: the lines that the difference of the two texts keeps; the same
/// words in what is new, however they are wrapped, as `git blame -M` looks for moved lines; the best local alignment
/// of the quote's words with what is new (T. F. Smith and M. S. Waterman, "Identification of Common Molecular
/// Subsequences", J. Mol. Biol. 147, 1981); nothing. Text that another passage of the old text became is never an
/// answer to the second step, so that of two equal paragraphs the one that stays does not take the other's comments.
public struct CommentPlacer: Sendable {
  let old: PlacementText
  let new: PlacementText
  let alignment: LineAlignment
  let newWords: PlacementWords
  let fresh: FreshWords

  public init(old: String, new: String) { self.init(old: old, in: PlacementTarget(new)) }

  public init(old: String, in target: PlacementTarget) {
    self.old = PlacementText(old)
    new = target.text
    alignment = LineAlignment(self.old, new)
    newWords = target.words
    fresh = FreshWords(newWords, alignment)
  }

  /// Where a comment on the old text stands in the new one. An anchor whose lines do not hold its quote is looked for
  /// by its quote, in the old text and then in the new one; its line numbers alone place nothing.
  public func place(_ anchor: CommentAnchor) -> CommentPlace {
    if anchor.lines == nil, anchor.heading == nil, anchor.quote.isEmpty {
      return .exact(1...max(1, new.count))
    }
    guard let lines = source(of: anchor) else {
      if let heading = new.headings.first(where: { anchor.quote.isEmpty && $0.text == anchor.heading }) {
        return .moved(range(heading.line..<heading.line + 1))
      }
      let passage = Passage(quote: anchor.quote)
      return verbatim(passage) ?? reworded(passage) ?? .orphan
    }
    let core = old.trimmed(lines)
    guard !core.isEmpty else { return blank(lines) }
    if let place = kept(lines, core: core) { return place }
    let region = new.trimmed(alignment.between(core, in: alignment.forward, end: new.count))
    let passage = Passage(core, of: old, region: region)
    return verbatim(passage) ?? renamed(core) ?? reworded(passage) ?? .orphan
  }

  func range(_ lines: Range<Int>) -> ClosedRange<Int> { lines.lowerBound + 1...lines.upperBound }
}

// MARK: - The lines that are meant

extension CommentPlacer {
  /// The lines of the old text that an anchor means; nil where the quote does not stand in it.
  private func source(of anchor: CommentAnchor) -> Range<Int>? {
    let lines = anchor.lines.flatMap { $0.lowerBound < 1 ? nil : $0.lowerBound - 1..<$0.upperBound }
    if let lines, lines.upperBound <= old.count,
      old.quote(lines).utf8.elementsEqual(anchor.quote.utf8)
    {
      return lines
    }
    if anchor.quote.isEmpty {
      return old.headings.first { $0.text == anchor.heading }.map { $0.line..<$0.line + 1 }
    }
    let count = PlacementText.lines(of: anchor.quote).count
    let meant = lines?.lowerBound ?? 0
    let nearest = old.places(of: anchor.quote).min { first, second in
      let sections = (isBelow(anchor.heading, first), isBelow(anchor.heading, second))
      return sections.0 == sections.1 ? abs(first - meant) < abs(second - meant) : sections.0
    }
    return nearest.map { $0..<$0 + count }
  }

  private func isBelow(_ heading: String?, _ line: Int) -> Bool {
    old.section(of: line).map { old.headings[$0].text } == heading
  }
}

// MARK: - Lines that are kept

extension CommentPlacer {
  /// Where the difference keeps all lines of the passage, and nothing was put in between.
  private func kept(_ lines: Range<Int>, core: Range<Int>) -> CommentPlace? {
    guard let first = alignment.forward[core.lowerBound], let last = alignment.forward[core.upperBound - 1]
    else { return nil }
    let found = first..<last + 1
    let all = core.filter { !old.isBlank($0) }
    guard all.allSatisfy({ alignment.forward[$0] != nil }),
      found.count(where: { !new.isBlank($0) }) == all.count
    else { return nil }
    let whole = first - (core.lowerBound - lines.lowerBound)..<first - core.lowerBound + lines.upperBound
    guard whole.lowerBound >= 0, whole.upperBound <= new.count,
      zip(lines, whole).allSatisfy({ old.hashes[$0] == new.hashes[$1] }),
      isSameSection(core.lowerBound, first),
      !core.contains(where: { alignment.isDoubtful[$0] })
    else { return .moved(range(found)) }
    return .exact(range(whole))
  }

  /// Blank lines alone stay where a neighbour stays.
  private func blank(_ lines: Range<Int>) -> CommentPlace {
    let neighbours = [(lines.lowerBound - 1, 1), (lines.upperBound, -lines.count)]
    for (neighbour, offset) in neighbours where old.lines.indices.contains(neighbour) {
      guard let start = alignment.forward[neighbour].map({ $0 + offset }), start >= 0,
        start + lines.count <= new.count,
        zip(lines, start..<start + lines.count).allSatisfy({ old.hashes[$0] == new.hashes[$1] })
      else { continue }
      return .exact(range(start..<start + lines.count))
    }
    return .orphan
  }

  /// Whether the nearest heading above is the one it was, or one that took its place.
  private func isSameSection(_ line: Int, _ now: Int) -> Bool {
    switch (old.section(of: line), new.section(of: now)) {
    case (nil, nil): return true
    case (let before?, let after?):
      let (before, after) = (old.headings[before].line, new.headings[after].line)
      if let kept = alignment.forward[before] { return kept == after }
      guard alignment.backward[after] == nil else { return false }
      return alignment.between(before..<before + 1, in: alignment.forward, end: new.count).contains(after)
    default: return false
    }
  }

  /// A heading whose section goes on below another one that is new.
  private func renamed(_ lines: Range<Int>) -> CommentPlace? {
    guard let section = old.section(of: lines.lowerBound), old.headings[section].line == lines.lowerBound,
      lines.count <= 2
    else { return nil }
    let next = section + 1 < old.headings.count ? old.headings[section + 1].line : old.count
    var counts: [Int: Int] = [:]
    for line in lines.upperBound..<max(next, lines.upperBound) {
      guard let now = alignment.forward[line], let heading = new.section(of: now) else { continue }
      counts[heading, default: 0] += 1
    }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    let line = new.headings[best.key].line
    guard alignment.backward[line] == nil, best.value * 2 > counts.values.reduce(0, +) else { return nil }
    return .reworded(range(line..<line + 1), now: new.quote(line..<line + 1))
  }
}
