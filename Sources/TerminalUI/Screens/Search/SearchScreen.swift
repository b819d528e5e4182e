import Workspace

/// Searches notes, proposals, versions and comments as one types.
public struct SearchScreen: Hashable, Sendable {
  public internal(set) var field = TextField()
  var cursor = ListCursor()
  /// Of the text as it was when they were found.
  var hits: [SearchHit] = []
  /// Counts the searches asked for, so that a late answer to an earlier one is known as such.
  public internal(set) var token = 0
  /// Whether the answer to the latest is still under way.
  var isWaiting = false
  /// Files whose texts can be found, and how many there are; nil once it is all of them.
  var indexed: (done: Int, total: Int)? {
    get { progress.map { ($0.done, $0.total) } }
    set { progress = newValue.map { Progress(done: $0.done, total: $0.total) } }
  }

  private var progress: Progress?

  private struct Progress: Hashable, Sendable {
    var done: Int
    var total: Int
  }

  /// How many files are looked at for their lines.
  static let fileLimit = 50

  public init() {}

  enum Row {
    /// A file, with the hits in it below.
    case file(SearchHit)
    case hit(SearchHit)
    case blank

    var isSelectable: Bool { if case .hit = self { true } else { false } }
  }

  var rows: [Row] {
    var rows: [Row] = []
    for (place, hit) in hits.enumerated() {
      if place == 0 || hits[place - 1].file != hit.file {
        if place > 0 { rows.append(.blank) }
        rows.append(.file(hit))
      }
      rows.append(.hit(hit))
    }
    return rows
  }

  var chosen: SearchHit? {
    let rows = rows
    guard rows.indices.contains(cursor.selected), case .hit(let hit) = rows[cursor.selected] else {
      return nil
    }
    return hit
  }

  var hasText: Bool { !SearchQuery(field.text).terms.isEmpty }
}
