/// Text without case and accents, for comparing what people type with what stands in files.
public enum TextFold {
  /// Lower case, combining marks and accents removed: `Răzvan`, however it is encoded, becomes `razvan`.
  public static func folded(_ text: some StringProtocol) -> String {
    if let plain = text.utf8.withContiguousStorageIfAvailable(foldedASCII), let plain { return plain }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(
          ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar)
      } else if scalar.properties.generalCategory == .nonspacingMark {
        continue
      } else if let base = latinBase(of: scalar) {
        result += base
      } else {
        result += scalar.properties.lowercaseMapping
      }
    }
    return result
  }

  /// Nil where there is anything but ASCII.
  private static func foldedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { buffer in
      for index in bytes.indices { buffer[index] = ASCII.lowered(bytes[index]) }
      return bytes.count
    }
  }

  /// The plain letter that a Latin letter with a mark is built on, in lower case; nil for other scalars.
  ///
  /// Taken from the character's name, which Unicode never changes: `LATIN SMALL LETTER A WITH BREVE`.
  static func latinBase(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "ß", "ẞ": return "ss"
    case "æ", "Æ": return "ae"
    case "œ", "Œ": return "oe"
    case "ı": return "i"
    case "đ", "Đ", "ð", "Ð": return "d"
    default: break
    }
    guard let name = scalar.properties.name else { return nil }
    for prefix in ["LATIN SMALL LETTER ", "LATIN CAPITAL LETTER "] where name.hasPrefix(prefix) {
      let rest = name.dropFirst(prefix.count)
      guard let base = rest.first, rest.dropFirst().hasPrefix(" WITH ") else { return nil }
      return base.lowercased()
    }
    return nil
  }
}
