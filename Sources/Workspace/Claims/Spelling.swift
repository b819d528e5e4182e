/// Guesses what a misspelt word was meant to be.
enum Spelling {
  /// The word that takes the fewest changes, if those are at most a third of its letters (one for a short
  /// word); the first of equals.
  static func nearest(to word: String, in known: [String]) -> String? {
    let distances = known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, max(word.count, best.word.count) / 3) ? best.word : nil
  }

  /// ``no level 'frmes'; did you mean `frames`? There is: frames, page-table``.
  static func unknown(_ what: String, _ name: String, among known: [String]) -> String {
    let list = known.joined(separator: ", ")
    let advice = nearest(to: name, in: known).map { "did you mean `\($0)`? There is: \(list)" }
    return "no \(what) '\(name)'; \(advice ?? "there is: \(list)")"
  }

  /// Letters to put in, take out, replace or swap with their neighbour: the restricted edit distance of
  /// Damerau, "A Technique for Computer Detection and Correction of Spelling Errors", 1964.
  static func distance(_ first: String, _ second: String) -> Int {
    let a = Array(first.prefix(100))
    let b = Array(second.prefix(100))
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    for i in a.indices {
      for j in b.indices {
        let replaced = rows[i][j] + (a[i] == b[j] ? 0 : 1)
        var best = min(rows[i][j + 1] + 1, rows[i + 1][j] + 1, replaced)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        rows[i + 1][j + 1] = best
      }
    }
    return rows[a.count][b.count]
  }
}
