import Testing

@testable import Workspace

@Suite("Front matter")
struct FrontMatterTests {
  private func scan(_ text: String) throws -> (FrontMatter, [Diagnostic]) {
    let (matter, diagnostics) = FrontMatter.scan(text, file: "n.md")
    return (try #require(matter), diagnostics)
  }

  @Test("Scalars stay the strings a person wrote")
  func scalarsAreStrings() throws {
    let (matter, diagnostics) = try scan(
      "---\nnumber: 0010\nanswer: NO\nday: 2023-11-15\nnothing: ~\nhours: '  9 '\n---\nBody\n")
    #expect(diagnostics.isEmpty)
    #expect(matter.string("number") == "0010")
    #expect(matter.string("answer") == "NO")
    #expect(matter.string("day") == "2023-11-15")
    #expect(matter.string("nothing") == nil)
    #expect(matter.string("hours") == "9")
    #expect(matter.lineRange == 1...7)
    #expect(matter.bodyLine == 8)
    #expect(matter.line(of: "day") == 4)
  }

  @Test("The library's scalars stay strings too")
  func librarysScalars() throws {
    let (matter, diagnostics) = try scan(
      "---\nmap: {number: 0010, answer: NO, lines: 42-45}\ntext: |\n  two\n  lines\nempty: ~\n---\n")
    #expect(diagnostics.isEmpty)
    #expect(matter.value("map")?["number"]?.string == "0010")
    #expect(matter.value("map")?["answer"]?.string == "NO")
    #expect(matter.value("map")?["lines"]?.string == "42-45")
    #expect(matter.string("text") == "two\nlines")
    #expect(matter.string("empty") == nil)
    #expect(matter.line(of: "empty") == 6)
  }

  @Test("Lists are read in block and flow form, and from a scalar with commas")
  func lists() throws {
    let (matter, _) = try scan(
      "---\na:\n- Ana\n-\n- Ion: away\nb: [x, 007]\nc: smp, vm ,\nd:\n  - one\n---\n")
    #expect(matter.strings("a") == ["Ana", "Ion: away"])
    #expect(matter.strings("b") == ["x", "007"])
    #expect(matter.strings("c") == ["smp", "vm"])
    #expect(matter.strings("d") == ["one"])
    #expect(matter.string("d") == "one")
    #expect(matter.strings("none").isEmpty)
  }

  @Test("CRLF, a byte order mark and a closing line of dots are tolerated")
  func lineEndings() throws {
    let (matter, diagnostics) = try scan("\u{FEFF}---\r\ntitle: Sync\r\nteams:\r\n- a\r\n...\r\nBody")
    #expect(diagnostics.isEmpty)
    #expect(matter.string("title") == "Sync")
    #expect(matter.strings("teams") == ["a"])
    #expect(matter.bodyLine == 6)
  }

  @Test(
    "No opening fence, or a rule without keys below it, is no front matter",
    arguments: [
      "", "Text\n---\nkey: value\n---\n", "---\nProse below a rule.\n", "----\nkey: value\n----\n",
      "\n---\na: b\n---\n",
    ])
  func absent(text: String) {
    let (matter, diagnostics) = FrontMatter.scan(text, file: "n.md")
    #expect(matter == nil)
    #expect(diagnostics.isEmpty)
  }

  @Test("Broken YAML is reported with its line, and the other keys are still read")
  func broken() throws {
    let (matter, diagnostics) = try scan(
      "---\ntitle: Sync: the second\nteams:\n- smp\nwhen: \"2023\nplace: [a, b\n---\n")
    #expect(diagnostics.map(\.severity) == [.error])
    #expect(diagnostics.first?.line == 2)
    #expect(diagnostics.first?.file == "n.md")
    #expect(matter.string("title") == "Sync: the second")
    #expect(matter.strings("teams") == ["smp"])
    #expect(matter.strings("place") == ["a", "b"])
  }

  @Test("An unclosed quote is reported where it begins")
  func unclosedQuote() throws {
    let (matter, diagnostics) = try scan("---\na: 1\nb: \"open\nc: 3\n---\n")
    #expect(diagnostics.map(\.line) == [3])
    #expect(matter.string("a") == "1")
    #expect(matter.string("c") == "3")
  }

  @Test("A key that stands twice is reported at its second place")
  func repeatedKey() throws {
    let (matter, diagnostics) = try scan("---\na: 1\nb: 2\na: 3\n---\n")
    #expect(diagnostics.map(\.line) == [4])
    #expect(matter.string("a") == "1")
  }

  @Test("A block that never ends is read as far as it can be and reported")
  func neverEnds() throws {
    let (matter, diagnostics) = try scan("---\ntitle: Sync\nteams:\n- smp\n\n## Notes\n\nkey: value\n")
    #expect(diagnostics.map(\.line) == [1])
    #expect(matter.string("title") == "Sync")
    #expect(matter.string("key") == nil)
    #expect(matter.bodyLine == 5)
  }

  @Test(
    "Hostile YAML costs little and crashes nothing",
    arguments: [
      String(repeating: "- ", count: 20_000), String(repeating: "[", count: 50_000),
      "a: &a [x,x]\n" + (0..<40).map { "k\($0): [*a, *a]" }.joined(separator: "\n"), "a: \u{1}b",
      "? [a, b]\n: c",
      "a: *nowhere", "%YAML 9\n", "\t- x", "!!binary a: b",
    ])
  func hostile(block: String) {
    _ = FrontMatter.scan("---\n\(block)\n---\n", file: "n.md")
  }

  @Test(
    "The scan of simple lines says what the library says",
    arguments: [
      "a: b", "a: b: c", "a: 'x'", "a: 'it''s'", "a: \"x\\ty\"", "a: b #c", "a: b#c", "a:b", "a:", "a: ~",
      "a:\n- b\n- c",
      "a:\n  - b\n  - c", "a:\n- b\n  - c", "a: b\n c", "a: b\n- c", "- a", "a: :b", "a: b:", "a: -b",
      "a: http://x.y/z",
      "a: x, y", "a: [x]", "a: @b", "a: \"b\" c", "é: b", "a: é", "a:\n\n- b\n\nc: d", "# c\na: b",
      "a:   b   ", "a: b\nb:\nc: d",
      "1a: b", "a: >\n  b", "a: |", "a: ''", "a: \"\"", "a:\n-\n- x", "a: ~\n- b", "a-b_c: d", "-a: b",
      "a:\tb", "a: =", "a: <<", "a: []", "a: [ ]", "a: {}", "a: [x, 'y', \"z, w\"]", "a: [x y , ~]",
      "a: [x,]",
      "a: [x: y]", "a: [[x]]", "a: [x] y", "a: [x # c]", "a: [x", "a: {b: c}",
      "a: {b: c, d: \"e\\n\\\"f\\\\\"}",
      "a: {b: c, b: d}", "a: {b: , c: d}", "a: {b:c}", "a: {b: 'c'}", "a: { b: 42-45 }", "a: {b: c} # d",
      "a: {b: http://x}", "a: {\"b\": c}", "a: \"x\\u00e9\"", "a: \"x\\", "a: \" x \"", "a: {b: x\"y}",
      "a: [,]",
      "a:\n- {b: c}\n- [d]", "a:\n- \"b\": c", "a: {b: ~, c: null}", "a: {b: -1}", "a: [x-y, 1.5]",
      "a: {1b: c}",
      "a: \"é – ·\"", "a: {b: \"}\", c: d}",
    ])
  func simpleAgrees(block: String) {
    let bytes = Array(block.utf8)
    let lines = SourceText.lines(of: bytes)
    guard let simple = SimpleYAML.pairs(bytes, lines, firstLine: 1) else { return }
    // An anchor on a first key sends the same block to the library.
    let (library, diagnostics) = YAMLReader.read("&anchor first: b\n" + block, file: "n.md", firstLine: 0)
    #expect(diagnostics.isEmpty, "\(block)")
    guard case .map(let pairs) = library else {
      Issue.record("no map for \(block)")
      return
    }
    #expect(pairs.dropFirst().map(\.key) == simple.map(\.key))
    #expect(pairs.dropFirst().map(\.value) == simple.map(\.value))
  }

  @Test("What Moot writes itself needs no library")
  func ownForms() throws {
    let anchor = CommentAnchor(heading: "A \"b\": c", lines: 4...5, quote: "One,\n\tto {two} \\ # é.")
    let block = "by: \(YAMLScalar.written("A, \"B\" <a@b.c>", inList: false))\nanchor: \(anchor.written)"
    let bytes = Array(block.utf8)
    let pairs = try #require(SimpleYAML.pairs(bytes, SourceText.lines(of: bytes), firstLine: 3))
    #expect(pairs[0].value == .scalar("A, \"B\" <a@b.c>"))
    #expect(pairs[1].value["heading"] == .scalar("A \"b\": c"))
    #expect(pairs[1].value["lines"] == .scalar("4-5"))
    #expect(pairs[1].value["quote"] == .scalar(anchor.quote))
    guard case .map(let inner) = pairs[1].value else { return }
    #expect(inner.map(\.line) == [4, 4, 4])
  }
}
