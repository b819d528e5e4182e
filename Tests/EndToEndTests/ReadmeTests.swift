import Foundation
import Testing

/// The README shows real rows and output; these tests keep them so, on a copy of the project's own workspace. Its
/// pictures are taken and compared by `EveryScreenTests`.
@Suite("README") struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The fenced block after `<!-- name -->`, a line each.
  private func block(_ name: String) throws -> [Substring] {
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "<!-- \(name) -->"))
    #expect(lines[start + 1] == "```")
    let rest = lines[(start + 2)...]
    let end = try #require(rest.firstIndex(of: "```"))
    return Array(rest[..<end])
  }

  /// Moot on a copy of the project's workspace, as it is on the README's day.
  private func open(_ folder: TemporaryFolder, rows: Int) throws -> PseudoTerminal {
    try copyWorkspace(to: folder)
    let launch = Launch(
      path: Launch.moot, arguments: ["--as-of", "2026-11-23"],
      environment: Launch.cleanEnvironment(home: folder.home), folder: folder.path)
    return try PseudoTerminal(launch, rows: rows, columns: 96)
  }

  private func copyWorkspace(to folder: TemporaryFolder) throws {
    for name in ["moot.yaml", "templates", "meetings", "proposals"] {
      try FileManager.default.copyItem(
        at: Self.root.appending(path: name), to: URL(filePath: folder.path).appending(path: name))
    }
  }

  @Test("The lines of the note in the README become the rows beside them")
  func agenda() throws {
    let folder = try TemporaryFolder()
    let terminal = try open(folder, rows: 40)
    _ = terminal.waitForHome()
    try terminal.send("2")
    let screen = terminal.waitFor("Without owner")
    let rows = screen.rows.map { $0.trimmingCharacters(in: .whitespaces) }
    for row in try block("agenda") {
      #expect(rows.contains(row.trimmingCharacters(in: .whitespaces)), "\(row)")
    }
    let note = try String(
      contentsOf: URL(filePath: folder.path).appending(path: "meetings/2026-11-11-smp.md"), encoding: .utf8)
    for line in try block("note") { #expect(note.contains(line), "\(line)") }
  }

  @Test("What the README shows of a command is what it prints")
  func commands() throws {
    let folder = try TemporaryFolder()
    try copyWorkspace(to: folder)
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let shown = text.components(separatedBy: "<!-- command: ").dropFirst()
    #expect(!shown.isEmpty)
    for part in shown {
      let halves = part.components(separatedBy: " -->\n```\n")
      let command = try #require(halves.first)
      let block = try #require(halves.last?.components(separatedBy: "```").first)
      let printed = try CommandRunner(in: folder).shell("moot --as-of 2026-11-23 \(command)").standardOutput
      #expect(printed.contains(block), "moot \(command) prints\n\(printed)")
    }
  }
}
