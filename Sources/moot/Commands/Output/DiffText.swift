import TerminalUI
import Workspace

/// A difference as text for the terminal or a pipe.
enum DiffText {
  /// Two texts of a proposal.
  struct Comparison {
    var proposal: Proposal
    var old: ProposalText
    var new: ProposalText
    /// The day that the old text was read, where it is what the person last read.
    var lastReadOn: String?

    var oldName: String {
      "\(proposal.number) \(old.name)" + (lastReadOn.map { " as you read it on \($0)" } ?? "")
    }
    var newName: String { "\(proposal.number) \(new.name)" }
  }

  /// Empty where there is no difference; `width` nil breaks no line, as `diff -u` prints them.
  static func text(
    _ diff: TextDiff, as form: DiffLayout.Form, _ comparison: Comparison, width: Int?, ink: Ink
  ) -> String {
    let names = self.names(comparison)
    guard !diff.isEmpty || comparison.old.title != comparison.new.title else { return "" }
    let layout = DiffLayout(width: width, gutter: form == .sideBySide ? 2 : 1, marksWords: !ink.isColoured)
    let lines = layout.lines(diff, as: form).map { painted($0, ink) + "\n" }
    return ink("--- \(names.old)", .bold) + "\n" + ink("+++ \(names.new)", .bold) + "\n" + lines.joined()
  }

  /// With the titles where they differ, as they stand in no body.
  private static func names(_ comparison: Comparison) -> (old: String, new: String) {
    let (old, new) = (comparison.old.title, comparison.new.title)
    guard old != new else { return (comparison.oldName, comparison.newName) }
    return (
      "\(comparison.oldName): \(DisplayText.escaped(old))",
      "\(comparison.newName): \(DisplayText.escaped(new))"
    )
  }

  static func painted(_ line: StyledLine, _ ink: Ink) -> String {
    line.spans.map { span in
      var text = span.text
      if span.style.attributes.contains(.bold) { text = ink(text, .bold) }
      if span.style.attributes.contains(.underline) { text = ink(text, .underline) }
      if span.style.attributes.contains(.strikethrough) { text = ink(text, .strikethrough) }
      return ink(text, style(of: span.style.role))
    }.joined()
  }

  private static func style(of role: Role) -> Ink.Style? {
    switch role {
    case .removed: .red
    case .added: .green
    case .accent: .cyan
    case .dim: .faint
    default: nil
    }
  }
}
