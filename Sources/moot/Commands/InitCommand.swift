import ArgumentParser
import WorkspaceStore

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make this folder a workspace: write a moot.yaml.",
    discussion: """
      Moot works on any folder of notes without it. With it the group's name, time zone, people and policy are \
      known, and Moot finds the workspace from every folder below.

      Example:
        moot -C ~/working-group init
      """)

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    let made = try WorkspaceFolder.initialize(workspace.folder ?? ".", system: .current())
    Output.note("made \(made.joined(separator: " and ")); `moot new TITLE` writes the first proposal")
  }
}
