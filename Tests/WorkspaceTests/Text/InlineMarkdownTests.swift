import Testing
import Workspace

@Suite("A line of Markdown") struct InlineMarkdownTests {
  @Test(
    "Whole Markdown stays as it is",
    arguments: [
      "Look into `a * b` and **bold *and* more**", "See [the plan (v2)](https://example.org/a_b_c_(d)) first",
      "snake_case_name and 2 * 3 * 4", "<https://example.org/x?a=b> and __init__", "~~gone~~ ||hidden||",
      "``a ` b`` is code", "an \\*escaped\\* star", "[someone] Look into it", "漢字 and café", "a ~ b | c",
      "***both***",
    ])
  func whole(text: String) { #expect(InlineMarkdown(text).text == text) }

  @Test(
    "What would reach past the end of the line is escaped",
    arguments: [
      ("a lone ` tick", "a lone \\` tick"), ("``` opens a fence", "\\`\\`\\` opens a fence"),
      ("**never closed", "\\*\\*never closed"), ("*a **b* c", "*a \\*\\*b* c"),
      ("|| spoiler", "\\|\\| spoiler"),
      ("ends in \\", "ends in \\\\"), ("<!-- hidden", "<\u{200B}!-- hidden"), ("****", "\\*\\*\\*\\*"),
      ("bell \u{07} and \u{202E}turn", "bell ␇ and <U+202E>turn"), ("two  spaces ", "two spaces"),
    ])
  func escaped(text: String, expected: String) { #expect(InlineMarkdown(text).text == expected) }

  @Test(
    "A mention calls nobody, and an address stays one",
    arguments: [
      ("@everyone look", "@\u{200B}everyone look"), ("ask @Ana", "ask @\u{200B}Ana"),
      ("<@123> and <@&45>", "<@\u{200B}123> and <@\u{200B}&45>"), ("<!channel>", "<\u{200B}!channel>"),
      ("mail ana@example.org", "mail ana@example.org"), ("x@here", "x@\u{200B}here"), ("a @ b", "a @ b"),
      ("https://example.org/@everyone", "https://example.org/%40everyone"),
      ("https://example.org/@ana", "https://example.org/@ana"),
      ("[@everyone](https://example.org/@here)", "[@\u{200B}everyone](https://example.org/%40here)"),
      ("`@everyone`", "`@\u{200B}everyone`"),
    ])
  func mentions(text: String, expected: String) {
    #expect(InlineMarkdown(text, silencingMentions: true).text == expected)
  }

  @Test(
    "Shortening ends at a word, closes what is open and never cuts a link",
    arguments: [
      ("one two three", 13, "one two three"), ("one two three", 12, "one two…"),
      ("one two three", 8, "one two…"),
      ("one two three", 7, "one…"), ("incomprehensible", 8, "incompr…"),
      ("go **very far away** now", 15, "go **very…**"), ("see [a b c](https://example.org) now", 20, "see…"),
      ("[a b c](https://example.org) now", 10, "…"), ("`a b c d e f` now", 9, "…"),
      ("an 😀😀😀 face", 7, "an…"), ("😀😀😀😀", 5, "😀😀…"),
    ])
  func shortened(text: String, length: Int, expected: String) {
    let shown = InlineMarkdown(text, upTo: length).shortened(to: length)
    #expect(shown == expected)
    #expect(shown.utf16.count <= length)
  }

  @Test("Of a very long text only what can be shown is looked at")
  func long() {
    let text = String(repeating: "word ", count: 200_000)
    #expect(InlineMarkdown(text, upTo: 22).shortened(to: 22) == "word word word word…")
  }

  @Test(
    "Text that begins a block stays text",
    arguments: [
      ("# 5", "\\# 5"), ("- x", "\\- x"), ("1. x", "1\\. x"), ("2023 was", "2023 was"), ("> x", "\\> x"),
      ("**bold**", "**bold**"), ("* x", "\\* x"), ("plain", "plain"),
    ])
  func blocks(text: String, expected: String) { #expect(InlineMarkdown.startingBlock(text) == expected) }

  private static let pieces = [
    "word", " ", " ", "`", "``", "```", "*", "**", "***", "_", "__", "~~", "||", "\\", "[", "](", ")", "]",
    "<", ">",
    "<!--", "-->", "@everyone", "https://example.org/a_(b)", "![x](y)", "é", "😀", "漢", "\u{301}", "#", "- ",
    "1. ",
  ]

  @Test(
    "Whatever a line holds, it is as short as asked, and reading it again changes nothing", arguments: 0..<40)
  func anything(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func plain(_ text: String) -> String { text.filter { $0 != "\u{200B}" } }
    func again(_ text: String) -> String { plain(InlineMarkdown(plain(text)).text) }
    for _ in 0..<50 {
      var text = ""
      for _ in 0..<(seed % 12 + 1) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += Self.pieces[Int(state >> 33) % Self.pieces.count]
      }
      let read = InlineMarkdown(text).text
      try #require(again(read) == plain(read), "\(text)")
      // What is put behind it is not drawn into it.
      try #require(again(read + " behind") == plain(read.isEmpty ? "behind" : read + " behind"), "\(text)")
      for length in 1..<20 {
        let short = InlineMarkdown(text, upTo: length).shortened(to: length)
        try #require(short.utf16.count <= length, "\(text)")
        try #require(again(short) == plain(short), "\(text) to \(length)")
      }
    }
  }
}
