/// What following a promise needs of one mention, as hashes: small enough to keep for every item of every note.
///
/// Two mentions are about the same thing when they share a link, or four fifths of the words of the longer one. Words
/// of links and of deadlines do not count, and numbers must agree: `Review #801` is not `Review #802`.
public struct MentionTrace: Hashable, Sendable {
  /// One for each team and owner; initials and the name they are taken from, `RV` and `RăzvanV`, have one in common.
  public let keys: [UInt64]
  // Ascending, each once.
  public let words: [UInt32]
  public let numbers: [UInt32]
  public let links: [UInt64]

  /// How many of the words two mentions must share.
  static let overlapMin = 0.8
  /// Words of a longer text tell no more; in UTF-8 bytes.
  private static let bytesMax = 4000

  public init(keys: [UInt64], words: [UInt32], numbers: [UInt32], links: [UInt64]) {
    self.keys = keys
    self.words = words
    self.numbers = numbers
    self.links = links
  }

  public init(_ item: ActionItem) {
    let teams = item.teams.isEmpty ? [""] : item.teams.map { TextFold.folded($0) }
    let owners = item.owners.isEmpty ? [""] : Set(item.owners.flatMap(Self.names)).sorted()
    keys = teams.flatMap { team in owners.map { FileStamp(of: "\(team)\u{1f}\($0)".utf8).hash } }
    links = Set(item.links.map { FileStamp(of: $0.utf8).hash }).sorted()
    var text = item.text
    for ignored in item.links + [item.deadlinePhrase].compactMap({ $0 }) {
      text = Self.cut(ignored, from: text)
    }
    (words, numbers) = Self.words(of: text)
  }

  /// True where both are about the same thing. Whether owner and team are, `keys` tell.
  public func isRelated(to other: MentionTrace) -> Bool {
    if !links.isEmpty, !other.links.isEmpty { return Self.common(links, other.links) > 0 }
    // A number that only the one has, while the other has one of its own, is another thing's.
    let shared = Self.common(numbers, other.numbers)
    if shared < numbers.count, shared < other.numbers.count { return false }
    return overlap(other) >= Self.overlapMin
  }

  /// The share of common words among those of the longer text, 0 to 1.
  func overlap(_ other: MentionTrace) -> Double {
    let longer = max(words.count + numbers.count, other.words.count + other.numbers.count)
    let shorter = min(words.count + numbers.count, other.words.count + other.numbers.count)
    // A much shorter text cannot share enough.
    guard longer > 0, Double(shorter) >= Self.overlapMin * Double(longer) else { return 0 }
    let shared = Self.common(words, other.words) + Self.common(numbers, other.numbers)
    return Double(shared) / Double(longer)
  }

  private static func common<Hash: Comparable>(_ a: [Hash], _ b: [Hash]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        count += 1
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }

  /// The names an owner goes by: `RăzvanV` is `razvanv` and `rv`.
  private static func names(_ owner: String) -> [String] {
    let folded = TextFold.folded(owner)
    let capitals = owner.filter(\.isUppercase)
    guard capitals.count >= 2, capitals.count < owner.count else { return [folded] }
    return [folded, TextFold.folded(capitals)]
  }

  private static func cut(_ part: String, from text: String) -> String {
    guard !part.isEmpty, text.utf8.count <= bytesMax else { return text }
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    guard
      let start = (0...max(0, bytes.count - wanted.count)).first(where: { bytes[$0...].starts(with: wanted) })
    else { return text }
    return String(decoding: bytes[..<start] + [0x20] + bytes[(start + wanted.count)...], as: UTF8.self)
  }

  /// Runs of letters and digits, case and accents ignored; those that begin with a digit apart.
  private static func words(of text: String) -> (words: [UInt32], numbers: [UInt32]) {
    let bytes = Array(text.utf8.prefix(bytesMax))
    let isPlain = bytes.allSatisfy { $0 < 0x80 }
    let folded = isPlain ? bytes : Array(TextFold.folded(String(decoding: bytes, as: UTF8.self)).utf8)
    var words: Set<UInt32> = []
    var numbers: Set<UInt32> = []
    var hash: UInt32 = 0
    var first: UInt8 = 0
    func end() {
      if first != 0 { if ASCII.isDigit(first) { numbers.insert(hash) } else { words.insert(hash) } }
      first = 0
    }
    for byte in folded {
      if ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte >= 0x80 {
        let lowered = ASCII.lowered(byte)
        // FNV-1a, 32 bits.
        hash = ((first == 0 ? 0x811c_9dc5 : hash) ^ UInt32(lowered)) &* 0x0100_0193
        if first == 0 { first = lowered }
      } else {
        end()
      }
    }
    end()
    return (words.sorted(), numbers.sorted())
  }
}
