import Testing
import Workspace

@testable import WorkspaceStore

/// Other owners and words, several items at once, and promises that stay together all the while.
@Suite("Changes to items") struct ItemChangesTests {
  let folder: TemporaryFolder

  private static func note(_ day: String, _ items: String) -> String {
    """
    ---
    title: Sync
    datetime: \(day)T16:00:00+02:00
    teams: [smp]
    ---

    ## TODOs

    \(items)

    """
  }

  private let first = "meetings/2026-10-07.md"
  private let second = "meetings/2026-10-21.md"

  init() throws {
    folder = try TemporaryFolder()
    try folder.put(first, Self.note("2026-10-07", "RV: Measure the page table\n\nMS: Read the report"))
    try folder.put(second, Self.note("2026-10-21", "RV: Measure the page table\n\nRV, MS: Book a room"))
  }

  private func open() throws -> WorkspaceFolder { try .locate(from: ".", system: .fixed(folder)) }

  private func history(_ reference: String) throws -> [String] {
    let workspace = try open()
    let promise = try workspace.openIndex().promise(of: workspace.findItem(reference))
    return try #require(promise).mentions.map { "\($0.file):\($0.line) \($0.owners.joined(separator: "+"))" }
  }

  @Test("An item with other owners is still the promise it was, by a line in moot.yaml")
  func assigned() async throws {
    #expect(try history("\(second):9").count == 2)
    let workspace = try open()
    let receipt = try await workspace.change(workspace.findItem("\(second):9"), .assigned(["SK"]))
    #expect(receipt.files == [second, "moot.yaml"])
    #expect(try history("\(second):9") == ["\(first):9 RV", "\(second):9 SK"])
    #expect(try folder.text("moot.yaml").hasPrefix("schema: 1\ncommit: manual\npromises:\n  join:\n"))
    _ = try await open().undo(receipt.undo)
    #expect(try history("\(second):9") == ["\(first):9 RV", "\(second):9 RV"])
    #expect(folder.names().contains("moot.yaml") == false)
  }

  @Test("So is one with other words, and the line follows it when it is reworded again")
  func reworded() async throws {
    for words in ["Look into it", "Find out how long it takes"] {
      let workspace = try open()
      _ = try await workspace.change(workspace.findItem("\(second):9"), .reworded(words))
      #expect(try history("\(second):9").count == 2)
    }
    #expect(try open().configuration.promises.join.count == 1)
  }

  @Test("Without an earlier mention nothing but the note is written") func alone() async throws {
    let workspace = try open()
    let receipt = try await workspace.change(workspace.findItem("\(first):11"), .assigned(["SK"]))
    #expect(receipt.files == [first])
  }

  @Test("Several items change together or not at all") func several() async throws {
    let workspace = try open()
    let items = try ["\(first):11", "\(second):11"].map { try workspace.findItem($0) }
    let before = try [first, second].map { try folder.text($0) }
    var gone = items[1]
    gone.id = "0000000000"
    let error = await storeError {
      _ = try await workspace.change([(items[0], .assigned(["SK"])), (gone, .assigned(["SK"]))]) {
        $0.summary
      }
    }
    #expect(error?.reason == .changedMeanwhile)
    #expect(try [first, second].map { try folder.text($0) } == before)

    let receipt = try await workspace.change(
      [(items[0], .assigned(["SK"])), (items[1], .assigned(["RV", "SK"]))]
    ) { _ in "Two items" }
    #expect(receipt.summary == "Two items")
    #expect(try folder.text(first).contains("\nSK: Read the report\n"))
    #expect(try folder.text(second).contains("\nRV, SK: Book a room\n"))
    _ = try await workspace.undo(receipt.undo)
    #expect(try [first, second].map { try folder.text($0) } == before)
  }

  @Test("Promises are joined and split by hand") func overrides() async throws {
    let workspace = try open()
    let (report, room) = try (workspace.findItem("\(first):11"), workspace.findItem("\(second):11"))
    #expect(try await workspace.joinPromises([report, room]).file == "moot.yaml")
    #expect(try history(report.id).count == 2)
    #expect(await storeError { _ = try await open().joinPromises([report, room]) }?.reason == .refused)
    _ = try await open().splitPromise(before: room)
    #expect(try history(report.id).count == 1)
    #expect(await storeError { _ = try await open().splitPromise(before: room) }?.reason == .refused)
    _ = try await open().joinPromises([report, room])
    #expect(try history(report.id).count == 2)
  }
}
