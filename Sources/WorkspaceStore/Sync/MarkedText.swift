/// A text with the marks that git leaves where both sides changed the same lines.
struct MarkedText: Hashable, Sendable {
  private enum Piece: Hashable {
    case same(String)
    case conflict(ours: String, theirs: String)
  }

  private var pieces: [Piece] = []

  /// - Parameters:
  ///   - ours: what git called this clone's side behind its marks; lines that only look like marks have another name.
  ///   - theirs: the same of the other side.
  init(_ text: String, ours: String, theirs: String) {
    var same = ""
    var sides: [String]?
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Substring.init) {
      // Every line but the last keeps its line feed.
      let whole = line.endIndex < text.endIndex ? String(line) + "\n" : String(line)
      switch sides {
      case nil where line.hasPrefix("<<<<<<< \(ours)"):
        if !same.isEmpty { pieces.append(.same(same)) }
        same = ""
        sides = [""]
      case let found? where found.count == 1 && line.trimmedEnding == "=======": sides = found + [""]
      case let found? where found.count == 2 && line.hasPrefix(">>>>>>> \(theirs)"):
        pieces.append(.conflict(ours: found[0], theirs: found[1]))
        sides = nil
      case let found?: sides = found.dropLast() + [found[found.count - 1] + whole]
      case nil: same += whole
      }
    }
    if !same.isEmpty { pieces.append(.same(same)) }
  }

  /// The text with marks that say whose side is whose.
  func written(ours: String, theirs: String) -> String {
    pieces.map { piece in
      switch piece {
      case .same(let text): text
      case .conflict(let mine, let others):
        "<<<<<<< \(ours)\n\(mine)=======\n\(others)>>>>>>> \(theirs)\n"
      }
    }.joined()
  }

  /// Whether a text still has a place that nobody has decided.
  static func hasMarks(_ text: String) -> Bool {
    text.utf8.split(separator: 0x0A).contains { line in
      line.starts(with: "<<<<<<< ".utf8) || line.starts(with: ">>>>>>> ".utf8)
    }
  }
}

extension Substring {
  /// Without the carriage return that a line of such a file ends with.
  fileprivate var trimmedEnding: Substring { utf8.last == 0x0D ? Substring(utf8.dropLast()) : self }
}
