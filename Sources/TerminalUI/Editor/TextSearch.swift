import Workspace

/// Finds a text: literally, or without regard to case when it is written without capitals.
struct TextSearch: Hashable, Sendable {
  let needle: String
  private let scalars: [Unicode.Scalar]
  private let folds: Bool

  init(_ needle: String) {
    self.needle = needle
    folds = !needle.unicodeScalars.contains { $0.properties.isUppercase || $0.properties.isTitlecaseMapped }
    scalars = needle.unicodeScalars.map { [folds] in folds ? $0.folded : $0 }
  }

  var isEmpty: Bool { scalars.isEmpty }

  /// The first match in `text` that begins at byte `start` or later, before `end`.
  func first(in text: String, from start: Int, before end: Int) -> Range<Int>? {
    var copy = text
    return copy.withUTF8 { bytes in
      var at = start
      while at < min(end, bytes.count) {
        guard let candidate = nextCandidate(bytes, from: at), candidate < end else { return nil }
        if let range = match(bytes, at: candidate) { return range }
        at = candidate + 1
      }
      return nil
    }
  }

  /// The last match in `text` that begins before byte `end`.
  func last(in text: String, before end: Int) -> Range<Int>? {
    var copy = text
    return copy.withUTF8 { bytes in
      var at = min(end, bytes.count) - 1
      while at >= 0 {
        if bytes[at] & 0xC0 != 0x80, let range = match(bytes, at: at) { return range }
        at -= 1
      }
      return nil
    }
  }

  /// All matches in `text` that begin at byte `start` or later, none inside another.
  func all(in text: String, from start: Int = 0) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var at = start
    while let range = first(in: text, from: at, before: .max) {
      ranges.append(range)
      at = max(range.upperBound, at + 1)
    }
    return ranges
  }

  private func nextCandidate(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let first = scalars.first else { return nil }
    let lead = UTF8.encode(first)?.first ?? 0
    // A letter outside ASCII may fold to one inside it, such as the Kelvin sign.
    return bytes[start...].firstIndex { byte in
      byte == lead || folds && (byte >= 0xC2 || (0x41...0x5A).contains(byte) && byte | 0x20 == lead)
    }
  }

  private func match(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int>? {
    var at = start
    for scalar in scalars {
      guard let (found, length) = Self.decode(bytes, at) else { return nil }
      guard found == scalar || folds && found.folded == scalar else { return nil }
      at += length
    }
    // `a` is not found in `a` with a mark on it.
    if let (next, _) = Self.decode(bytes, at), next.value >= 0x300, DisplayWidth.cells(of: next) == 0 {
      return nil
    }
    return start..<at
  }

  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Unicode.Scalar, Int)? {
    guard at < bytes.count else { return nil }
    let byte = bytes[at]
    if byte < 0x80 { return (Unicode.Scalar(byte), 1) }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard byte >= 0xC2, at + length <= bytes.count else { return nil }
    var value = UInt32(byte) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(bytes[at + index] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}

extension Unicode.Scalar {
  /// In lower case when that is one code point.
  fileprivate var folded: Unicode.Scalar {
    if value < 0x80 { return (0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(value | 0x20)) : self }
    let lower = properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first ?? self : self
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isTitlecaseMapped: Bool { generalCategory == .titlecaseLetter }
}
