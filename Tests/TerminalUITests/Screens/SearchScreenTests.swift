import Testing
import Workspace

@testable import TerminalUI

@Suite("Search screen") struct SearchScreenTests {
  private func hit(_ file: String, _ line: Int, _ title: String, _ text: String, _ query: String) -> SearchHit
  {
    SearchHit(
      kind: .note, file: file, line: line, title: title, date: CalendarDate(iso: "2026-11-11"), text: text,
      matches: SearchQuery(query).match(Array(text.utf8))?.ranges ?? [])
  }

  private var hits: [SearchHit] {
    [
      hit(
        "meetings/2026-11-11-smp.md", 41, "SMP circle, November 11", "RV: Lock the page \u{1b}[31mtable",
        "lock"),
      hit(
        "meetings/2026-11-11-smp.md", 102, "SMP circle, November 11", "AP: Locks 界 are held too long", "lock"),
      hit("proposals/0001-leaf-locks/proposal.md", 9, "Leaf locks", "One lock in each table.", "lock"),
    ]
  }

  @Test("A slash opens it; what is typed is searched, each answer for the latest text") func typing() throws {
    var model = Sample.model()
    #expect(model.press(.character("/")) == [.beginSearch])
    try expectScreen("search-empty", model)
    #expect(
      model.type("lo") == [
        .search("l", limit: 50, token: 1), .search("lo", limit: 50, token: 2),
      ])
    _ = update(&model, .searchFound([hits[2]], token: 1))
    #expect(!model.shown.contains("Leaf locks"))
    _ = update(&model, .searchIndexed(done: 12, total: 40))
    _ = update(&model, .searchFound(hits, token: 2))
    try expectScreen("search-found", model)
    #expect(update(&model, .searchIndexed(done: 40, total: 40)) == [.search("lo", limit: 50, token: 3)])
    #expect(model.press(.backspace, .backspace) == [.search("l", limit: 50, token: 4)])
    _ = update(&model, .searchFound(hits, token: 4))
    #expect(!model.shown.contains("Leaf locks"))
  }

  @Test("Arrows choose a line, Enter opens the file there, Escape leads back") func opening() throws {
    var model = Sample.model()
    model.press(.character("/"))
    model.type("j")
    _ = update(&model, .searchFound(hits, token: 1))
    #expect(
      model.press(.down, .down, .enter) == [.openFile(path: "proposals/0001-leaf-locks/proposal.md", line: 9)]
    )
    model.press(.escape)
    #expect(model.shown.contains("Search: j"))
    #expect(model.press(.escape) == [.endSearch])
    #expect(model.screens.count == 1)
    #expect(update(&model, .searchFound(hits, token: 1)) == [])
  }

  @Test("Nothing found says what helps, at any size") func nothing() throws {
    var model = Sample.model()
    model.press(.character("/"), .enter)
    #expect(model.shown.contains("type what to look for"))
    _ = update(&model, .pasted("no\nthing "))
    _ = update(&model, .searchFound([], token: 1))
    try expectScreen("search-nothing", model)
    _ = update(&model, .searchFound(hits, token: 1))
    for (rows, columns) in [(1, 1), (2, 5), (5, 20), (20, 60), (50, 200)] {
      _ = update(&model, .resized(Size(rows: rows, columns: columns)))
      _ = view(model)
    }
    try expectScreen("search-200x50", model)
  }
}
