/// What two texts are compared by: a sentence of a paragraph, or a line.
struct TextUnit {
  enum Kind: Hashable {
    /// Of a paragraph, wherever its lines break.
    case sentence
    /// A heading, with its text as the context of what stands below it.
    case heading(String)
    /// A line that means what it is: of code, of a table, of front matter.
    case line
    /// The empty lines between two blocks.
    case gap
  }

  var kind: Kind
  /// As it is shown: on one line, with the markers before it.
  var text: [UInt8]
  /// Where it stands, 1-based and inclusive.
  var lines: ClosedRange<Int>
  /// Two units with the same key are the same to a reader.
  var key: [UInt8]

  var isGap: Bool { kind == .gap }

  /// A line with nothing but its ending left out.
  init(line number: Int, _ text: ArraySlice<UInt8>) {
    kind = .line
    self.text = Array(text)
    lines = number...number
    key = self.text
  }

  init(_ kind: Kind, _ text: [UInt8], _ lines: ClosedRange<Int>, key: [UInt8]) {
    self.kind = kind
    self.text = text
    self.lines = lines
    self.key = key
  }

  /// The lines of a text without their endings; those of headings know that they are.
  static func lines(of bytes: [UInt8]) -> [TextUnit] {
    var units = SourceText.lines(of: bytes).enumerated().map { index, line in
      TextUnit(line: index + 1, bytes[line.content])
    }
    for leaf in MarkdownLeaf.leaves(of: bytes)
    where leaf.kind == .heading && leaf.lines.lowerBound <= units.count {
      let index = leaf.lines.lowerBound - 1
      units[index].kind = .heading(String(decoding: units[index].text, as: UTF8.self))
    }
    return units
  }
}
