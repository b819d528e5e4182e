import Crypto

/// The name that Git gives to a file's bytes, in lower-case hexadecimal: what `git hash-object --no-filters` prints.
///
/// A blob's name is the hash of the word `blob`, a space, its size in decimal, a NUL and its bytes; by SHA-1 with 40
/// digits, or by SHA-256 with 64 in repositories of that format (gitformat-pack(5), hash-function-transition).
public struct GitObjectID: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// Nil unless it is 40 or 64 hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    guard [40, 64].contains(text.utf8.count), text.utf8.allSatisfy(Self.isHexadecimal) else { return nil }
    self.text = text.lowercased()
  }

  /// The name of a blob in a repository of Git's usual format.
  public init(blob bytes: [UInt8]) {
    text = Self.digits(Insecure.SHA1.self, bytes)
  }

  /// Whether this is the name of a blob of these bytes, in either format.
  public func names(_ bytes: [UInt8]) -> Bool {
    text == (text.utf8.count == 40 ? Self.digits(Insecure.SHA1.self, bytes) : Self.digits(SHA256.self, bytes))
  }

  public var description: String { text }

  /// As many digits as people need to tell a few files apart.
  public var short: String { String(text.prefix(10)) }

  private static func digits<Function: HashFunction>(_ function: Function.Type, _ bytes: [UInt8]) -> String {
    var hash = Function()
    hash.update(data: Array("blob \(bytes.count)\0".utf8))
    hash.update(data: bytes)
    var text = ""
    for byte in hash.finalize() {
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
