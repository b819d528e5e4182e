/// How many terminal cells text takes.
///
/// A grapheme cluster takes the cells of its first code point that has any; combining marks, joiners and variation
/// selectors add none. Emoji presentation, whether by default, by U+FE0F or by a joined sequence or a flag, is two
/// cells wide (Unicode Standard Annex #11 and Technical Standard #51).
public enum DisplayWidth {
  /// 0, 1 or 2 cells for one code point on its own; controls take none.
  public static func cells(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if contains(value, in: zeroWidth) { return 0 }
    return contains(value, in: wide) ? 2 : 1
  }

  /// Binary search in a flat list of range ends.
  private static func contains(_ value: UInt32, in ranges: [UInt32]) -> Bool {
    ranges.withUnsafeBufferPointer { ends in
      var low = 0
      var high = ends.count / 2
      while low < high {
        let middle = (low + high) / 2
        if value > ends[2 * middle + 1] {
          low = middle + 1
        } else if value < ends[2 * middle] {
          high = middle
        } else {
          return true
        }
      }
      return false
    }
  }

  /// Cells of a whole text; printable ASCII is counted without finding grapheme clusters.
  static func cells(of text: Substring) -> Int {
    if let count = text.utf8.withContiguousStorageIfAvailable({ isPrintableASCII($0) ? $0.count : nil })
      ?? nil
    {
      return count
    }
    return text.reduce(0) { $0 + $1.displayWidth }
  }

  package static func isPrintableASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}

extension Character {
  /// The number of terminal cells this grapheme cluster takes: 0, 1 or 2.
  public var displayWidth: Int {
    let bytes = utf8
    if bytes.count == 1, let byte = bytes.first { return byte < 0x20 || byte == 0x7F ? 0 : 1 }
    let scalars = unicodeScalars
    var width = 0
    var previous: Unicode.Scalar?
    for scalar in scalars {
      if scalar.value == 0xFE0F, let base = previous, base.properties.isEmoji { return 2 }
      width = max(width, DisplayWidth.cells(of: scalar))
      if width == 2 { return 2 }
      previous = scalar
    }
    return width
  }
}

extension StringProtocol {
  /// The number of terminal cells this text takes, tabs and other controls counted as none.
  public var displayWidth: Int { DisplayWidth.cells(of: wholeSubstring) }

  /// This text with spaces added on the right up to `width` cells; unchanged when it is as wide or wider.
  public func padded(toWidth width: Int) -> String {
    let missing = width - displayWidth
    return missing > 0 ? String(self) + String(repeating: " ", count: missing) : String(self)
  }

  /// This text when it fits into `width` cells, else as much of it as fits before a final `…`.
  ///
  /// Never wider than `width`; a two-cell character that would stick out is left out, so that the result may be
  /// a cell narrower. Reads no more of a long text than it needs.
  public func clipped(toWidth width: Int) -> String {
    guard width > 0 else { return "" }
    let text = wholeSubstring
    var taken = 0
    var cut = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let cells = text[index].displayWidth
      if taken + cells > width { return String(text[..<cut]) + "…" }
      taken += cells
      text.formIndex(after: &index)
      if taken <= width - 1 { cut = index }
    }
    return String(text)
  }

  /// This text cut to `width` cells or filled with spaces up to it, for a column of a table.
  public func fitted(toWidth width: Int) -> String { clipped(toWidth: width).padded(toWidth: width) }

  private var wholeSubstring: Substring {
    if let text = self as? String { return text[...] }
    return self as? Substring ?? Substring(String(self))
  }
}
