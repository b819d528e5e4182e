import GRDB
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Searching texts") struct TextIndexTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.put("2026-10-07.md", "# First\n\n## TODOs\n\nRV: Lock the page table\n\nLocks, said Răzvan.\n")
    try folder.put("2026-10-21.md", "---\ntitle: About locks\n---\n\nNothing of tables.\n\n## TODOs\n")
    try folder.put(
      "proposals/0001-locks/proposal.md", "---\ntitle: Split it\n---\n\nA page lock.\nA table.\n")
    try folder.put("proposals/0001-locks/v1.md", "---\ntitle: Split it\n---\n\nThe page lock.\n")
    try folder.put(
      "proposals/0001-locks/reviews/20261101T101500Z-ab-1234.md", "---\nkind: comment\n---\nWhich page?\n")
    try folder.put("templates/other.md", "A page lock in a template.\n")
  }

  private func search(_ text: String, kinds: Set<SearchHit.Kind> = []) throws -> [String] {
    let index = try WorkspaceFolder.locate(from: ".", system: .fixed(folder)).openIndex()
    try index.indexTexts()
    return try index.search(text, kinds: kinds, limit: 10).map { "\($0.file):\($0.line) \($0.text)" }
  }

  @Test("Notes, proposals, versions and comments are found with the line that fits best") func kinds() throws
  {
    #expect(try search("razvan lock") == ["2026-10-07.md:7 Locks, said Răzvan."])
    #expect(
      try Set(search("page")) == [
        "2026-10-07.md:5 RV: Lock the page table", "proposals/0001-locks/proposal.md:5 A page lock.",
        "proposals/0001-locks/v1.md:5 The page lock.",
        "proposals/0001-locks/reviews/20261101T101500Z-ab-1234.md:4 Which page?",
      ])
    #expect(try search("page", kinds: [.version]) == ["proposals/0001-locks/v1.md:5 The page lock."])
    #expect(try search("\"page lock\"", kinds: [.note]) == [])
    #expect(try search("NOT page* OR").isEmpty && search("\" - \"").isEmpty)
  }

  @Test("A title weighs more than a word of the text") func titles() throws {
    #expect(try search("locks").first == "2026-10-21.md:2 title: About locks")
  }

  @Test("What changed is found as it is now, and what is gone is not found") func changes() throws {
    #expect(try search("nothing").count == 1)
    try folder.put("2026-10-21.md", "## TODOs\n\nRV: Write about frames\n")
    #expect(try search("nothing") == [])
    #expect(try search("frames") == ["2026-10-21.md:3 RV: Write about frames"])
  }

  @Test("Texts of files that changed again and again are swept away") func sweeping() throws {
    _ = try search("page")
    let index = try WorkspaceFolder.locate(from: ".", system: .fixed(folder)).openIndex()
    try index.database.write { db in
      for row in 5000..<6100 {
        try db.execute(sql: "INSERT INTO text(rowid, title, body) VALUES (?, '', 'stale')", arguments: [row])
      }
    }
    #expect(try index.search("stale", limit: 5) == [])
    try folder.put("2026-10-21.md", "## TODOs\n\nRV: Write about frames\n")
    #expect(try search("page").count == 4)
    #expect(try index.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM text_docsize") } == 5)
  }

  @Test("Indexing can be stopped and goes on where it was") func stopping() throws {
    let index = try WorkspaceFolder.locate(from: ".", system: .fixed(folder)).openIndex()
    try index.indexTexts(isCancelled: { true })
    #expect(try index.unindexedCount() == 5)
    #expect(try index.search("page", limit: 5) == [])
    #expect(try search("page").count == 4)
    #expect(try index.unindexedCount() == 0)
  }
}
