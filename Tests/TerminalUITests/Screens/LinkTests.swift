import Testing
import Workspace

@testable import TerminalUI

@Suite("Opening links") struct LinkTests {
  private func stand(on words: String, _ model: inout Model) {
    model.press(.character("/"))
    model.type(words)
    model.press(.enter, .escape)
  }

  private func proposal(_ model: Model) -> ProposalNumber? { model.shownProposal?.number }

  @Test("A link to a proposal opens it, and one goes back to where one read") func proposal() {
    var model = ReaderSample.reading()
    model.press(.down)
    #expect(model.press(.character("L")) == [])
    #expect(proposal(model) == ProposalNumber(2) && model.shown.contains("First the leaf."))
    model.press(.escape)
    #expect(model.lineRead?.hasPrefix("One lock in") == true)
    model.press(.enter)
    #expect(proposal(model) == ProposalNumber(2))
  }

  @Test("Several links of a line are chosen from, a proposal named by its number among them") func several()
    throws
  {
    var model = ReaderSample.reading()
    model.press(.down, .down, .character("L"))
    try expectScreen("links-menu-80x24", model)
    let note = "meetings/2026-11-11-smp.md"
    #expect(model.press(.character("1")) == [.openFile(path: note, line: 12)])
    model.screens.removeLast()
    model.press(.character("L"), .character("2"))
    #expect(proposal(model) == ProposalNumber(2))
  }

  @Test("An anchor goes to its heading") func anchor() {
    var model = ReaderSample.reading()
    stand(on: "below", &model)
    model.press(.character("L"))
    #expect(model.lineRead == "## The fix, for both")
  }

  @Test("A number opens any link of the text") func numbered() {
    var model = ReaderSample.reading()
    model.press(.character("L"))
    #expect(model.prompt?.purpose == .linkNumber)
    model.type("3")
    model.press(.enter)
    #expect(model.lineRead == "## The fix, for both")
    model.press(.character("L"))
    model.type("99")
    model.press(.enter)
    #expect(model.toast?.text.hasPrefix("Links have the numbers 1 to ") == true)
  }

  @Test(
    "An address is copied and shown whole, and a browser is started only after a question",
    arguments: [(20, 60), (24, 80), (40, 120)])
  func web(rows: Int, columns: Int) throws {
    var model = ReaderSample.reading(rows: rows, columns: columns)
    stand(on: "long ago", &model)
    let address = "https://example.org/locks"
    #expect(model.press(.character("L")) == [.copyToClipboard(address)])
    try expectScreen("links-address-\(columns)x\(rows)", model)
    #expect(model.press(.character("n")) == [])
    #expect(
      model.press(.character("L"), .character("y")) == [.copyToClipboard(address), .openAddress(address)])
  }

  @Test("A path out of the workspace is not followed") func outside() {
    var model = ReaderSample.reading()
    stand(on: "take the leaf", &model)
    model.press(.character("L"))
    #expect(model.press(.character("2")) == [])
    #expect(model.toast?.text == "../../../etc/passwd leads out of the workspace and is not opened")
  }

  @Test("A text without links says so") func none() {
    var model = ReaderSample.reading(proposals: [ReaderSample.proposals[1]])
    model.press(.character("L"))
    #expect(model.toast?.text == "This text has no links, and this line names no proposal")
  }
}
