/// What a file held when it was read, so that a later write can tell whether somebody changed it meanwhile.
/// Content decides, not times: a file touched and put back is unchanged.
public struct FileStamp: Hashable, Sendable {
  /// Size in bytes; nil for a file that is not there.
  public let size: Int?
  /// FNV-1a, 64 bits (Fowler, Noll, Vo, 1991): guards against accidents, not against forgery.
  public let hash: UInt64

  /// The stamp of a file that does not exist.
  public static let absent = FileStamp(size: nil, hash: 0)

  private init(size: Int?, hash: UInt64) {
    self.size = size
    self.hash = hash
  }

  public init(of bytes: some Sequence<UInt8>) {
    // An iterator that is not known while compiling costs several times as much a byte.
    let whole = bytes.withContiguousStorageIfAvailable { Self(iterating: $0) }
    self = whole ?? Self(iterating: bytes)
  }

  private init(iterating bytes: some Sequence<UInt8>) {
    var hash = WordHash.seed
    var size = 0
    for byte in bytes {
      hash = WordHash.adding(byte, to: hash)
      size += 1
    }
    self.init(size: size, hash: hash)
  }
}

extension FileStamp: LosslessStringConvertible {
  /// `absent`, or the size and the hash in hexadecimal: `1234 9ae16a3b2f90404f`.
  public var description: String { size.map { "\($0) \(String(hash, radix: 16))" } ?? "absent" }

  public init?(_ description: String) {
    if description == "absent" {
      self = .absent
      return
    }
    let parts = description.split(separator: " ")
    guard parts.count == 2, let size = Int(parts[0]), size >= 0, let hash = UInt64(parts[1], radix: 16) else {
      return nil
    }
    self.init(size: size, hash: hash)
  }
}
