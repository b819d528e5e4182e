/// Words compared by a hash of their folded letters, so that no string is made for any word of a note.
///
/// FNV-1a, 64 bits (Fowler, Noll, Vo, 1991). That two different words have the same hash is less likely than a
/// broken disk, and costs a misread word.
enum WordHash {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always) static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Of a text that is folded already.
  static func of(folded text: some StringProtocol) -> UInt64 {
    text.utf8.reduce(seed) { adding($1, to: $0) }
  }

  /// Of a text without its case and accents.
  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = seed
    for index in range {
      let byte = bytes[index]
      if byte >= 0x80 { return of(folded: TextFold.folded(ByteText.string(bytes, range))) }
      hash = adding(ASCII.lowered(byte), to: hash)
    }
    return hash
  }
}

/// What is known of some words, by their hashes: open addressing over a power of two places.
struct WordTable<Value: Sendable>: Sendable {
  private var hashes: [UInt64]
  private var values: [Value]
  private let absent: Value

  /// - Parameters:
  ///   - entries: a word that stands twice has its values combined.
  ///   - absent: of words that are not in the table.
  init(_ entries: [(hash: UInt64, value: Value)], absent: Value, combining: (Value, Value) -> Value) {
    var capacity = 16
    while capacity < 2 * entries.count { capacity *= 2 }
    hashes = [UInt64](repeating: 0, count: capacity)
    values = [Value](repeating: absent, count: capacity)
    self.absent = absent
    for entry in entries {
      precondition(entry.hash != 0, "0 marks an empty place")
      let place = place(of: entry.hash)
      values[place] = hashes[place] == 0 ? entry.value : combining(values[place], entry.value)
      hashes[place] = entry.hash
    }
  }

  /// The hashes of all its words.
  var words: [UInt64] { hashes.filter { $0 != 0 } }

  subscript(hash: UInt64) -> Value {
    let place = place(of: hash)
    return hashes[place] == hash ? values[place] : absent
  }

  private func place(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & mask }
    return place
  }
}

/// A set of words, by their hashes.
struct WordSet: Sendable {
  private let table: WordTable<Bool>

  init(_ hashes: Set<UInt64>) {
    table = WordTable(hashes.map { ($0, true) }, absent: false) { $0 || $1 }
  }

  func contains(_ hash: UInt64) -> Bool { table[hash] }
}
