/// The best local alignment of a passage's words with those of some lines.
struct WordAlignment {
  /// From the first to the last word that both have.
  let lines: Range<Int>
  /// Of the words that both have.
  let common: Float

  private struct Cell {
    var score: Float = 0
    var common: Float = 0
    var start: Int32 = -1
  }

  private static let gap: Float = 0.4

  init?(
    _ passage: [PlacementWords.Word], _ words: PlacementWords, in lines: Range<Int>, wordsMax: Int
  ) {
    let region = words.spoken(in: lines).prefix(wordsMax)
    guard !region.isEmpty else { return nil }
    var row = [Cell](repeating: Cell(), count: region.count + 1)
    var best = (cell: Cell(), end: -1)
    for word in passage.prefix(wordsMax) {
      var diagonal = row[0]
      for (column, index) in region.enumerated() {
        let other = words.spoken[index]
        var cell = Cell()
        if other.hash == word.hash {
          cell = Cell(
            score: diagonal.score + word.weight, common: diagonal.common + word.weight,
            start: diagonal.start < 0 ? Int32(index) : diagonal.start)
        }
        diagonal = row[column + 1]
        let neighbour = row[column].score > diagonal.score ? row[column] : diagonal
        if neighbour.score - Self.gap > cell.score {
          cell = neighbour
          cell.score -= Self.gap
        }
        row[column + 1] = cell
        if cell.score > best.cell.score { best = (cell, index) }
      }
    }
    guard best.cell.start >= 0 else { return nil }
    self.lines = Int(words.spoken[Int(best.cell.start)].line)..<Int(words.spoken[best.end].line) + 1
    common = best.cell.common
  }
}
