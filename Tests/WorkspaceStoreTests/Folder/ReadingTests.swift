import Testing
import Workspace

@testable import WorkspaceStore

@Suite("What was last read")
struct ReadingTests {
  let folder: TemporaryFolder
  let workspace: WorkspaceFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.put("moot.yaml", "schema: 1\ncommit: manual\n")
    try folder.put(
      "proposals/0001-locks/proposal.md", Self.text("title: \"Locks: one\"", "\n# Locks\n\nOne.\n"))
    for number in 1...3 {
      try folder.put(
        "proposals/0001-locks/v\(number).md",
        Self.text("title: Locks\nversion: \(number)", "Version \(number).\n"))
    }
    workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(folder))
  }

  private static func text(_ matter: String, _ body: String) -> String {
    "---\nschema: 1\n\(matter)\n---\n\(body)"
  }

  private func proposal() throws -> Proposal { try workspace.proposal(workspace.proposalNumber("1")) }

  private func mark(_ version: Int?) throws -> LastReading? {
    let proposal = try proposal()
    let name = version.flatMap { VersionNumber($0) }.map(ProposalText.Name.version) ?? .draft
    return try workspace.markRead(#require(proposal.text(name)), of: proposal)
  }

  @Test("The text itself is kept, in the private state alone")
  func kept() throws {
    let proposal = try proposal()
    #expect(try workspace.lastRead(of: proposal.number) == nil)
    let reading = try #require(try mark(nil))
    #expect(reading == LastReading(ProposalText(proposal.draft), at: "2023-11-24T09:00:00Z"))
    #expect(reading.text.bodyLine == 5 && reading.text.title == "Locks: one" && reading.day == "2023-11-24")
    #expect(try workspace.lastRead(of: proposal.number) == reading)
    #expect(workspace.lastReadings(of: [proposal.number]) == [proposal.number: reading])
    #expect(folder.names("proposals/0001-locks") == ["proposal.md", "v1.md", "v2.md", "v3.md"])
    try folder.put("proposals/0001-locks/proposal.md", Self.text("title: Locks", "Two.\n"))
    #expect(try workspace.lastRead(of: proposal.number)?.text.body == "\n# Locks\n\nOne.\n")
  }

  @Test("An older version that is looked up does not count as the last one read")
  func olderVersions() throws {
    #expect(try mark(2) != nil)
    #expect(try mark(1) == nil)
    #expect(try workspace.lastRead(of: proposal().number)?.text.name == .version(#require(VersionNumber(2))))
    #expect(try mark(3) != nil)
    #expect(try mark(nil) != nil)
    #expect(try mark(2) == nil)
    #expect(try mark(3) != nil)
  }

  @Test("A damaged file is told with its name, and reading writes it anew")
  func damaged() throws {
    _ = try mark(nil)
    let number = try proposal().number
    try AtomicFile.write(Array("nonsense".utf8), to: workspace.privateFolder + "/read/0001.md")
    let error = try #require(throws: StoreError.self) { try workspace.lastRead(of: number) }
    #expect(error.path == workspace.privateFolder + "/read/0001.md")
    #expect(workspace.lastReadings(of: [number]) == [:])
    #expect(try mark(1) != nil)
    #expect(try workspace.lastRead(of: number)?.text.body == "Version 1.\n")
  }

  @Test("Where one stopped is kept beside it, and a damaged file counts for nothing")
  func place() throws {
    let number = try proposal().number
    #expect(workspace.readingPlaces(of: [number]) == [:])
    let place = ReadingPlace(version: VersionNumber(2), line: 5, words: "Version 2.", opened: ["a"])
    try workspace.keepPlace(place, of: number)
    #expect(workspace.readingPlaces(of: [number]) == [number: place])
    #expect(folder.names("proposals/0001-locks") == ["proposal.md", "v1.md", "v2.md", "v3.md"])
    try workspace.keepPlace(ReadingPlace(line: 1), of: number)
    #expect(workspace.readingPlaces(of: [number]) == [number: ReadingPlace(line: 1)])
    let file = "\(workspace.privateFolder)/read/\(number).place"
    try AtomicFile.write(Array("line: 5".utf8), to: file, as: "a file")
    #expect(workspace.readingPlaces(of: [number]) == [:])
  }
}
