/// What can be said against a proposal before a person reads it. Everything is a diagnostic with file and line; nothing
/// here decides.
public enum ProposalLint {}

extension ProposalLint {
  /// Sections of the draft that hold nothing, and those of the group's template that it does not have.
  ///
  /// - Parameter template: the text that new proposals are made of; nil where the group has none.
  public static func sections(of proposal: Proposal, template: String?) -> [Diagnostic] {
    guard proposal.draft.status.isOpen else { return [] }
    let draft = MarkdownDocument(proposal.draft.body, firstLine: proposal.draft.bodyLine)
    let severity: Diagnostic.Severity = proposal.draft.status == .draft ? .note : .warning
    var diagnostics = emptySections(draft.blocks).map { title, line in
      Diagnostic(
        severity, file: proposal.draftPath, line: line, "the section '\(title)' is empty; write or remove it")
    }
    let present = Set(headings(draft.blocks).map { TextFold.folded($0.title) })
    for heading in headings(MarkdownDocument(template ?? "").blocks)
    where heading.level == 2 && !present.contains(TextFold.folded(heading.title)) {
      diagnostics.append(
        Diagnostic(
          .note, file: proposal.draftPath,
          "has no section '\(heading.title)', which templates/proposal.md asks for"))
    }
    return diagnostics
  }

  private struct Heading {
    var title: String
    var level: Int
    var line: Int
  }

  private static func headings(_ blocks: [MarkdownBlock]) -> [Heading] {
    blocks.compactMap { block in
      guard case .heading(let level) = block.kind else { return nil }
      return Heading(title: block.inlines.plainText, level: level, line: block.lines.lowerBound)
    }
  }

  /// Headings that are followed by one of the same or a higher level, or by nothing; comments are nothing.
  private static func emptySections(_ blocks: [MarkdownBlock]) -> [(title: String, line: Int)] {
    var empty: [(title: String, line: Int)] = []
    var open: Heading?
    func close(before level: Int) {
      if let heading = open, heading.level > 1, level <= heading.level {
        empty.append((heading.title, heading.line))
      }
    }
    for block in blocks {
      switch block.kind {
      case .heading(let level):
        close(before: level)
        open = Heading(title: block.inlines.plainText, level: level, line: block.lines.lowerBound)
      case .html(let literal) where literal.trimmingWhitespace().hasPrefix("<!--"): continue
      default: open = nil
      }
    }
    close(before: 0)
    return empty
  }
}
