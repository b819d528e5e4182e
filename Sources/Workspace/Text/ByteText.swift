/// Questions about text that is kept as bytes of UTF-8. Plain ASCII is answered byte by byte; what lies beyond is
/// decoded where it stands, and bytes that are no UTF-8 are a character that is no letter and no white space.
enum ByteText {
  static func string(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  // MARK: White space

  /// Bytes of the white space that begins at `index`; 0 where another character does.
  @inline(__always) static func spaceLength(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return byte == 0x20 || byte &- 0x09 < 5 ? 1 : 0 }
    return wideSpaceLength(bytes, at: index, before: end)
  }

  /// Beyond ASCII: U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
  private static func wideSpaceLength(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
    if bytes[index] == 0xC2 {
      return index + 1 < end && (bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0) ? 2 : 0
    }
    guard index + 2 < end else { return 0 }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
      (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }

  /// Behind the white space that `range` begins with.
  static func afterSpace(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = spaceLength(bytes, at: index, before: range.upperBound)
      if length == 0 { break }
      index += length
    }
    return index
  }

  /// The end of `range` without the white space before it.
  static func trimmedEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var end = range.upperBound
    search: while end > range.lowerBound {
      for length in 1...3 where end - length >= range.lowerBound {
        if spaceLength(bytes, at: end - length, before: end) == length {
          end -= length
          continue search
        }
      }
      break
    }
    return end
  }

  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let start = afterSpace(bytes, range)
    return start..<trimmedEnd(bytes, start..<range.upperBound)
  }

  /// Adds `range` of `bytes` to `text` with white space collapsed, and a space before it where `text` holds
  /// something already.
  static func append(collapsed bytes: [UInt8], _ range: Range<Int>, to text: inout [UInt8]) {
    var needsSpace = !text.isEmpty
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, spaceLength(bytes, at: index, before: range.upperBound) == 0 {
        index += 1
      }
      if index > start {
        if needsSpace { text.append(0x20) }
        bytes.withUnsafeBufferPointer {
          text.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<index]))
        }
        needsSpace = true
      }
      index = afterSpace(bytes, index..<range.upperBound)
    }
  }

  // MARK: Characters

  /// The scalar at `index` and its length in bytes; U+FFFD for a byte that begins none.
  static func scalar(_ bytes: [UInt8], at index: Int, before end: Int) -> (
    scalar: Unicode.Scalar, length: Int
  ) {
    let lead = bytes[index]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, index + length <= end else { return ("\u{fffd}", 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard bytes[index + offset] & 0xC0 == 0x80 else { return ("\u{fffd}", 1) }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{fffd}", length)
  }

  /// The length of the letter at `index`, 0 where there is none. A mark counts to the letter that it stands on.
  @inline(__always) static func letterLength(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return ASCII.isLetter(byte) ? 1 : 0 }
    return wideLetterLength(bytes, at: index, before: end)
  }

  private static func wideLetterLength(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
    let (scalar, length) = scalar(bytes, at: index, before: end)
    return scalar.isLetter || scalar.isMark ? length : 0
  }

  /// The end of the first `count` characters of `range`, or of all.
  static func prefixEnd(_ bytes: [UInt8], _ range: Range<Int>, characters count: Int) -> Int {
    var left = count
    var index = range.lowerBound
    while index < range.upperBound {
      // All but the bytes that continue a character.
      if bytes[index] & 0xC0 != 0x80 {
        if left == 0 { return index }
        left -= 1
      }
      index += 1
    }
    return index
  }

  /// Whether `range` begins with ASCII text in lower case, whatever its own case; a typographic apostrophe counts
  /// as a straight one.
  static func begins(_ bytes: [UInt8], _ range: Range<Int>, with lowered: [UInt8]) -> Bool {
    var index = range.lowerBound
    for byte in lowered {
      guard index < range.upperBound else { return false }
      if ASCII.lowered(bytes[index]) == byte {
        index += 1
      } else if byte == UInt8(ascii: "'"), index + 2 < range.upperBound,
        bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99
      {
        index += 3
      } else {
        return false
      }
    }
    return true
  }
}

extension Unicode.Scalar {
  var isCapital: Bool { isASCII ? ASCII.isUpper(UInt8(value)) : properties.isUppercase }
  var isLetter: Bool { isASCII ? ASCII.isLetter(UInt8(value)) : properties.isAlphabetic }

  /// Combines with the letter before it.
  var isMark: Bool {
    if isASCII { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
