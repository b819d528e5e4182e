/// Conflicts as files have them: both sides between marks, as git leaves them.
extension MergeReview {
  /// Both sides of a conflict, in lines that end as those of the text do.
  func marked(_ conflict: Conflict) -> String {
    var text = ended("<<<<<<< \(names.ours)") + conflict.ours
    append(ended("=======") + conflict.theirs, to: &text)
    append(ended(">>>>>>> \(names.theirs)"), to: &text)
    return text
  }

  /// Whether a text still has a place that nobody has decided.
  public static func hasMarks(_ text: String) -> Bool {
    text.utf8.split(separator: 0x0A).contains { line in
      line.starts(with: opening) || line.starts(with: closing)
    }
  }

  private static let opening = Array("<<<<<<< ".utf8)
  private static let closing = Array(">>>>>>> ".utf8)

  /// Goes on where `written` was left: takes the choices out of such a text. Of a text that was edited otherwise, what
  /// stands between marks are the conflicts now, and all else is settled.
  public mutating func resume(from text: String) {
    self = resumed(from: text) ?? MergeReview(marked: text, names: names)
  }

  /// A text with marks; their names do not matter, nor what git shows of the common past between them.
  public init(marked text: String, names: Names) {
    var pieces: [Piece] = []
    var settled = ""
    var conflict: Conflict?
    var isBase = false
    var hasTheirs = false
    for (index, line) in Self.lines(of: text).enumerated() {
      let bytes = line.utf8
      if var found = conflict {
        if !hasTheirs, bytes.starts(with: "||||||| ".utf8) {
          isBase = true
          found.base = ""
        } else if !hasTheirs, line.isDivider {
          (isBase, hasTheirs) = (false, true)
        } else if hasTheirs, bytes.starts(with: Self.closing) {
          pieces += [.settled(settled), .conflict(found)]
          settled = ""
          conflict = nil
          continue
        } else if hasTheirs {
          found.theirs += line
        } else if isBase {
          found.base? += line
        } else {
          found.ours += line
        }
        conflict = found
      } else if bytes.starts(with: Self.opening) {
        conflict = Conflict(key: nil, base: nil, ours: "", theirs: "", line: index + 1)
        (isBase, hasTheirs) = (false, false)
      } else {
        settled += line
      }
    }
    // A mark that nothing closes is text like any other.
    if let conflict { settled += Self.lines(of: text).dropFirst(conflict.line - 1).joined() }
    self.init(pieces + [.settled(settled)], names: names)
  }

  /// Every line with its ending.
  private static func lines(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    return SourceText.lines(of: bytes).map { ByteText.string(bytes, $0.whole) }
  }

  // MARK: Choices made before

  /// The review with the choices that lead to a text; nil where none do. How far each piece can reach is kept once for
  /// each place, so that many conflicts cost no more than their texts.
  private func resumed(from text: String) -> MergeReview? {
    let bytes = Array(text.utf8)
    var reached: [Int: [TextMerge.Resolution?]] = [0: []]
    for piece in pieces {
      var next: [Int: [TextMerge.Resolution?]] = [:]
      for (place, choices) in reached {
        switch piece {
        case .settled(let text):
          if let end = end(of: [text], in: bytes, from: place) { next[end] = choices }
        case .conflict(var conflict):
          for choice in [nil] + TextMerge.Resolution.allCases where choice != .both || conflict.allowsBoth {
            conflict.choice = choice
            let texts = conflict.chosenTexts ?? [marked(conflict)]
            guard let end = end(of: texts, in: bytes, from: place), next[end] == nil else { continue }
            next[end] = choices + [choice]
          }
        }
      }
      reached = next
    }
    return reached[bytes.count].map(choosing)
  }

  /// Where texts end that are joined to what stands before `start`; nil where others stand there.
  private func end(of texts: [String], in bytes: [UInt8], from start: Int) -> Int? {
    var end = start
    for text in texts {
      let wanted = separator(before: text, behind: end > 0 ? bytes[end - 1] : nil) + text
      guard bytes[end...].starts(with: wanted.utf8) else { return nil }
      end += wanted.utf8.count
    }
    return end
  }
}

extension String {
  /// The line that parts both sides, whatever it ends with.
  fileprivate var isDivider: Bool { utf8.prefix { $0 != 0x0A && $0 != 0x0D }.elementsEqual("=======".utf8) }
}
