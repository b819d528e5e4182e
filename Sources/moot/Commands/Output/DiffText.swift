import Workspace

/// A difference as text: unified, as `diff -u` prints it, or with the words that changed marked.
enum DiffText {
  /// Empty where there is no difference. `names` stand after `---` and `+++`.
  static func unified(
    old: String, new: String, names: (old: String, new: String), word: Bool, ink: Ink
  ) -> String {
    let diff = TextDiff(old: old, new: new)
    guard !diff.isEmpty else { return "" }
    var text = ink("--- \(names.old)", .bold) + "\n" + ink("+++ \(names.new)", .bold) + "\n"
    for hunk in diff.hunks {
      text += ink(hunk.header, .cyan)
      if let heading = hunk.heading { text += " " + DisplayText.escaped(heading) }
      text += "\n"
      text += hunk.lines.map { line($0, word: word, ink: ink) }.joined()
    }
    return text
  }

  private static func line(_ line: TextDiff.Line, word: Bool, ink: Ink) -> String {
    let (sign, style): (String, Ink.Style?) =
      switch line.kind {
      case .same: (" ", nil)
      case .removed: ("-", .red)
      case .added: ("+", .green)
      }
    guard word, line.kind != .same, line.segments.contains(where: { !$0.isChanged }) else {
      return ink(sign + DisplayText.escaped(line.text), style) + "\n"
    }
    // As `git diff --word-diff` marks words where there is no colour to do it.
    let marks = line.kind == .removed ? ("[-", "-]") : ("{+", "+}")
    let words = line.segments.map { segment in
      let text = DisplayText.escaped(segment.text)
      if !segment.isChanged { return text }
      return ink.isColoured ? ink(text, style) : marks.0 + text + marks.1
    }
    return ink(sign, style) + words.joined() + "\n"
  }
}
