import Testing

@testable import TerminalUI

/// A generator that gives the same numbers for the same seed (SplitMix64, Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Pieces that texts are made of in random tests: everything that is hard.
let pieces = [
  "a", "lock", " ", "  ", "\n", "\n\n", "\r\n", "\t", "ă", "a\u{306}", "\u{301}", "页表", "한국어", "👩‍🔬", "🇷🇴", "🇩🇪",
  "👍🏽", "שלום", "\u{FEFF}", "\u{200D}", "\u{1B}[2J", "\u{0}", "\r", "```\n", "~~~\n", "---\n", "- item\n",
  "> quote\n", "# Heading\n", "**bold**", "`code`", String(repeating: "word ", count: 60), "x.\n", "\u{202E}",
]

@Suite struct TextBufferTests {
  @Test(
    "Every byte that goes in comes out",
    arguments: [
      "", "\n", "no final line feed", "one\n", "crlf\r\nmixed\nends\r\n", "\u{FEFF}bom\n", "\r\r\n\n",
      "a\u{0}b",
    ])
  func bytes(_ text: String) {
    let buffer = TextBuffer(text)
    #expect(Array(buffer.text.utf8) == Array(text.utf8))
    buffer.checkInvariants()
  }

  @Test("Lines lie between line feeds and a carriage return before one belongs to the ending") func lines() {
    let buffer = TextBuffer("one\r\n\ntwo\rthree\n")
    #expect(buffer.lineCount == 4)
    #expect((0..<4).map(buffer.line(at:)) == ["one", "", "two\rthree", ""])
    #expect((0..<4).map(buffer.lineStart) == [0, 5, 6, 16])
    #expect(buffer.lineEnding == .carriageReturnLineFeed)
    #expect([0, 3, 4, 5, 6, 15, 16].map(buffer.line(containing:)) == [0, 0, 0, 1, 2, 2, 3])
  }

  @Test("Columns count grapheme clusters") func columns() {
    let buffer = TextBuffer("x\nRa\u{306}z 👩‍🔬!\n")
    let offset = 2 + "Ra\u{306}z 👩‍🔬".utf8.count
    #expect(buffer.position(of: offset) == TextBuffer.Position(line: 1, column: 5))
    #expect(buffer.offset(of: TextBuffer.Position(line: 1, column: 5)) == offset)
    #expect(buffer.offset(of: TextBuffer.Position(line: 1, column: 99)) == offset + 1)
    #expect(buffer.offset(of: TextBuffer.Position(line: 9, column: 9)) == buffer.count)
  }

  @Test("Boundaries between clusters are those of the whole text", arguments: 0..<8) func boundaries(
    _ seed: Int
  ) {
    var random = SeededGenerator(state: UInt64(seed))
    let text = (0..<60).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let buffer = TextBuffer(text)
    // A line feed ends a line whatever stands around it, also between a carriage return and itself.
    var expected = [0]
    for character in text { expected.append(expected[expected.count - 1] + character.utf8.count) }
    var forward = [0]
    while let last = forward.last, last < buffer.count { forward.append(buffer.boundary(after: last)) }
    #expect(forward == expected)
    var backward = [buffer.count]
    while let last = backward.last, last > 0 { backward.append(buffer.boundary(before: last)) }
    #expect(backward.reversed() == expected)
    let known = Set(expected)
    for offset in 0...buffer.count where offset == buffer.count || buffer.byte(at: offset) & 0xC0 != 0x80 {
      #expect(known.contains(buffer.boundary(atOrAfter: offset)))
    }
  }

  @Test("Random changes leave the text that the same changes of a plain string leave", arguments: 0..<12)
  func random(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    var plain: [UInt8] = Array("# Title\n\nSome text\n".utf8)
    var buffer = TextBuffer(String(decoding: plain, as: UTF8.self))
    for step in 0..<300 {
      func place() -> Int {
        var at = Int.random(in: 0...plain.count, using: &random)
        while at < plain.count, plain[at] & 0xC0 == 0x80 { at -= 1 }
        return at
      }
      let a = place()
      let b = Int.random(in: 0..<4, using: &random) == 0 ? place() : a
      let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      .joined()
      buffer.replace(min(a, b)..<max(a, b), with: text)
      plain.replaceSubrange(min(a, b)..<max(a, b), with: text.utf8)
      if step % 20 == 0 {
        #expect(Array(buffer.text.utf8) == plain)
        buffer.checkInvariants()
      }
    }
    #expect(Array(buffer.text.utf8) == plain)
    #expect(buffer == TextBuffer(String(decoding: plain, as: UTF8.self)))
    buffer.checkInvariants()
  }

  @Test("Large insertions and deletions keep the index small and right") func large() {
    var buffer = TextBuffer("first\nlast")
    let lines = (0..<5000).map { "line \($0)\n" }.joined()
    buffer.replace(6..<6, with: lines)
    buffer.checkInvariants()
    #expect(buffer.lineCount == 5002)
    #expect(buffer.line(at: 2501) == "line 2500")
    buffer.replace(6..<6 + lines.utf8.count, with: "")
    buffer.checkInvariants()
    #expect(buffer.text == "first\nlast")
  }

  @Test("Texts that read alike but differ in their bytes are different") func equality() {
    #expect(TextBuffer("ă") != TextBuffer("a\u{306}"))
    #expect(TextBuffer("a\r\n") != TextBuffer("a\n"))
    #expect(TextBuffer("same") == TextBuffer("same"))
  }

  @Test("A copy is not touched by changes of the original") func copies() {
    var buffer = TextBuffer("one\ntwo\n")
    let copy = buffer
    buffer.replace(0..<3, with: "```")
    #expect(copy.text == "one\ntwo\n")
    #expect(copy.state(before: 1) == .text)
    #expect(buffer.state(before: 1) != .text)
  }
}

@Suite struct BlockStateTests {
  private func states(_ text: String) -> [BlockState] {
    let buffer = TextBuffer(text)
    return (0..<buffer.lineCount).map(buffer.state(before:))
  }

  @Test("A fence is closed by one as long, of the same sign and without a word") func fences() {
    let states = states("````swift\n```\n~~~~\n```` x\n`````\ntext")
    #expect(states[0] == .text)
    #expect(states[1...4].allSatisfy { $0 != .text })
    #expect(states[5] == .text)
  }

  @Test("Inline code that begins a line opens nothing") func inline() {
    #expect(states("```code``` and more\ntext")[1] == .text)
  }

  @Test("Front matter opens on the first line alone, a byte order mark before it or not") func frontMatter() {
    #expect(states("---\ntitle: x\n---\ntext") == [.text, .frontMatter, .frontMatter, .text])
    #expect(states("\u{FEFF}---\r\ntitle: x\r\n...\r\ntext")[3] == .text)
    #expect(states("\u{FEFF}---\r\ntitle: x\r\n...\r\ntext")[1] == .frontMatter)
    #expect(states("text\n---\nmore").allSatisfy { $0 == .text })
  }

  @Test("An edit that opens or closes a fence changes the lines below it") func edits() {
    var buffer = TextBuffer("a\nb\nc\n")
    buffer.replace(2..<2, with: "```\n")
    #expect(buffer.state(before: 3) != .text)
    buffer.replace(buffer.lineStart(2)..<buffer.lineStart(2), with: "```\n")
    #expect(buffer.state(before: 4) == .text)
    buffer.replace(2..<3, with: "")
    #expect(buffer.state(before: 2) == .text)
    #expect(buffer.state(before: 4) != .text)
    buffer.checkInvariants()
  }
}
