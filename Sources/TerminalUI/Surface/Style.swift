/// What a piece of text means. Views speak of roles; only the theme knows colours, so that meaning never hangs
/// on a colour alone.
public enum Role: UInt8, CaseIterable, Hashable, Sendable {
  case plain
  /// Less important: hints, line numbers, separators.
  case dim
  /// The bar at the top and the status line at the bottom.
  case bar
  /// A key's name in a hint.
  case key
  case title
  case heading
  case late
  case soon
  case good
  case bad
  case accent
  case code
  /// Of a block of code: its language's words, texts, figures and remarks.
  case keyword, string, number, comment
  case link
  case quote
  case added
  case removed
  /// The row under the cursor in a list.
  case cursor
  /// Selected text.
  case selection
  /// A match of the search.
  case match
  /// The designs in a picture, each also told apart by its mark.
  case series1, series2, series3, series4, series5, series6

  /// The role of a design counted from 0; the seventh looks like the first again.
  static func series(_ index: Int) -> Role {
    let roles: [Role] = [.series1, .series2, .series3, .series4, .series5, .series6]
    return roles[index % roles.count]
  }
}

/// A role with typographic attributes on top of what the theme gives the role.
public struct Style: Hashable, Sendable {
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let bold = Attributes(rawValue: 1)
    public static let italic = Attributes(rawValue: 2)
    public static let underline = Attributes(rawValue: 4)
    public static let strikethrough = Attributes(rawValue: 8)
    public static let reverse = Attributes(rawValue: 16)
    public static let dim = Attributes(rawValue: 32)
  }

  public var role: Role
  public var attributes: Attributes

  public init(_ role: Role = .plain, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  public static let plain = Style()
  public static func role(_ role: Role) -> Style { Style(role) }

  public func with(_ more: Attributes) -> Style { Style(role, attributes.union(more)) }
}
