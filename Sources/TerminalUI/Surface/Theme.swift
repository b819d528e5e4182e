/// The sixteen colours every terminal knows by number; nil elsewhere means the terminal's own.
public enum Colour: Int16, Hashable, Sendable {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How a style looks on a terminal.
public struct Appearance: Hashable, Sendable {
  public var foreground: Colour?
  public var background: Colour?
  public var attributes: Style.Attributes

  public init(
    _ foreground: Colour? = nil, on background: Colour? = nil, attributes: Style.Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// The one place that knows colours. Either theme is legible on dark and light backgrounds: text keeps the
/// terminal's own colour, and what colour says a word, a mark or an attribute says too.
public enum Theme: Hashable, Sendable {
  case colour
  /// Attributes alone: `NO_COLOR`, or a terminal without colours.
  case monochrome

  public func appearance(of style: Style) -> Appearance {
    var look = self == .colour ? Self.coloured(style.role) : Self.uncoloured(style.role)
    look.attributes.formUnion(style.attributes)
    return look
  }

  private static func coloured(_ role: Role) -> Appearance {
    switch role {
    case .plain: Appearance()
    case .dim: Appearance(.brightBlack)
    case .bar: Appearance(attributes: .reverse)
    case .key: Appearance(.cyan, attributes: .bold)
    case .title: Appearance(attributes: .bold)
    case .heading: Appearance(.blue, attributes: .bold)
    case .late, .bad: Appearance(.red, attributes: .bold)
    case .soon: Appearance(.yellow)
    case .good: Appearance(.green)
    case .accent: Appearance(.magenta)
    case .code: Appearance(.cyan)
    case .link: Appearance(.blue, attributes: .underline)
    case .quote: Appearance(.green, attributes: .italic)
    case .added: Appearance(.green)
    case .removed: Appearance(.red)
    case .cursor: Appearance(attributes: .reverse)
    case .selection: Appearance(attributes: .reverse)
    case .match: Appearance(.black, on: .yellow)
    // In this order the first four differ for every kind of colour vision.
    case .series1: Appearance(.cyan)
    case .series2: Appearance(.magenta)
    case .series3: Appearance(.yellow)
    case .series4: Appearance(.blue)
    case .series5: Appearance(.green)
    case .series6: Appearance(.red)
    }
  }

  private static func uncoloured(_ role: Role) -> Appearance {
    switch role {
    case .plain, .soon, .good, .accent, .code, .added, .removed, .series1, .series2, .series3, .series4,
      .series5, .series6:
      Appearance()
    case .dim: Appearance(attributes: .dim)
    case .bar, .cursor, .selection: Appearance(attributes: .reverse)
    case .key, .title, .heading, .late, .bad: Appearance(attributes: .bold)
    case .link: Appearance(attributes: .underline)
    case .quote: Appearance(attributes: .italic)
    case .match: Appearance(attributes: [.reverse, .bold])
    }
  }
}
