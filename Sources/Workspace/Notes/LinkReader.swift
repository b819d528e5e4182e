/// The addresses in a text.
enum LinkReader {
  /// In order, each once; punctuation that ends a sentence is not part of an address.
  static func links(in text: String) -> [String] {
    text.utf8.withContiguousStorageIfAvailable(links) ?? Array(text.utf8).withUnsafeBufferPointer(links)
  }

  private static func links(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    var links: [String] = []
    var seen: Set<String> = []
    var index = 0
    while index + 7 < bytes.count {
      guard bytes[index] == UInt8(ascii: "h"), let start = afterScheme(bytes, index) else {
        index += 1
        continue
      }
      var end = start
      while end < bytes.count, !isOutside(bytes, end) { end += 1 }
      let next = end
      while end > index, isPunctuation(bytes[end - 1]) { end -= 1 }
      let link = String(decoding: UnsafeBufferPointer(rebasing: bytes[index..<end]), as: UTF8.self)
      if seen.insert(link).inserted { links.append(link) }
      index = next
    }
    return links
  }

  /// Behind `http://` or `https://`; nil for anything else.
  private static func afterScheme(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    for scheme in [http, https]
    where start + scheme.count <= bytes.count && bytes[start..<start + scheme.count].elementsEqual(scheme) {
      return start + scheme.count
    }
    return nil
  }

  private static let http = Array("http://".utf8)
  private static let https = Array("https://".utf8)

  /// White space and what stands around an address.
  private static func isOutside(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch bytes[index] {
    case 0x09...0x0d, 0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "\""):
      true
    default: false
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "*"):
      true
    default: false
    }
  }
}
