/// A block of a Markdown document, with the source lines it stands on.
public struct MarkdownBlock: Hashable, Sendable {
  public enum Alignment: Hashable, Sendable {
    case none, left, center, right
  }

  public enum Kind: Hashable, Sendable {
    /// Level 1 to 6.
    case heading(level: Int)
    case paragraph
    /// `start` is the number of the first item of an ordered list; its children are items.
    case list(ordered: Bool, start: Int, tight: Bool)
    /// `task` is nil unless the item begins with a box: `[ ]` false, `[x]` true.
    case item(task: Bool?)
    /// `info` is the fence's info string, empty for indented code; `literal` ends with a newline.
    case codeBlock(info: String, literal: String)
    case quote
    case thematicBreak
    /// The first row is the header; every row has as many cells as there are alignments.
    case table(alignments: [Alignment], rows: [[[MarkdownInline]]])
    case html(literal: String)
  }

  public var kind: Kind
  /// 1-based and inclusive.
  public var lines: ClosedRange<Int>
  /// The text of a heading or paragraph; empty for other kinds.
  public var inlines: [MarkdownInline]
  /// The blocks inside a list, an item or a quote.
  public var children: [MarkdownBlock]

  public init(
    kind: Kind, lines: ClosedRange<Int>, inlines: [MarkdownInline] = [], children: [MarkdownBlock] = []
  ) {
    self.kind = kind
    self.lines = lines
    self.inlines = inlines
    self.children = children
  }
}

/// A run of text inside a block.
public indirect enum MarkdownInline: Hashable, Sendable {
  case text(String)
  case code(String)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  case strikethrough([MarkdownInline])
  case link(destination: String, [MarkdownInline])
  case image(destination: String, alt: String)
  /// The end of a source line inside a paragraph.
  case softBreak
  case lineBreak
  case html(String)

  /// The text a person reads, without markup; breaks become spaces.
  public var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(_, let inner):
      inner.plainText
    case .image(_, let alt): alt
    case .softBreak, .lineBreak: " "
    case .html: ""
    }
  }
}

extension Sequence<MarkdownInline> {
  public var plainText: String { map(\.plainText).joined() }
}
