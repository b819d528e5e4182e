import Workspace

/// How many comments of the corpus are placed right, by kind of edit.
struct PlacementScore {
  struct Row {
    var comments = 0
    /// On their text, or in the tray where it is gone.
    var placed = 0
    /// And called what they are.
    var named = 0
  }

  private(set) var rows: [String: Row] = [:]
  /// Of comments whose text is there, edited or not.
  private(set) var survivors = Row()
  /// Of those whose text is as it was.
  private(set) var unedited = Row()
  private(set) var orphans = Row()
  /// "Exact" on other text.
  private(set) var misplaced: [String] = []

  mutating func add(_ comment: PlacementCorpus.Comment, _ place: CommentPlace, in name: String) {
    let isPlaced = Self.isPlaced(comment, place)
    let isNamed = isPlaced && comment.places.contains(Self.name(place))
    func count(_ row: inout Row) {
      row.comments += 1
      row.placed += isPlaced ? 1 : 0
      row.named += isNamed ? 1 : 0
    }
    count(&rows[comment.kind, default: Row()])
    if comment.expected == nil { count(&orphans) } else { count(&survivors) }
    if comment.places.contains("exact") || comment.places.contains("moved") { count(&unedited) }
    if case .exact = place, !isPlaced { misplaced.append("\(name) \(comment.lines)") }
  }

  /// What stands as it was must be found to the line; an edited passage has no sharp ends, so half of its lines and
  /// no more than as many others do.
  private static func isPlaced(_ comment: PlacementCorpus.Comment, _ place: CommentPlace) -> Bool {
    guard let expected = comment.expected, let found = place.lines else {
      return comment.expected == place.lines
    }
    if case .reworded = place, comment.places.contains("reworded") {
      guard found.overlaps(expected) else { return false }
      let all = max(found.upperBound, expected.upperBound) - min(found.lowerBound, expected.lowerBound) + 1
      return found.clamped(to: expected).count * 2 >= all
    }
    return found == expected
  }

  private static func name(_ place: CommentPlace) -> String {
    switch place {
    case .exact: "exact"
    case .moved: "moved"
    case .reworded: "reworded"
    case .orphan: "orphan"
    }
  }

  var table: String {
    let all = rows.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let sums = [("unedited", unedited), ("survivors", survivors), ("orphans", orphans)]
    return
      (["kind          comments  placed  named"]
      + (all + sums).map { kind, row in
        [(kind, 12), ("\(row.comments)", 10), ("\(row.placed)", 8), ("\(row.named)", 7)].map { text, width in
          let padding = String(repeating: " ", count: max(0, width - text.count))
          return text == kind ? text + padding : padding + text
        }.joined()
      }).joined(separator: "\n")
  }
}
