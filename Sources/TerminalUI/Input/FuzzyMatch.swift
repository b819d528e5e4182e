import Workspace

/// How well some letters, typed in their order, name a text.
///
/// Letters that begin a word or follow each other count more than those found here and there, as in the scoring of
/// fzf (J. Choi, `algo.go`): of the places where the letters can stand, the best are found by dynamic programming.
struct FuzzyMatch: Equatable {
  /// More is better; comparable only for the same letters.
  var score: Int
  /// The characters of the text that the letters stand for, ascending.
  var places: [Int]

  /// A longer text, or more letters than it has, match by their beginnings alone.
  private static let lengthMax = 200

  /// Nil where the letters do not all stand in the text in their order. Accents and case do not matter, spaces
  /// between the letters neither.
  init?(_ letters: String, in text: String) {
    let wanted = letters.prefix(Self.lengthMax).filter { !$0.isWhitespace }.map(Self.folded)
    score = 0
    places = []
    guard !wanted.isEmpty else { return }
    let characters = Array(text.prefix(Self.lengthMax))
    let given = characters.map(Self.folded)
    guard wanted.count <= given.count else { return nil }
    var table = Table(rows: wanted.count, columns: given.count)
    for (row, letter) in wanted.enumerated() {
      for column in given.indices where given[column] == letter {
        table.enter(row, column, bonus: Self.bonus(characters, column))
      }
    }
    guard let best = table.best else { return nil }
    score = best.score
    places = best.places
  }

  private static func folded(_ character: Character) -> String { TextFold.folded(String(character)) }

  private static func bonus(_ text: [Character], _ place: Int) -> Int {
    guard place > 0 else { return 8 }
    let before = text[place - 1]
    return before.isLetter || before.isNumber ? 0 : 8
  }

  /// For each letter and place: the best score of all letters up to it where it stands there.
  private struct Table {
    private let rows: Int
    private let columns: Int
    private var scores: [Int?]
    private var from: [Int]

    init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
      scores = Array(repeating: nil, count: rows * columns)
      from = Array(repeating: -1, count: rows * columns)
    }

    mutating func enter(_ row: Int, _ column: Int, bonus: Int) {
      let here = row * columns + column
      guard row > 0 else {
        scores[here] = bonus + 4
        return
      }
      for before in 0..<column {
        guard let earlier = scores[here - columns - column + before] else { continue }
        let gap = column - before - 1
        let score = earlier + 4 + (gap == 0 ? 6 : bonus - min(3, gap))
        if score > scores[here] ?? Int.min {
          scores[here] = score
          from[here] = before
        }
      }
    }

    /// The highest score, of equal ones the leftmost, with the places that led to it.
    var best: (score: Int, places: [Int])? {
      var last: (score: Int, column: Int)?
      for column in 0..<columns {
        if let score = scores[(rows - 1) * columns + column], score > last?.score ?? Int.min {
          last = (score, column)
        }
      }
      guard let last else { return nil }
      var places = [last.column]
      for row in stride(from: rows - 1, to: 0, by: -1) {
        places.append(from[row * columns + places[places.count - 1]])
      }
      return (last.score, places.reversed())
    }
  }
}
