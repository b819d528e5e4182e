import Workspace

/// Two edits of one text, merged as its kind asks for: a proposal's draft key by key and by lines, any other text by
/// lines.
struct MergedEdits {
  /// Nil where both edited the same lines or the same key.
  let text: String?
  /// The lines, 1-based, of this clone's text that both edited; of an insertion the line that it stands before.
  let lines: [ClosedRange<Int>]
  private let choosing: (TextMerge.Resolution) -> String

  /// - Parameter base: what both come from; nil where each side made the file.
  init(path: ProposalPath?, base: String?, ours: String, theirs: String) {
    if path?.isDraft == true {
      let merge = DraftMerge(base: base, ours: ours, theirs: theirs)
      let matter = FrontMatter.scan(ours, file: "").0
      text = merge.mergedText
      lines = merge.conflicts.map { conflict in
        switch conflict {
        case .key(let key):
          let line = matter?.line(of: key.key) ?? 1
          return line...line
        case .text(let text): return Self.lines(of: text)
        }
      }
      choosing = { merge.text(choosing: Array(repeating: $0, count: merge.conflicts.count)) }
    } else {
      let merge = TextMerge(base: base ?? "", ours: ours, theirs: theirs)
      text = merge.mergedText
      lines = merge.conflicts.map(Self.lines)
      choosing = { merge.text(choosing: Array(repeating: $0, count: merge.conflicts.count)) }
    }
  }

  /// The text with one side, or one after the other, in place of each conflict.
  func taking(_ choice: TextMerge.Resolution) -> String { choosing(choice) }

  private static func lines(of conflict: TextMerge.Conflict) -> ClosedRange<Int> {
    let ours = conflict.ours.utf8
    let count = ours.count { $0 == 0x0A } + (ours.isEmpty || ours.last == 0x0A ? 0 : 1)
    return conflict.line...(conflict.line + max(0, count - 1))
  }
}
