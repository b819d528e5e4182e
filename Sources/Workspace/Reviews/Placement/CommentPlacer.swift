/// Places comments made on one text in another one; what both need is computed once, for thousands of comments.
public struct CommentPlacer: Sendable {
  private let old: PlacementText
  private let new: PlacementText
  /// The line of the new text that each line of the old one became.
  private let alignment: [Int?]

  public init(old: String, new: String) {
    self.old = PlacementText(old)
    self.new = PlacementText(new)
    let numbers = SequenceDiff.intern(
      (0..<self.old.count).map(self.old.line), (0..<self.new.count).map(self.new.line))
    var alignment = [Int?](repeating: nil, count: self.old.count)
    for match in SequenceDiff(numbers.old, numbers.new).matches {
      for (old, new) in zip(match.old, match.new) { alignment[old] = new }
    }
    self.alignment = alignment
  }

  public func place(_ anchor: CommentAnchor) -> CommentPlace {
    if anchor.lines == nil, anchor.heading == nil, anchor.quote.isEmpty {
      return .exact(1...max(1, new.count))
    }
    guard let lines = source(of: anchor), !lines.isEmpty else { return .orphan }
    let found = lines.compactMap { alignment[$0] }
    if found.count == lines.count, found[found.count - 1] - found[0] == found.count - 1 {
      let section = old.section(of: lines.lowerBound).map { old.headings[$0].text }
      let now = new.section(of: found[0]).map { new.headings[$0].text }
      let range = found[0] + 1...found[found.count - 1] + 1
      return section == now ? .exact(range) : .moved(range)
    }
    let places = new.places(of: anchor.quote)
    if places.count == 1 { return .moved(places[0] + 1...places[0] + lines.count) }
    guard let first = found.first, let last = found.last else { return .orphan }
    return .reworded(first + 1...last + 1, now: new.quote(first..<last + 1))
  }

  /// The lines of the old text that are meant.
  private func source(of anchor: CommentAnchor) -> Range<Int>? {
    if let lines = anchor.lines, lines.lowerBound >= 1, lines.upperBound <= old.count,
      old.quote(lines.lowerBound - 1..<lines.upperBound) == anchor.quote
    {
      return lines.lowerBound - 1..<lines.upperBound
    }
    if anchor.quote.isEmpty, anchor.lines == nil {
      return old.headings.first { $0.text == anchor.heading }.map { $0.line..<$0.line + 1 }
    }
    let places = old.places(of: anchor.quote)
    guard places.count == 1 else { return nil }
    return places[0]..<places[0]
      + anchor.quote.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).count
  }
}

extension PlacementText {
  /// The lines on which a quote begins.
  func places(of quote: String) -> [Int] {
    let wanted = quote.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    guard wanted.count <= count else { return [] }
    return (0...count - wanted.count).filter { start in
      wanted.indices.allSatisfy { line(start + $0).elementsEqual(wanted[$0]) }
    }
  }
}
