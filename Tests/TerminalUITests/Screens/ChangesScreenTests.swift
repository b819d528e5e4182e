import Testing
import Workspace

@testable import TerminalUI

@Suite("Changes of a proposal") struct ChangesScreenTests {
  private static let first = """

    # Leaf locks

    One lock in all tables. Nobody waits for it.

    ## Problem

    - two cores, *one* lock

    """

  private static let second = """

    # Leaf locks

    One lock in every table. Nobody
    waits for it.

    ## Problem

    - two cores, *one* lock
    - `ENOMEM` with memory free

    """

  private static let matter = "---\nschema: 1\ntitle: Leaf locks\nstatus: review\n---\n"

  /// Two versions, the draft as the second, the reader having read the first.
  private func model(
    rows: Int = 24, columns: Int = 80, read body: String? = first, draft: String = second
  ) throws -> Model {
    let versions = [Sample.version(1, Self.first, "first"), Sample.version(2, Self.second, "every table")]
    let proposal = Sample.proposal(versions: versions, source: Self.matter + draft)
    var model = Sample.model(rows: rows, columns: columns, proposals: [])
    if let body {
      let text = ProposalText(name: .draft, title: "Leaf locks", body: body, bodyLine: 6)
      _ = update(&model, .readingsLoaded([proposal.number: LastReading(text, at: "2026-11-20T08:00:00Z")]))
    }
    _ = update(&model, .proposalsLoaded([proposal], []))
    model.press(.down, .down, .enter)
    return model
  }

  @Test("What changed since one last read it comes first, then the versions")
  func sinceRead() throws {
    var model = try model()
    model.press(.tab, .tab)
    try expectScreen("changes-since-read", model)
    model.press(.character("["), .character("["))
    #expect(model.shown.contains("v1 → draft"))
    model.press(.character("]"), .character("]"))
    #expect(model.shown.contains("Since you last read it"))
    model.press(.character("]"))
    #expect(model.toast?.text == "There is no newer version to compare from")
  }

  @Test("Whoever read the draft already, or nothing, is shown the versions")
  func nothingNew() throws {
    for body in [Self.second, nil] {
      var model = try model(read: body)
      model.press(.tab, .tab)
      #expect(model.shown.contains("v1 → v2"))
    }
  }

  @Test("Both texts stand side by side where there is room")
  func sideBySide() throws {
    var model = try model(columns: 100)
    model.press(.tab, .tab, .character("|"))
    try expectScreen("changes-side-by-side-100x24", model)
    var narrow = try self.model(columns: 50)
    narrow.press(.tab, .tab, .character("|"))
    #expect(narrow.toast?.text == "Side by side needs 62 columns; this terminal has 50")
    try expectScreen("changes-narrow-50x24", narrow)
    model.press(.tab, .character("|"))
    #expect(model.toast?.text == "| shows Changes side by side; Tab goes there")
  }

  @Test("Texts that were only wrapped anew say so")
  func wrapped() throws {
    var model = try model(read: nil, draft: Self.second.replacing("Nobody\nwaits", with: "Nobody waits"))
    model.press(.tab, .tab)
    #expect(model.shown.contains("Line breaks and spacing alone differ."))
  }

  // MARK: What counts as read

  private func marks(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .markRead(_, let text) = $0 { text.body } else { nil } }
  }

  @Test("A text is read when its end was on the screen and the reader goes on")
  func readToTheEnd() throws {
    var model = try model()
    #expect(marks(model.press(.tab)) == [Self.second])
    #expect(marks(model.press(.tab, .tab, .backTab)) == [])
    #expect(model.shown.contains("Since you last read it"), "it stays while the screen is open")
    model.press(.character("q"), .enter, .tab, .tab)
    #expect(model.shown.contains("v1 → v2"), "opened again there is nothing new")
  }

  @Test("A text whose end was not seen is not read")
  func unseen() throws {
    var model = try model(rows: 8)
    #expect(marks(model.press(.tab, .backTab, .down)) == [])
    #expect(marks(model.press(.end, .character("q"))) == [Self.second])
  }

  @Test("All changes seen are the text read")
  func changesSeen() throws {
    var model = try model(rows: 10)
    #expect(marks(model.press(.tab, .tab, .character("x"), .escape)) == [])
    #expect(marks(model.press(.end, .character("q"))) == [Self.second])
  }
}
