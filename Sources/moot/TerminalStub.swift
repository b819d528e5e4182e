import Workspace
import WorkspaceStore

/// Stands in until the terminal interface is there.
struct TerminalApplication {
  static func run(_ folder: WorkspaceFolder, today: CalendarDate, allowColour: Bool) throws -> CInt {
    throw CommandFailure("the terminal interface is not built yet; `moot --help` lists the commands")
  }
}
