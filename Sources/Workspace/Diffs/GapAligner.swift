/// Pairs what was removed with what was added in its place, by how many words they share.
///
/// The pairs keep the order of both texts, and together they are as alike as can be: the alignment of Needleman and
/// Wunsch, "A general method applicable to the search for similarities in the amino acid sequence of two proteins",
/// Journal of Molecular Biology 48 (1970), with nothing charged for what faces nothing. In a large gap only pairs near
/// its diagonal are looked at, so that two long texts with nothing in common take bounded time.
struct GapAligner {
  private let old: [TextUnit]
  private let new: [TextUnit]
  private let numbers: (old: [Int], new: [Int])
  /// How many pairs may still be compared.
  private var cellsLeft = 200_000

  private static let reachMin = 8

  init(_ old: [TextUnit], _ new: [TextUnit], _ numbers: (old: [Int], new: [Int])) {
    self.old = old
    self.new = new
    self.numbers = numbers
  }

  mutating func align(_ a: Range<Int>, _ b: Range<Int>) -> [UnitPair] {
    if a.isEmpty { return b.map(UnitPair.added) }
    if b.isEmpty { return a.map(UnitPair.removed) }
    var grid = Grid(rows: a.count, columns: b.count, reach: max(Self.reachMin, cellsLeft / a.count / 2))
    cellsLeft = max(0, cellsLeft - grid.size)
    let oldWords = a.map { WordBag(old[$0].text) }
    let newWords = b.map { WordBag(new[$0].text) }
    let alikeMin = a.count == 1 && b.count == 1 ? WordBag.alikeMinAlone : WordBag.alikeMin
    let isSame = { [numbers] i, j in numbers.old[a.lowerBound + i] == numbers.new[b.lowerBound + j] }
    grid.fill { i, j in
      if isSame(i, j) { return oldWords[i].isEmpty ? Grid.emptyScore : Grid.sameScore }
      let alike = oldWords[i].likeness(to: newWords[j])
      return alike >= alikeMin ? alike * alike : 0
    }
    var pairs: [UnitPair] = []
    var added: [UnitPair] = []
    grid.trace { step in
      switch step {
      case .old(let i): pairs.append(.removed(a.lowerBound + i))
      case .new(let j): added.append(.added(b.lowerBound + j))
      case .both(let i, let j):
        pairs += added
        added = []
        let places = (a.lowerBound + i, b.lowerBound + j)
        pairs.append(isSame(i, j) ? .same(places.0, places.1) : .changed(places.0, places.1))
      }
    }
    return pairs + added
  }
}

/// The words of a unit, for telling how alike two of them are.
private struct WordBag {
  /// Of 100: with less, two units are better shown as one removed and one added.
  static let alikeMin = 40
  /// Where nothing else could have taken the place.
  static let alikeMinAlone = 25
  /// Of a long sentence those with the smallest hashes, which are a fair sample (Broder, "On the resemblance and
  /// containment of documents", 1997).
  private static let wordsMax = 64

  private let hashes: [UInt64]

  init(_ text: [UInt8]) {
    let tokens = WordDiff.tokens(of: text).filter { !$0.isSpace }
    let words = tokens.filter(\.isWord)
    // A rule or a row of a table may have no words.
    var hashes = (words.isEmpty ? tokens : words).map { WordHash.of(text, $0.range) }
    hashes.sort()
    self.hashes = Array(hashes.prefix(Self.wordsMax))
  }

  var isEmpty: Bool { hashes.isEmpty }

  /// How many of the words of both are common, of 100 (Dice's coefficient).
  func likeness(to other: WordBag) -> Int {
    let (total, shorter) = (hashes.count + other.hashes.count, min(hashes.count, other.hashes.count))
    guard shorter > 0, 200 * shorter >= Self.alikeMinAlone * total else { return 0 }
    var (i, j, common) = (0, 0, 0)
    while i < hashes.count, j < other.hashes.count {
      if hashes[i] == other.hashes[j] {
        common += 1
        i += 1
        j += 1
      } else if hashes[i] < other.hashes[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 200 * common / total
  }
}

/// The table of an alignment, in a band around its diagonal.
private struct Grid {
  enum Step {
    case old(Int)
    case new(Int)
    case both(Int, Int)
  }

  /// More than any likeness squared.
  static let sameScore = 20_000
  /// Empty lines are paired where nothing is lost by it.
  static let emptyScore = 100

  private let rows: Int
  private let columns: Int
  private let reach: Int
  private let width: Int
  private var scores: [Int32]

  var size: Int { rows * width }

  init(rows: Int, columns: Int, reach: Int) {
    self.rows = rows
    self.columns = columns
    // Wide enough for the bands of two rows to overlap.
    self.reach = min(columns, max(reach, columns / rows + 1))
    width = min(columns + 1, 2 * self.reach + 1)
    scores = [Int32](repeating: 0, count: (rows + 1) * width)
  }

  private func start(_ row: Int) -> Int {
    max(0, min(row * columns / rows - reach, columns + 1 - width))
  }

  /// The best score of the first so many rows and columns; nil outside of the band.
  private func score(_ i: Int, _ j: Int) -> Int32? {
    let offset = j - start(i)
    return offset >= 0 && offset < width ? scores[i * width + offset] : nil
  }

  mutating func fill(_ gain: (Int, Int) -> Int) {
    for i in 1...rows {
      let first = start(i)
      for j in first..<first + width {
        var best = max(score(i - 1, j) ?? 0, j > first ? score(i, j - 1) ?? 0 : 0)
        if j > 0, let before = score(i - 1, j - 1) {
          let gained = gain(i - 1, j - 1)
          if gained > 0 { best = max(best, before + Int32(gained)) }
        }
        scores[i * width + j - first] = best
      }
    }
  }

  /// Tells the steps of a best alignment from its beginning.
  func trace(_ tell: (Step) -> Void) {
    var steps: [Step] = []
    var (i, j) = (rows, columns)
    while i > 0 || j > 0 {
      let here = score(i, j) ?? 0
      if j > 0, (i == 0 || (score(i, j - 1) ?? -1) == here) {
        j -= 1
        steps.append(.new(j))
      } else if i > 0, (j == 0 || (score(i - 1, j) ?? -1) == here) {
        i -= 1
        steps.append(.old(i))
      } else {
        i -= 1
        j -= 1
        steps.append(.both(i, j))
      }
    }
    for step in steps.reversed() { tell(step) }
  }
}
