/// Where a comment stands in the text it was made on: the file of a version, front matter included.
public struct CommentAnchor: Hashable, Sendable {
  /// The text of the nearest heading at or above the lines, without its marks; nil before the first.
  public var heading: String?
  /// 1-based and inclusive; nil where the whole section, or without a heading the whole document, is meant and
  /// nobody wrote down where it stands.
  public var lines: ClosedRange<Int>?
  /// The raw text of the lines, joined by line feeds, as it was; empty for the whole document.
  public var quote: String

  public init(heading: String?, lines: ClosedRange<Int>?, quote: String) {
    self.heading = heading
    self.lines = lines
    self.quote = quote
  }

  /// On these lines of a text. Lines beyond its end are left out; with none left it is the whole document that is
  /// meant. On the line of a heading alone, its section is meant.
  public init(lines: ClosedRange<Int>, in text: String) {
    let text = PlacementText(text)
    let first = max(1, lines.lowerBound)
    let last = min(lines.upperBound, text.count)
    guard first <= last else {
      self.init(heading: nil, lines: nil, quote: "")
      return
    }
    let range = first - 1..<last
    self.init(
      heading: text.section(of: range.lowerBound).map { text.headings[$0].text }, lines: first...last,
      quote: text.quote(range))
  }

  /// On the section that begins with a heading of this text: its first one; nil where there is none. The anchor
  /// stands on the heading's line.
  public init?(heading: String, in text: String) {
    guard let found = PlacementText(text).headings.first(where: { $0.text == heading }) else { return nil }
    self.init(lines: found.line + 1...found.line + 1, in: text)
  }

  /// True where the whole section below a heading is meant.
  public var isSection: Bool {
    guard let heading else { return false }
    return lines == nil
      || PlacementText(quote).headings.first.map { $0.line == 0 && $0.text == heading } == true
        && !quote.utf8.contains(UInt8(ascii: "\n"))
  }
}
