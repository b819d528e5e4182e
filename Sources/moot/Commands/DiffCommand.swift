import ArgumentParser
import TerminalUI
import Workspace
import WorkspaceStore

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed between any two of a proposal's texts.",
    discussion: """
      Without versions: from the newest published one to the draft; with one, from it to the draft. Paragraphs are \
      compared sentence by sentence wherever their lines break; code, tables and front matter line by line.

      What you last read of a proposal is remembered privately, and `moot show` marks it. `--since-read` shows what \
      changed since, to the draft or to the version given, and shows it again until you mark the new text as read.

      Examples:
        moot diff 1
        moot diff 1 v1 v2 --word
        moot diff 1 v2 draft --side-by-side
        moot diff 1 --since-read --mark-read
        moot diff 1 v1 v3 --markdown > changes.md
      """)

  enum Form: String, EnumerableFlag {
    case word, sideBySide, markdown, json

    static func help(for form: Form) -> ArgumentHelp? {
      switch form {
      case .word: "Show a changed sentence once, with the words that went and came marked."
      case .sideBySide: "Show the old text at the left and the new one at the right."
      case .markdown: "Write a Markdown document, a heading a section and the changes in `diff` blocks."
      case .json: "Print one JSON document."
      }
    }
  }

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Argument(help: "The old text: a version such as v1, or `draft`. (default: the newest version)")
  var from: String?

  @Argument(help: "The new text. (default: draft)")
  var to: String?

  @Flag var form: Form?

  @Flag(help: "Compare line by line, so that breaking lines elsewhere is a difference too.")
  var lines = false

  @Flag(help: "From what you last read, to the version given or the draft.")
  var sinceRead = false

  @Flag(help: "Take the new text as read from now on.")
  var markRead = false

  @Option(help: ArgumentHelp("Columns to fill. (default: the terminal's)", valueName: "n"))
  var width: Int?

  func validate() throws {
    if sinceRead, to != nil {
      throw ValidationError("--since-read takes one version, the new text; the old one is what you last read")
    }
    if let width, !(20...1000).contains(width) { throw ValidationError("--width: give 20 to 1000 columns") }
  }

  func run() throws {
    let folder = try workspace.open()
    let proposal = try folder.proposal(reference(in: folder))
    if form != .json { Output.report(proposal.diagnostics) }
    let comparison = try comparison(folder, proposal)
    let diff = TextDiff(old: comparison.old, new: comparison.new, scale: lines ? .lines : .prose)
    Output.write(text(diff, comparison))
    if diff.isEmpty { noteNoDifference(comparison) }
    if markRead {
      try folder.markRead(comparison.new, of: proposal)
    } else if sinceRead, !diff.isEmpty, form != .json {
      Output.note("still counted as unread; --mark-read takes it as read")
    }
  }

  private func comparison(_ folder: WorkspaceFolder, _ proposal: Proposal) throws -> DiffText.Comparison {
    func text(_ name: String) throws -> ProposalText {
      name == "draft" ? ProposalText(proposal.draft) : ProposalText(try folder.version(name, of: proposal))
    }
    guard !sinceRead else {
      guard let last = try folder.lastRead(of: proposal.number) else {
        throw CommandFailure(
          "you have read nothing of proposal \(proposal.number) yet; `moot show \(proposal.number)` shows it "
            + "and marks it as read")
      }
      return DiffText.Comparison(
        proposal: proposal, old: last.text, new: try text(from ?? "draft"), lastReadOn: last.day)
    }
    guard from != nil || proposal.latest != nil else {
      throw CommandFailure(
        "nothing of proposal \(proposal.number) is published yet, so there is nothing to compare with; "
          + "`moot publish \(proposal.number) -m …` publishes it")
    }
    return DiffText.Comparison(
      proposal: proposal, old: try text(from ?? proposal.latest?.number.description ?? "draft"),
      new: try text(to ?? "draft"))
  }

  private func text(_ diff: TextDiff, _ comparison: DiffText.Comparison) -> String {
    let shown = width ?? Output.width
    switch form {
    case .json: return DiffRecord.document(diff, comparison)
    case .markdown: return DiffText.markdown(diff, comparison)
    case .word: return DiffText.text(diff, as: .words, comparison, width: shown, ink: .standard)
    case .sideBySide:
      let columns = shown ?? 2 * DiffLayout.sideBySideWidthMin
      if columns >= DiffLayout.sideBySideWidthMin {
        return DiffText.text(diff, as: .sideBySide, comparison, width: columns, ink: .standard)
      }
      Output.note(
        "\(columns) columns are too few for two texts side by side, which needs "
          + "\(DiffLayout.sideBySideWidthMin); they are shown one below the other")
      return DiffText.text(diff, as: .inline, comparison, width: columns, ink: .standard)
    case nil: return DiffText.text(diff, as: .inline, comparison, width: shown, ink: .standard)
    }
  }

  private func noteNoDifference(_ comparison: DiffText.Comparison) {
    let names = "\(comparison.oldName) and \(comparison.newName)"
    if lines || TextDiff(old: comparison.old, new: comparison.new, scale: .lines).isEmpty {
      Output.note("no difference between \(names)")
    } else {
      Output.note("\(names) differ in line breaks and spacing alone; --lines shows it")
    }
  }
}
