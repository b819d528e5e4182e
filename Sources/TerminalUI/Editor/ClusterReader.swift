import Workspace

/// Reads the grapheme clusters of a text with the cells they take on screen; quick where the text is ASCII.
struct ClusterReader {
  struct Cluster {
    /// In UTF-8.
    var bytes: Int
    /// At least 1.
    var cells: Int
    /// A line may be broken after it.
    var isBreak: Bool
    var isSpace: Bool
    /// Shown as something else: a tab or what has to be escaped.
    var isReplaced: Bool
  }

  /// A letter with more than this around it is no letter any more, and is shown as one sign that says so.
  private static let bytesShownMax = 256

  private let text: String
  let bytes: UnsafeBufferPointer<UInt8>
  let tabWidth: Int

  static func read<Result>(_ text: String, tabWidth: Int, _ body: (ClusterReader) -> Result) -> Result {
    var copy = text
    return copy.withUTF8 { body(ClusterReader(text: text, bytes: $0, tabWidth: tabWidth)) }
  }

  private init(text: String, bytes: UnsafeBufferPointer<UInt8>, tabWidth: Int) {
    self.text = text
    self.bytes = bytes
    self.tabWidth = tabWidth
  }

  /// The cluster that begins at byte `offset` and is shown at `column`.
  @inline(__always)
  func cluster(at offset: Int, column: Int) -> Cluster {
    let byte = bytes[offset]
    if byte < 0x7F, byte >= 0x20, offset + 1 == bytes.count || bytes[offset + 1] < 0x80 {
      let isSpace = byte == 0x20
      return Cluster(bytes: 1, cells: 1, isBreak: isSpace, isSpace: isSpace, isReplaced: false)
    }
    if byte == 0x09 {
      return Cluster(
        bytes: 1, cells: tabWidth - column % tabWidth, isBreak: true, isSpace: true, isReplaced: true)
    }
    let (cells, length) = plainScalar(at: offset)
    if cells > 0, offset + length == bytes.count || beginsCluster(at: offset + length) {
      return Cluster(bytes: length, cells: cells, isBreak: cells == 2, isSpace: false, isReplaced: false)
    }
    return otherCluster(at: offset)
  }

  /// The cells and the bytes of a code point that joins with none of its kind: the letters of most languages.
  /// No cells for any other, which has to be looked at closely.
  private func plainScalar(at offset: Int) -> (cells: Int, bytes: Int) {
    let byte = bytes[offset]
    if byte >= 0xC3, byte <= 0xCB, offset + 2 <= bytes.count { return (1, 2) }
    guard byte >= 0xE2, byte <= 0xED, offset + 3 <= bytes.count else { return (0, 0) }
    let value =
      UInt32(byte & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
    switch value {
    case 0x2010...0x2027, 0x2500...0x257F: return (1, 3)
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return (2, 3)
    default: return (0, 0)
    }
  }

  /// Whether nothing that begins here could belong to the character before.
  private func beginsCluster(at offset: Int) -> Bool {
    bytes[offset] < 0x80 || plainScalar(at: offset).cells > 0
  }

  @inline(never)
  private func otherCluster(at offset: Int) -> Cluster {
    let character = character(at: offset)
    let length = character.utf8.count
    if length > Self.bytesShownMax {
      return Cluster(bytes: length, cells: 1, isBreak: false, isSpace: false, isReplaced: true)
    }
    let escaped = DisplayText.escaped(character)
    let cells = max(1, escaped?.displayWidth ?? character.displayWidth)
    return Cluster(
      bytes: length, cells: cells, isBreak: cells == 2 && escaped == nil, isSpace: false,
      isReplaced: escaped != nil || character.displayWidth == 0)
  }

  func character(at offset: Int) -> Character {
    text[text.utf8.index(text.startIndex, offsetBy: offset)]
  }

  /// What is drawn for a replaced cluster.
  func replacement(at offset: Int, cells: Int) -> String {
    if bytes[offset] == 0x09 { return String(repeating: " ", count: cells) }
    let character = character(at: offset)
    if character.utf8.count > Self.bytesShownMax { return "\u{FFFD}" }
    return DisplayText.escaped(character) ?? "\u{FFFD}"
  }
}

/// Breaks a line into rows between words, and finds columns in them.
struct RowBreaker: Hashable, Sendable {
  /// Cells a row may take; a space that ends a row may stand one cell outside.
  let width: Int
  let tabWidth: Int

  init(width: Int, tabWidth: Int = 4) {
    self.width = max(1, width)
    self.tabWidth = tabWidth
  }

  /// Where the rows of `text` begin, in bytes; the first one at 0. Time is linear in the text.
  func rowStarts(_ text: String) -> [Int] {
    ClusterReader.read(text, tabWidth: tabWidth) { reader in
      let count = reader.bytes.count
      var starts = [0]
      if count <= width, DisplayWidth.isPrintableASCII(reader.bytes) { return starts }
      var at = 0
      var column = 0
      var lastBreak = 0
      while at < count {
        let cluster = reader.cluster(at: at, column: column)
        let next = at + cluster.bytes
        if column + cluster.cells <= width || column == 0 {
          column += cluster.cells
          if cluster.isBreak { lastBreak = next }
          at = next
          continue
        }
        let start: Int
        if cluster.isSpace, column <= width {
          start = next
        } else if lastBreak > starts[starts.count - 1] {
          start = lastBreak
        } else {
          start = at
        }
        // After a space that hangs at the end of the line the cursor stands in an empty row.
        starts.append(start)
        at = start
        column = 0
      }
      return starts
    }
  }

  /// The column of byte `offset` in the row that begins at byte `start`.
  func column(of offset: Int, in text: String, from start: Int) -> Int {
    ClusterReader.read(text, tabWidth: tabWidth) { reader in
      var at = start
      var column = 0
      while at < min(offset, reader.bytes.count) {
        let cluster = reader.cluster(at: at, column: column)
        column += cluster.cells
        at += cluster.bytes
      }
      return column
    }
  }

  /// The byte at which the cluster begins that covers `column` in a row; the end of the row past its last cell,
  /// or the beginning of its last cluster when the end belongs to the next row.
  func offset(of column: Int, in text: String, row: Range<Int>, isLast: Bool) -> Int {
    ClusterReader.read(text, tabWidth: tabWidth) { reader in
      var at = row.lowerBound
      var reached = 0
      while at < row.upperBound {
        let cluster = reader.cluster(at: at, column: reached)
        if reached + cluster.cells > column { return at }
        if !isLast, at + cluster.bytes >= row.upperBound { return at }
        reached += cluster.cells
        at += cluster.bytes
      }
      return at
    }
  }
}
