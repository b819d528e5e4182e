import Workspace

/// Where some words stand among the rows of a text: as they are read, so that words are found though a row ends between
/// them.
struct FoundText: Hashable {
  /// One place, which may go on in the next row.
  struct Match: Hashable {
    /// The line of the file that it begins on.
    var line: Int
    var pieces: [Piece]
  }

  struct Piece: Hashable {
    var row: Int
    /// In cells from the row's first one.
    var columns: Range<Int>
  }

  let needle: String
  let matches: [Match]

  /// Small letters alone stand for capitals too.
  init(_ needle: String, in lines: [StyledLine]) {
    self.needle = needle
    let text = JoinedRows(lines)
    matches = TextSearch(needle).all(in: text.joined).compactMap(text.match)
  }

  /// The first match that begins at a row or below it, as its index.
  func first(fromRow row: Int) -> Int? { matches.firstIndex { ($0.pieces.first?.row ?? 0) >= row } }

  /// What is to be marked on a row.
  func columns(onRow row: Int) -> [(match: Int, columns: Range<Int>)] {
    var (low, high) = (0, matches.count)
    while low < high {
      let middle = (low + high) / 2
      if (matches[middle].pieces.last?.row ?? 0) < row { low = middle + 1 } else { high = middle }
    }
    var found: [(Int, Range<Int>)] = []
    while low < matches.count, let first = matches[low].pieces.first, first.row <= row {
      for piece in matches[low].pieces where piece.row == row { found.append((low, piece.columns)) }
      low += 1
    }
    return found
  }
}

/// The rows of a text as one text: a blank between those of a paragraph, a line break between paragraphs.
private struct JoinedRows {
  private struct Start {
    var byte: Int
    var row: Int
    /// What stands before the row's text: indentation and bars.
    var margin: String
    var text: String
  }

  private(set) var joined = ""
  private let lines: [StyledLine]
  private var starts: [Start] = []

  init(_ lines: [StyledLine]) {
    self.lines = lines
    for (row, line) in lines.enumerated() {
      let whole = line.text
      let margin = whole.prefix { " │▎".contains($0) }
      let text = String(whole[margin.endIndex...])
      guard line.sourceLine != nil, !text.isEmpty else {
        if joined.last != "\n" { joined += "\n" }
        continue
      }
      if let last = joined.last, last != "\n" { joined += " " }
      starts.append(Start(byte: joined.utf8.count, row: row, margin: String(margin), text: text))
      joined += text
    }
  }

  func match(_ range: Range<Int>) -> FoundText.Match? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].byte <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var pieces: [FoundText.Piece] = []
    for start in starts[max(0, low - 1)...].prefix(while: { $0.byte < range.upperBound }) {
      let end = start.byte + start.text.utf8.count
      let here = range.clamped(to: start.byte..<end)
      guard !here.isEmpty else { continue }
      let before = start.margin.displayWidth + Self.width(start.text, upTo: here.lowerBound - start.byte)
      let after = start.margin.displayWidth + Self.width(start.text, upTo: here.upperBound - start.byte)
      pieces.append(FoundText.Piece(row: start.row, columns: before..<max(before, after)))
    }
    guard let first = pieces.first, let line = lines[first.row].line(atColumn: first.columns.lowerBound)
    else { return nil }
    return FoundText.Match(line: line, pieces: pieces)
  }

  private static func width(_ text: String, upTo byte: Int) -> Int {
    String(decoding: text.utf8.prefix(byte), as: UTF8.self).displayWidth
  }
}
