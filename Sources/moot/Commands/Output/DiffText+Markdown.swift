import TerminalUI
import Workspace

extension DiffText {
  private static let fenceWidth = 100

  /// A heading for each section that changed, and its changes in blocks of `diff`.
  ///
  /// A block interprets nothing inside, so that half a link or one asterisk of an emphasis in a changed sentence cannot
  /// break the page, as it would between `~~` or `<del>`; and GitHub and pandoc both colour it. What no colour shows,
  /// the words that differ, is marked as git does.
  static func markdown(_ diff: TextDiff, _ comparison: Comparison) -> String {
    var text = "# \(comparison.oldName) → \(comparison.newName)\n"
    if comparison.old.title != comparison.new.title {
      text +=
        "\nThe title was “\(literal(comparison.old.title))” and is “\(literal(comparison.new.title))”.\n"
    }
    if diff.isEmpty { text += "\nThe text is the same.\n" }
    var heading: String??
    for hunk in diff.hunks {
      if heading != .some(hunk.heading) {
        let name = hunk.heading.map { $0.drop { $0 == "#" || $0 == " " } } ?? "Beginning"
        text += "\n## \(DisplayText.escaped(String(name)))\n"
        heading = hunk.heading
      }
      let lines = [hunk.header] + hunk.rows.flatMap(rows)
      let ticks = lines.map { longestRun(of: "`", in: $0) }.max() ?? 0
      let fence = String(repeating: "`", count: max(3, ticks + 1))
      text += "\n\(fence)diff\n" + lines.map { $0 + "\n" }.joined() + fence + "\n"
    }
    return text
  }

  private static func rows(_ row: TextDiff.Row) -> [String] {
    switch row {
    case .same(_, let new): return wrapped(" ", new.text)
    case .removed(let old): return wrapped("-", old.text)
    case .added(let new): return wrapped("+", new.text)
    case .changed(let old, let new):
      return wrapped("-", marked(old, "[-", "-]")) + wrapped("+", marked(new, "{+", "+}"))
    }
  }

  private static func marked(_ piece: TextDiff.Piece, _ open: String, _ close: String) -> String {
    guard piece.segments.contains(where: { !$0.isChanged }) else { return piece.text }
    return piece.segments.map { $0.isChanged ? open + $0.text + close : $0.text }.joined()
  }

  /// Every line with the sign: a block colours by lines, and none of them is broken by the reader.
  private static func wrapped(_ sign: String, _ text: String) -> [String] {
    SpanWrap.rows([Span(DisplayText.escaped(text, tabs: .columns(4)))], width: fenceWidth).map { row in
      sign + row.map(\.text).joined()
    }
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for next in text {
      run = next == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// With a backslash before what Markdown would read.
  private static func literal(_ text: String) -> String {
    DisplayText.escaped(text).map { character in
      "\\`*_[]<>&#|~".contains(character) ? "\\\(character)" : String(character)
    }.joined()
  }
}
