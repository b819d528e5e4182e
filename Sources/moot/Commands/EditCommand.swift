import ArgumentParser
import Workspace
import WorkspaceStore

struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Open a proposal's draft in your own editor.",
    discussion: """
      The editor is the first of $MOOT_EDITOR, $GIT_EDITOR, $VISUAL and $EDITOR, else vi. Moot's own editor is in \
      the terminal interface.

      Example:
        MOOT_EDITOR='code --wait' moot edit 1
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  func run() throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    let path = try folder.draftPath(number)
    let before = try folder.readText(path).1
    try ExternalEditor.edit(folder.absolutePath(path), line: 1)
    let proposal = try folder.proposal(number)
    Output.report(proposal.diagnostics)
    let isUnchanged = (try? folder.readText(path).1) == before
    Output.note(
      isUnchanged
        ? "proposal \(number) is unchanged"
        : "proposal \(number) is edited; `moot publish \(number) -m …` publishes it")
  }
}
