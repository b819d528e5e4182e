import Testing

@testable import Workspace

@Suite("ConfigurationEditor") struct ConfigurationEditorTests {
  private let overrides = PromiseOverrides(
    join: [["a1b2c3d4e5", "0123456789"]], split: ["12e3456789", "0f9e8d7c6b"])
  private let written = [
    "promises:", "  join:", "    - [a1b2c3d4e5, '0123456789']", "  split:", "    - '12e3456789'",
    "    - 0f9e8d7c6b",
    "",
  ]

  @Test(
    "The key is added at the end, or its own lines are replaced, and every other line stays",
    arguments: [
      ("", "", ""), ("schema: 1\n", "schema: 1\n", ""), ("\u{feff}schema: 1\n", "\u{feff}schema: 1\n", ""),
      ("# of ours\nschema: 1 # one", "# of ours\nschema: 1 # one\n", ""),
      (
        "schema: 1\npromises: {split: [aaaa]}\n\n# who\ncommit: event\n", "schema: 1\n",
        "\n# who\ncommit: event\n"
      ),
      ("promises:\n  split:\n  - aaaa\ncommit: event", "", "commit: event\n"),
    ])
  func setting(source: String, before: String, after: String) throws {
    let edited = try ConfigurationEditor.setting(overrides, in: source)
    #expect(edited == before + written.joined(separator: "\n") + after)
    let (configuration, problems) = WorkspaceConfiguration.read(source: edited, file: "moot.yaml")
    #expect(configuration.promises == overrides)
    #expect(problems == [])
  }

  @Test("Line endings are the file's own") func carriageReturns() throws {
    let edited = try ConfigurationEditor.setting(overrides, in: "schema: 1\r\n")
    #expect(edited == "schema: 1\r\n" + written.joined(separator: "\r\n"))
  }

  @Test(
    "What would lose a comment, or is no plain file, is refused with what to write",
    arguments: ["promises:\n  split: [aaaa] # settled in May\n", "schema: 1\n---\nschema: 1\n"])
  func refused(source: String) {
    #expect {
      try ConfigurationEditor.setting(overrides, in: source)
    } throws: {
      "\($0)".contains("- 0f9e8d7c6b")
    }
  }
}
