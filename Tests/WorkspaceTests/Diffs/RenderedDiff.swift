import Workspace

extension TextDiff {
  /// As a unified diff with the changed words in brackets, for tests to read.
  var rendered: String {
    hunks.map { hunk in
      ([hunk.header + (hunk.heading.map { " \($0)" } ?? "")] + hunk.rows.flatMap(Self.rendered))
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// The same without what is unchanged.
  var changes: [String] {
    hunks.flatMap(\.rows).filter { !$0.isSame }.flatMap(Self.rendered)
  }

  private static func rendered(_ row: Row) -> [String] {
    func line(_ sign: String, _ piece: Piece) -> String {
      sign + piece.segments.map { $0.isChanged ? "[\($0.text)]" : $0.text }.joined()
    }
    return switch row {
    case .same(_, let new): [line(" ", new)]
    case .removed(let old): [line("-", old)]
    case .added(let new): [line("+", new)]
    case .changed(let old, let new): [line("-", old), line("+", new)]
    }
  }
}
