/// A colour by its number in the terminal's palette: the sixteen that every terminal with colours has, then the cube
/// and the greys of those with 256. Nil elsewhere means the terminal's own.
public struct Colour: Hashable, Sendable {
  public let number: Int16

  public init(_ number: Int16) { self.number = number }

  public static let black = Colour(0)
  public static let red = Colour(1)
  public static let green = Colour(2)
  public static let yellow = Colour(3)
  public static let blue = Colour(4)
  public static let magenta = Colour(5)
  public static let cyan = Colour(6)
  public static let white = Colour(7)
  public static let brightBlack = Colour(8)
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

  /// From the palette of 256.
  fileprivate init(_ foreground: Int16?, on background: Int16? = nil, _ attributes: Style.Attributes = []) {
    self.init(foreground.map(Colour.init), on: background.map(Colour.init), attributes: attributes)
  }
}

/// The one place that knows colours. Every theme leaves plain text in the terminal's own colour, and what colour says a
/// word, a mark or an attribute says too.
public enum Theme: Hashable, Sendable {
  /// The terminal's own sixteen, legible on any background.
  case sixteen
  /// Shades of the palette of 256 for a dark background, and for a light one.
  case dark, light
  /// Attributes alone: `NO_COLOR`, or a terminal without colours.
  case monochrome

  /// - Parameters:
  ///   - colours: how many the terminal has, 0 for none.
  ///   - isLight: whether its background is; nil where nobody knows.
  public init(_ choice: ThemeChoice, colours: Int, isLight: Bool?) {
    guard colours >= 8, choice != .none else {
      self = .monochrome
      return
    }
    let wanted: Theme =
      switch choice {
      case .dark: .dark
      case .light: .light
      case .automatic: isLight.map { $0 ? .light : .dark } ?? .sixteen
      case .sixteen, .none: .sixteen
      }
    self = colours >= 256 ? wanted : .sixteen
  }

  public func appearance(of style: Style) -> Appearance {
    var look =
      switch self {
      case .sixteen: Self.sixteenColours(style.role)
      case .dark: Self.darkShades(style.role)
      case .light: Self.lightShades(style.role)
      case .monochrome: Self.uncoloured(style.role)
      }
    look.attributes.formUnion(style.attributes)
    return look
  }

  private static func sixteenColours(_ role: Role) -> Appearance {
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
    case .keyword: Appearance(.blue, attributes: .bold)
    case .string: Appearance(.green)
    case .number: Appearance(.magenta)
    case .comment: Appearance(.brightBlack, attributes: .italic)
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

  private static func darkShades(_ role: Role) -> Appearance {
    switch role {
    case .plain: Appearance()
    case .dim: Appearance(245)
    case .bar: Appearance(252, on: 237)
    case .key: Appearance(80, .bold)
    case .title: Appearance(attributes: .bold)
    case .heading: Appearance(75, .bold)
    case .late, .bad: Appearance(203, .bold)
    case .soon: Appearance(221)
    case .good: Appearance(114)
    case .accent: Appearance(176)
    case .code: Appearance(152)
    case .keyword: Appearance(176, .bold)
    case .string: Appearance(114)
    case .number: Appearance(221)
    case .comment: Appearance(245, .italic)
    case .link: Appearance(75, .underline)
    case .quote: Appearance(108, .italic)
    case .added: Appearance(114)
    case .removed: Appearance(203)
    case .cursor: Appearance(255, on: 239, .bold)
    case .selection: Appearance(255, on: 24)
    case .match: Appearance(16, on: 221)
    case .series1: Appearance(80)
    case .series2: Appearance(176)
    case .series3: Appearance(221)
    case .series4: Appearance(75)
    case .series5: Appearance(114)
    case .series6: Appearance(203)
    }
  }

  private static func lightShades(_ role: Role) -> Appearance {
    switch role {
    case .plain: Appearance()
    case .dim: Appearance(242)
    case .bar: Appearance(235, on: 252)
    case .key: Appearance(30, .bold)
    case .title: Appearance(attributes: .bold)
    case .heading: Appearance(25, .bold)
    case .late, .bad: Appearance(160, .bold)
    case .soon: Appearance(130)
    case .good: Appearance(28)
    case .accent: Appearance(90)
    case .code: Appearance(24)
    case .keyword: Appearance(90, .bold)
    case .string: Appearance(28)
    case .number: Appearance(130)
    case .comment: Appearance(242, .italic)
    case .link: Appearance(25, .underline)
    case .quote: Appearance(64, .italic)
    case .added: Appearance(28)
    case .removed: Appearance(160)
    case .cursor: Appearance(232, on: 253, .bold)
    case .selection: Appearance(232, on: 153)
    case .match: Appearance(16, on: 222)
    case .series1: Appearance(30)
    case .series2: Appearance(90)
    case .series3: Appearance(130)
    case .series4: Appearance(25)
    case .series5: Appearance(28)
    case .series6: Appearance(160)
    }
  }

  private static func uncoloured(_ role: Role) -> Appearance {
    switch role {
    case .plain, .soon, .good, .accent, .code, .string, .number, .added, .removed, .series1, .series2,
      .series3, .series4,
      .series5, .series6:
      Appearance()
    case .dim, .comment: Appearance(attributes: .dim)
    case .bar, .cursor, .selection: Appearance(attributes: .reverse)
    case .key, .keyword, .title, .heading, .late, .bad: Appearance(attributes: .bold)
    case .link: Appearance(attributes: .underline)
    case .quote: Appearance(attributes: .italic)
    case .match: Appearance(attributes: [.reverse, .bold])
    }
  }
}

/// What a terminal says of its background.
public enum TerminalBackground {
  /// Whether `rgb:1e1e/1e1e/2e2e`, the answer to OSC 11 ("XTerm Control Sequences"), is a light colour; nil where it is
  /// none.
  public static func isLight(colour text: some StringProtocol) -> Bool? {
    guard text.hasPrefix("rgb:") || text.hasPrefix("rgba:"), let colon = text.firstIndex(of: ":") else {
      return nil
    }
    let parts = text[text.index(after: colon)...].split(separator: "/").prefix(3).map { part -> Double? in
      guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else { return nil }
    // Luma of ITU-R BT.709.
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5
  }

  /// The same by `COLORFGBG`, such as `15;0`, which some terminals set.
  public static func isLight(variable text: String) -> Bool? {
    guard let last = text.split(separator: ";").last.flatMap({ Int($0) }), (0...15).contains(last) else {
      return nil
    }
    return last == 7 || last >= 9
  }
}
