import Glibc

/// The Markdown files of one folder with size and times, packed into bytes that are kept as they are and compared
/// whole: a folder in which nothing changed is seen by one comparison.
struct PackedListing: Hashable, Sendable {
  /// One file.
  struct Entry: Hashable, Sendable {
    var name: String
    /// Bytes.
    var size: Int64
    /// Nanoseconds since 1970: of the last modification, and of the last change of anything about the file.
    var modified: Int64
    var changed: Int64
    var device: UInt64
    var inode: UInt64
    var isLink: Bool

    /// The younger of both times.
    var newest: Int64 { max(modified, changed) }
  }

  private(set) var bytes: [UInt8] = []

  private static let fixedSize = 5 * 8 + 3

  init() {}

  /// Bytes that `bytes` once gave.
  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ entries: [Entry]) {
    for entry in entries {
      var name = entry.name
      name.withUTF8 {
        append($0, (entry.size, entry.modified, entry.changed), entry.device, entry.inode, entry.isLink)
      }
    }
  }

  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ name: UnsafeBufferPointer<UInt8>, _ status: stat, isLink: Bool) {
    append(
      name,
      (Int64(status.st_size), Self.nanoseconds(status.st_mtim), Self.nanoseconds(status.st_ctim)),
      UInt64(status.st_dev), UInt64(status.st_ino), isLink)
  }

  private mutating func append(
    _ name: UnsafeBufferPointer<UInt8>, _ numbers: (Int64, Int64, Int64), _ device: UInt64, _ inode: UInt64,
    _ isLink: Bool
  ) {
    withUnsafeBytes(of: UInt16(name.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(isLink ? 1 : 0)
    // A tuple of one type lies in memory as an array does.
    let fields = (
      numbers.0.littleEndian, numbers.1.littleEndian, numbers.2.littleEndian,
      Int64(bitPattern: device).littleEndian, Int64(bitPattern: inode).littleEndian
    )
    withUnsafeBytes(of: fields) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: name)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// In the order in which they were added; bytes that are no listing end it.
  var entries: [Entry] {
    var entries: [Entry] = []
    bytes.withUnsafeBytes { raw in
      var at = 0
      while at + Self.fixedSize <= raw.count {
        let length = Int(UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt16.self)))
        guard at + Self.fixedSize + length <= raw.count else { return }
        func number(_ index: Int) -> Int64 {
          Int64(littleEndian: raw.loadUnaligned(fromByteOffset: at + 3 + 8 * index, as: Int64.self))
        }
        let name = raw[(at + Self.fixedSize)..<(at + Self.fixedSize + length)]
        entries.append(
          Entry(
            name: String(decoding: name, as: UTF8.self), size: number(0), modified: number(1),
            changed: number(2), device: UInt64(bitPattern: number(3)), inode: UInt64(bitPattern: number(4)),
            isLink: raw[at + 2] == 1))
        at += Self.fixedSize + length
      }
    }
    return entries
  }

  /// The youngest time of any file; the least number for none. Reads the times alone.
  var newest: Int64 {
    var newest = Int64.min
    bytes.withUnsafeBytes { raw in
      var at = 0
      while at + Self.fixedSize <= raw.count {
        let length = Int(UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt16.self)))
        for index in 1...2 {
          let time = Int64(
            littleEndian: raw.loadUnaligned(fromByteOffset: at + 3 + 8 * index, as: Int64.self))
          newest = max(newest, time)
        }
        at += Self.fixedSize + length
      }
    }
    return newest
  }
}
