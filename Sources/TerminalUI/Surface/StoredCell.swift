/// A cell as a surface keeps it: a few bytes that are copied, compared and dropped without a look at characters, since
/// thousands of them are with every key.
struct StoredCell: Equatable, Sendable {
  /// A Unicode scalar; above those a place in the surface's list of longer clusters; all ones where nothing begins.
  private(set) var code: UInt32
  var style: Style

  private static let nothing = UInt32.max
  private static let firstPlace: UInt32 = 0x8000_0000

  static let blank = StoredCell(scalar: " ", .plain)

  init(scalar: Unicode.Scalar, _ style: Style) {
    code = scalar.value
    self.style = style
  }

  /// - Parameter place: of a cluster of several scalars.
  init(place: Int, _ style: Style) {
    code = Self.firstPlace + UInt32(place)
    self.style = style
  }

  /// The right half of a wide character.
  init(continuation style: Style) {
    code = Self.nothing
    self.style = style
  }

  var isContinuation: Bool { code == Self.nothing }
  /// Nil for a cell whose text is no cluster of several scalars.
  var place: Int? { code >= Self.firstPlace && !isContinuation ? Int(code - Self.firstPlace) : nil }
  /// Nil for a cluster of several scalars and where nothing begins.
  var scalar: Unicode.Scalar? { Unicode.Scalar(code) }
}
