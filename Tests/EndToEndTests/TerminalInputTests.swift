import Foundation
import Testing

/// What a terminal sends that is no key, or only half of one.
@Suite("Broken input") struct TerminalInputTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func openDraft() throws -> PseudoTerminal {
    let terminal = try fixture.open()
    terminal.waitForHome()
    try terminal.send("jj")
    terminal.waitUntil("the proposal is chosen") { $0.rows.contains { $0.hasPrefix("▸ 0001") } }
    try terminal.send("e")
    terminal.waitFor("line 1/")
    return terminal
  }

  @Test("The keys of the keypad are those that stand on them") func keypad() throws {
    let terminal = try openDraft()
    try terminal.send("pqrstuvwxyjklmnoX".map { "\u{1B}O\($0)" }.joined() + "\u{1B}OM<2>")
    terminal.waitUntil("digits, signs and a new line are in the text") {
      $0.rows[1].hasSuffix(" 1 0123456789*+,-./=") && $0.rows[2].hasSuffix(" 2 <2>---")
    }
  }

  @Test("Alt-] and Alt-P that are typed together with other keys take none of them for a terminal's report")
  func typedBracket() throws {
    let terminal = try openDraft()
    try terminal.send("\u{1B}]one, 2\u{1B}]11;three\(Keys.enter)four, \u{1B}P1$r5\u{1B}]8 and \u{1B}Psix")
    terminal.waitUntil("all of it is in the text") {
      $0.rows[1].hasSuffix(" 1 one, 211;three") && $0.rows[2].hasSuffix(" 2 four, 1$r58 and six---")
    }
  }

  @Test("Reports and keys that nobody asked for type nothing") func unknownSequences() throws {
    let terminal = try openDraft()
    let unknown = [
      "\u{1B}[?62;22c", "\u{1B}[12;40R", "\u{1B}[99;5u", "\u{1B}[1;9A", "\u{1B}[I", "\u{1B}[>0;276;0c",
      "\u{1B}]10;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]4;1;rgb:ffff/0000/0000\u{1B}\\",
      "\u{1B}]52;c;\(String(repeating: "TW9vdA", count: 400))\u{1B}\\", "\u{1B}P1+r544e=787465726d\u{1B}\\",
      "\u{1B}P>|XTerm(390)\u{1B}\\", "\u{1B}P1$r0;1m\u{1B}\\", "\u{1B}OE", "\u{1B}O5P", "\u{1B}O ",
      "\u{1B}[<0;5;9223372036854775807M",
    ]
    for (number, sequence) in unknown.enumerated() {
      try terminal.send("\(sequence)<\(number)>")
      terminal.waitFor("<\(number)>---")
    }
    let typed = unknown.indices.map { "<\($0)>" }.joined()
    terminal.waitUntil("nothing else is in the text") { $0.rows[1].hasSuffix(" 1 \(typed)---") }
  }

  @Test("The background that comes over a slow line in two pieces is no text") func slowReport() throws {
    let terminal = try openDraft()
    try terminal.send("\u{1B}]11;rgb:ffff/ff")
    try terminal.send("ff/ffff\u{1B}\\")
    try terminal.send("x")
    terminal.waitUntil("only the key is in the text") { $0.rows[1].hasSuffix(" 1 x---") }
  }

  @Test("Bytes that are no UTF-8, half a click and half a paste leave the keys after them as they are")
  func halves() throws {
    let terminal = try openDraft()
    try terminal.send([0xFF, 0xC3, 0x28, 0xE2, 0x82, 0x80])
    try terminal.send(Keys.control("u"))
    for half in ["\u{1B}[<0;5", "\u{1B}[200~pasted", "\u{1B}[1;"] {
      try terminal.send(half)
      try terminal.send("M\u{1B}[201~")
      try terminal.send(Keys.end + "<end>")
      terminal.waitFor("<end>")
      try terminal.send(String(repeating: Keys.backspace, count: 5))
      terminal.waitUntilGone("<end>")
    }
  }

  @Test("Esc with a paste or another Esc right behind it takes nothing of that") func escapes() throws {
    let terminal = try fixture.open()
    terminal.waitForHome()
    try terminal.send("/lock")
    terminal.waitFor("Search: lock")
    // Typed as keys, the paste would end the program.
    try terminal.send("\u{1B}\u{1B}[200~1q\u{1B}[201~")
    terminal.waitUntil("home is back") { $0.contains("Late (2)") && !$0.contains("Search:") }
    try terminal.send("2")
    terminal.waitFor("Due within a week")
    try terminal.send("?")
    terminal.waitFor("Esc close")
    try terminal.send("\u{1B}\u{1B}")
    terminal.waitUntil("help and agenda are left") {
      $0.contains("Proposals (1)") && !$0.contains("Esc close")
    }
  }

  @Test("A paste right behind another is none of the program's commands") func pasteBehindPaste() throws {
    let terminal = try fixture.open()
    terminal.waitForHome()
    // Typed as keys, the second would end the program.
    try terminal.send("\u{1B}[200~abc\u{1B}[201~\u{1B}[200~1q\u{1B}[201~2")
    terminal.waitFor("Due within a week")
  }

  @Test("Keys right behind a paste are those that they are alone") func keysBehindPaste() throws {
    let terminal = try openDraft()
    // What is pasted ends like a mark that goes no further.
    let first = "\u{1B}[200~one \u{1B}[20\u{1B}[201~"
    try terminal.send(first + "\u{1B}[D\(Keys.left)<\u{1B}[200~two\u{1B}[201~" + Keys.control("s"))
    terminal.waitFor("Saved ")
    #expect(try fixture.folder.text(of: Fixture.draft).hasPrefix("one \u{1B}[<two20---\n"))
  }

  @Test("What is copied in the editor reaches the terminal's clipboard byte for byte") func clipboard() throws
  {
    let terminal = try openDraft()
    try terminal.send("漢字 é\u{301} ")
    terminal.waitFor("漢字")
    try terminal.send("\u{1B}a" + Keys.control("c"))
    let text = "漢字 é\u{301} " + (try fixture.folder.text(of: Fixture.draft))
    let sent = "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{7}"
    terminal.waitUntil("the terminal has it") { _ in
      String(decoding: terminal.output, as: UTF8.self).unicodeScalars.contains(sent)
    }
  }
}
