import Evidence
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Proposals on the disk")
struct ProposalsTests {
  let folder: TemporaryFolder
  let today: CalendarDate

  init() throws {
    folder = try TemporaryFolder()
    today = try #require(CalendarDate(iso: "2023-11-24"))
    try folder.put("moot.yaml", "schema: 1\ncommit: manual\n")
  }

  func open() throws -> WorkspaceFolder { try WorkspaceFolder.locate(from: ".", system: .fixed(folder)) }

  func edit(_ workspace: WorkspaceFolder, _ number: ProposalNumber, _ change: (String) -> String) throws {
    let path = try workspace.draftPath(number)
    let (text, stamp) = try workspace.readText(path)
    _ = try workspace.saveDraft(number, change(text), expecting: stamp)
  }

  static func run(_ id: String, _ workload: String = "rand") -> Run {
    Run(
      id: id, proposal: nil, version: nil, created: "2023-11-24T09:00:00Z", by: "Ana Pop <ana@example.org>",
      command: "moot bench frames", engine: .init(moot: "0.1.0", commit: nil, behaviour: ["frames": 1]),
      host: .init(
        cpu: "CPU", cores: 2, threadsPerCore: 1, numaNodes: 1, kernel: "6.1", governor: nil, virtual: nil,
        memoryBytes: 1 << 30),
      parameters: .init(
        level: "frames", workload: workload, order: 0, memoryBytes: 1 << 30, operations: 1, seed: 42),
      rounds: [], warnings: [])
  }

  @Test(
    "What a person types for a number is a number or wrong usage",
    arguments: ["../x", "-x", "", "0", "0000", "12345", "1a", "１", "1 "])
  func malformedNumber(_ text: String) throws {
    #expect(storeError { _ = try open().proposalNumber(text) }?.reason == .malformedReference)
  }

  @Test("A proposal that does not exist is named as such")
  func missing() throws {
    let workspace = try open()
    let number = try workspace.proposalNumber("42")
    #expect(try workspace.proposalNumber("0042") == number)
    #expect(
      storeError { _ = try workspace.proposal(number) }?.description
        == "no proposal 0042; `moot list` shows what there is")
  }

  @Test("New proposals get the next number and a folder named after their title")
  func creation() async throws {
    let workspace = try open()
    let first = try await workspace.createProposal(title: "Page table: „frame” allocator", today: today)
    let second = try await workspace.createProposal(title: "../../etc", today: today)
    let third = try await workspace.createProposal(title: "页表", today: today)
    #expect([first, second, third].map(\.value) == [1, 2, 3])
    #expect(folder.names("proposals") == ["0001-page-table-frame-allocator", "0002-etc", "0003"])
    let proposal = try workspace.proposal(first)
    #expect(proposal.draft.title == "Page table: „frame” allocator")
    #expect(proposal.draft.status == .draft)
    #expect(proposal.draft.authors == ["Ana Pop <ana@example.org>"])
    #expect(proposal.draft.created == today)
    #expect(proposal.diagnostics.isEmpty)
    #expect(workspace.proposals().0.map(\.number) == [first, second, third])
  }

  @Test("The workspace's own template goes before the built-in one")
  func template() async throws {
    try folder.put("templates/proposal.md", "---\ntitle: {{{title_yaml}}}\n---\n\n## Ours, {{date}}\n")
    let workspace = try open()
    let number = try await workspace.createProposal(title: "A \"quoted\" title: yes", today: today)
    let draft = try workspace.proposal(number).draft
    #expect(draft.title == "A \"quoted\" title: yes")
    #expect(draft.body == "\n## Ours, 2023-11-24\n")
  }

  @Test("An existing document is adopted with its text as it is")
  func adoption() async throws {
    let text = "# Locks\r\n\r\nTwo of them. \r\n\r\nNo final newline"
    try folder.put("design.md", text)
    let workspace = try open()
    let number = try await workspace.adoptProposal(title: nil, from: "design.md", today: today)
    let draft = try workspace.proposal(number).draft
    #expect(draft.title == "Locks")
    #expect(draft.source.hasSuffix(text))
    #expect(try folder.text("design.md") == text)
  }

  @Test("Publishing writes v1, moves the draft into review, then v2, and never the same text twice")
  func publishing() async throws {
    let workspace = try open()
    let number = try await workspace.createProposal(title: "Locks", today: today)
    #expect(try await workspace.publish(number, changes: "  First\nversion ", today: today).value == 1)
    #expect(try workspace.proposal(number).draft.status == .review)
    let first = try folder.text("proposals/0001-locks/v1.md")
    let error = await storeError { _ = try await workspace.publish(number, changes: "Again", today: today) }
    #expect(error?.message == "nothing changed since v1")
    try edit(workspace, number) { $0 + "\nMore.\n" }
    #expect(try await workspace.publish(number, changes: "More", today: today).value == 2)
    #expect(try folder.text("proposals/0001-locks/v1.md") == first)
    let proposal = try workspace.proposal(number)
    #expect(proposal.versions.map(\.number.value) == [1, 2])
    #expect(proposal.versions.last?.changes == "More")
    #expect(proposal.versions.last?.by == "Ana Pop <ana@example.org>")
    #expect(proposal.versions.last?.body == proposal.draft.body)
    #expect(!proposal.hasUnpublishedChanges)
  }

  @Test("Proposals made at once get numbers of their own; a version published at once exists once")
  func atOnce() async throws {
    let workspace = try open()
    let day = today
    let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<6 {
        group.addTask { try await workspace.createProposal(title: "Title \(number)", today: day).value }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(numbers.sorted() == [1, 2, 3, 4, 5, 6])
    let first = try workspace.proposalNumber("1")
    let published = await withTaskGroup(of: Int?.self) { group in
      for number in 0..<6 {
        group.addTask { try? await workspace.publish(first, changes: "By \(number)", today: day).value }
      }
      return await group.reduce(into: [Int]()) { if let version = $1 { $0.append(version) } }
    }
    #expect(published == [1])
  }

  @Test("A version file that cannot be read keeps its number")
  func damagedVersion() async throws {
    let workspace = try open()
    let number = try await workspace.createProposal(title: "Locks", today: today)
    try folder.put("proposals/0001-locks/v1.md", bytes: [0xff, 0xfe])
    #expect(try await workspace.publish(number, changes: "Next", today: today).value == 2)
    #expect(try DiskFile.read(folder("proposals/0001-locks/v1.md")) == [0xff, 0xfe])
  }

  @Test("A decided proposal takes no new version, and one with conflict marks none before they are gone")
  func notPublishable() async throws {
    let workspace = try open()
    let number = try await workspace.createProposal(title: "Locks", today: today)
    try edit(workspace, number) { $0 + "<<<<<<< HEAD\n" }
    let conflict = await storeError { _ = try await workspace.publish(number, changes: "x", today: today) }
    #expect(conflict?.line != nil)
    try edit(workspace, number) {
      ProposalWriter.setting(status: .accepted, in: String($0.dropLast("<<<<<<< HEAD\n".count)))
    }
    let decided = await storeError { _ = try await workspace.publish(number, changes: "x", today: today) }
    #expect(decided?.message == "the proposal is accepted; it takes no new version")
    #expect(folder.names("proposals/0001-locks") == ["proposal.md"])
  }

  @Test("Two folders with one number are reported, and neither is written to")
  func sameNumber() async throws {
    try folder.put("proposals/0001-a/proposal.md", "---\ntitle: A\n---\n")
    try folder.put("proposals/0001-b/proposal.md", "---\ntitle: B\n---\n")
    try folder.put("proposals/notes.txt", "")
    let workspace = try open()
    let (proposals, diagnostics) = workspace.proposals()
    #expect(proposals.map(\.draft.title) == ["A", "B"])
    #expect(diagnostics.contains { $0.file == "proposals/0001-b" })
    #expect(storeError { _ = try workspace.draftPath(proposals[0].number) }?.reason == .ambiguous)
  }

  @Test("A folder without a draft is left out and named")
  func noDraft() throws {
    try folder.put("proposals/0001-a/v1.md", "")
    let (proposals, diagnostics) = try open().proposals()
    #expect(proposals.isEmpty)
    #expect(diagnostics.map(\.file) == ["proposals/0001-a/proposal.md"])
  }

  @Test("A run is kept privately, then attached once, named by what it measured")
  func runs() async throws {
    let workspace = try open()
    let number = try await workspace.createProposal(title: "Locks", today: today)
    #expect(workspace.unattachedRuns().isEmpty)
    try workspace.saveRun(Self.run("20231124T090000Z-7c1e"))
    try workspace.saveRun(Self.run("20231124T090000Z-7c99", "../x"))
    #expect(workspace.unattachedRuns().map(\.id) == ["20231124T090000Z-7c1e", "20231124T090000Z-7c99"])
    let ambiguous = await storeError { _ = try await workspace.attach(runID: "2023", to: number) }
    #expect(ambiguous?.reason == .ambiguous)
    let run = try await workspace.attach(runID: "20231124T090000Z-7c1e", to: number)
    #expect(run.proposal == 1)
    #expect(run.version == nil)
    _ = try await workspace.publish(number, changes: "First", today: today)
    #expect(try await workspace.attach(runID: "20231124T090000Z-7c9", to: number).version == 1)
    #expect(
      folder.names("proposals/0001-locks/evidence") == [
        "20231124T090000Z-frames----x-7c99.json", "20231124T090000Z-frames-rand-7c1e.json",
      ])
    #expect(workspace.unattachedRuns().isEmpty)
    #expect(try workspace.proposal(number).runs.count == 2)
    let again = await storeError { _ = try await workspace.attach(runID: run.id, to: number) }
    #expect(again?.reason == .alreadyExists)
    let unknown = await storeError { _ = try await workspace.attach(runID: "../../x", to: number) }
    #expect(unknown?.reason == .notFound)
  }

  @Test("A damaged run record is named and the others are read")
  func damagedRun() async throws {
    let workspace = try open()
    let number = try await workspace.createProposal(title: "Locks", today: today)
    try folder.put("proposals/0001-locks/evidence/a.json", "{\"schema\": 1}")
    try workspace.saveRun(Self.run("20231124T090000Z-7c1e"))
    _ = try await workspace.attach(runID: "20231124T090000Z-7c1e", to: number)
    let proposal = try workspace.proposal(number)
    #expect(proposal.runs.map(\.id) == ["20231124T090000Z-7c1e"])
    #expect(proposal.diagnostics.map(\.file) == ["proposals/0001-locks/evidence/a.json"])
  }

  @Test("An export holds the text, and a version that does not exist is refused")
  func export() async throws {
    let workspace = try open()
    let number = try await workspace.createProposal(title: "Locks", today: today)
    _ = try await workspace.publish(number, changes: "The first one", today: today)
    let text = try workspace.export(number, version: nil, asOf: today, as: .markdown(.text))
    #expect(text.contains("The first one"))
    #expect(try workspace.export(number, version: nil, asOf: today, as: .markdown(.text)) == text)
    #expect(
      try workspace.export(number, version: VersionNumber(1), asOf: today, as: .markdown(.text)).contains(
        "v1, published"))
    let error = storeError {
      _ = try workspace.export(number, version: VersionNumber(9), asOf: today, as: .markdown(.text))
    }
    #expect(
      error?.description
        == "proposal 0001 has no v9: its newest is v1; `moot versions 0001` lists them")
    try workspace.writeFile(text, to: "out.md")
    #expect(try folder.text("out.md") == text)
  }
}
