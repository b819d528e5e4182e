import Workspace

/// Markdown as rows of styled text for a width: what is read of a proposal.
public enum MarkdownLayout {
  /// The rows alone.
  public static func lines(_ document: MarkdownDocument, width: Int) -> [StyledLine] {
    render(document, width: width).lines
  }

  /// No row is wider than `width` cells. Each row that stands for something in the source knows its line; rows
  /// between blocks do not. All text is escaped (`DisplayText`).
  public static func render(_ document: MarkdownDocument, width: Int) -> RenderedMarkdown {
    var renderer = MarkdownRenderer(width: width)
    renderer.render(document.blocks)
    renderer.renderLinks()
    return renderer.result
  }
}

/// What became of a document.
public struct RenderedMarkdown: Hashable, Sendable {
  /// A row of an outline.
  public struct Heading: Hashable, Sendable {
    /// 1 to 6.
    public var level: Int
    public var title: String
    /// Its index among `lines`.
    public var row: Int
    /// 1-based.
    public var sourceLine: Int
  }

  /// A link where it stands in the text.
  public struct Link: Hashable, Sendable {
    /// The number that is shown with it; nil for an address that is shown itself.
    public var number: Int?
    public var destination: String
    /// 1-based.
    public var sourceLine: Int
  }

  public var lines: [StyledLine] = []
  public var headings: [Heading] = []
  /// Where links lead, in the order of their numbers: link 1 is the first.
  public var links: [String] = []
  /// Every link of the text, in its order.
  public var placedLinks: [Link] = []
}

extension RenderedMarkdown {
  /// The same of a text that stands so many lines further down in its file.
  func lowered(by lines: Int) -> RenderedMarkdown {
    var lowered = self
    lowered.lines = self.lines.map { $0.lowered(by: lines) }
    for index in headings.indices { lowered.headings[index].sourceLine += lines }
    for index in placedLinks.indices { lowered.placedLinks[index].sourceLine += lines }
    return lowered
  }
}
