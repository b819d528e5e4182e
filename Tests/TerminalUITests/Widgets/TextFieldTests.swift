import Testing

@testable import TerminalUI

@Suite("TextField") struct TextFieldTests {
  private func typed(_ keys: [Key], into field: TextField = TextField()) -> TextField {
    var field = field
    for key in keys { _ = field.handle(key) }
    return field
  }

  @Test("Letters go in at the cursor")
  func inserts() {
    let field = typed([.left, .character("x")], into: TextField("ab"))
    #expect(field.text == "axb")
    #expect(field.cursor == 2)
  }

  @Test("A combining mark joins the letter before it")
  func combines() {
    let field = typed([.character("a"), .character("\u{306}")])
    #expect(field.text == "a\u{306}")
    #expect(field.cursor == 1)
  }

  @Test("The cursor stays in sight, and megabytes cost no more than what is seen")
  func visible() {
    #expect(TextField("abc").visible(width: 10).text == "abc")
    #expect(TextField("abc").visible(width: 10).cursor == 3)
    let end = TextField("one 界 two").visible(width: 5)
    #expect(end.text == " two" && end.cursor == 4)
    let large = TextField(String(repeating: "x", count: 2_000_000) + "end")
    #expect(large.visible(width: 4).text == "xend")
    let home = typed([.home], into: large).visible(width: 4)
    #expect(home.text == "xxx…" && home.cursor == 0)
  }

  @Test("A pasted line break becomes a space")
  func oneLine() {
    var field = TextField()
    field.insert("two\nlines")
    #expect(field.text == "two lines")
  }

  @Test("Words and ends are deleted as in a shell")
  func deletes() {
    #expect(typed([.control("w")], into: TextField("publish the draft")).text == "publish the ")
    #expect(typed([.home, .control("k")], into: TextField("all")).text.isEmpty)
    #expect(typed([.left, .control("u")], into: TextField("abc")).text == "c")
    #expect(typed([.home, .backspace, .delete], into: TextField("abc")).text == "bc")
  }

  @Test("A key that means nothing in a field is left to others")
  func leavesOtherKeys() {
    var field = TextField("a")
    let handled = [field.handle(.tab), field.handle(.alt("x"))]
    #expect(handled == [false, false])
    #expect(field.text == "a")
  }
}
