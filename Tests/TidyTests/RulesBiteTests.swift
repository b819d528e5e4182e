import Testing

/// Each rule shown to bite on a small bad sample, and to leave a good one alone.
@Suite("Tidy rules bite") struct RulesBiteTests {
  private func file(_ text: String, at path: String = "Sources/Workspace/Sample.swift") -> SourceFile {
    SourceFile(path: path, text: text)
  }

  private func lines(_ findings: [Finding]) -> [Int] { findings.map(\.line) }

  @Test("An import across a boundary is found, however it is written")
  func imports() {
    let text =
      "import Evidence\n  @preconcurrency import MemoryEngine\nimport struct Foundation.Date\n// import Glibc\n"
    #expect(lines(BoundaryRules.imports(file(text))) == [2, 3])
    #expect(lines(BoundaryRules.imports(file(text, at: "Tests/WorkspaceTests/Sample.swift"))) == [])
    #expect(lines(BoundaryRules.imports(file("import CNcurses", at: "Sources/TerminalUI/A.swift"))) == [1])
    #expect(lines(BoundaryRules.imports(file("import Workspace", at: "Sources/MemoryEngine/A.swift"))) == [1])
    #expect(lines(BoundaryRules.imports(file("let x = 1", at: "Sources/Attic/A.swift"))) == [1])
  }

  @Test(
    "A look at the world is found in a pure target",
    arguments: [
      "let today = Date()", "let clock = ContinuousClock().now", "let home = getenv(\"HOME\")",
      "let files = FileManager.default", "let handle = fopen(path, \"r\")", "let handle = open(path, 0)",
      "let chance = Int.random(in: 0...1)", "var source = SystemRandomNumberGenerator()", "print(\"here\")",
      "let text = \"today is \\(Date())\"", "let text = try String(contentsOfFile: path)",
    ])
  func purity(line: String) {
    #expect(lines(BoundaryRules.purity(file("// A note.\n\(line)\n"))) == [2])
    #expect(BoundaryRules.purity(file(line, at: "Sources/moot/Sample.swift")) == [])
  }

  @Test(
    "Words that only look like the world are left alone",
    arguments: [
      "// Date() is never called here", "let text = \"getenv(HOME)\"", "screens.open(path)",
      "case open(Screen)",
      "func open(_ path: String)", "let validDate = CalendarDate()", "let reopen = reopen(item)",
      "/* FileManager /* and */ ProcessInfo */", "let raw = #\"Date() \"quoted\" ContinuousClock\"#",
    ])
  func innocent(line: String) {
    #expect(BoundaryRules.purity(file(line)) == [])
  }

  @Test("Git started outside its file is found") func git() {
    let text = "let result = try await run(.name(\"git\"), arguments: [])\nlet word = \"git\"\n"
    #expect(lines(OnePlaceRules.git(file(text, at: "Sources/moot/Sample.swift"))) == [1])
    #expect(OnePlaceRules.git(file(text, at: "Sources/WorkspaceStore/Git.swift")) == [])
  }

  @Test("A second home for Markdown, YAML or ncurses is found") func modules() {
    #expect(lines(OnePlaceRules.modules(file("import CMarkdown\nimport Yams\n"))) == [1, 2])
    #expect(lines(OnePlaceRules.modules(file("import CNcurses", at: "Sources/moot/Sample.swift"))) == [1])
    #expect(OnePlaceRules.modules(file("import Yams", at: "Sources/Workspace/Text/YAMLReader.swift")) == [])
  }

  @Test("A second table of months is found") func dates() {
    #expect(lines(OnePlaceRules.dates(file("let months = [\n\"January\", \"February\"]"))) == [2])
    #expect(OnePlaceRules.dates(file("\"January\"", at: "Sources/Workspace/Dates/Months.swift")) == [])
  }

  @Test("Leftovers are found in comments and in code, not in strings") func leftovers() {
    #expect(lines(LeftoverRules.markers(file("let a = 1  // TODO: two\n/* FIXME */\n"))) == [1, 2])
    #expect(LeftoverRules.markers(file("let heading = \"TODO: XXX\"  // `TODO: …` begins an item\n")) == [])
    #expect(
      lines(LeftoverRules.unfinished(file("fatalError(\"not implemented\")\n@Test(.disabled())"))) == [1, 2])
    #expect(
      lines(LeftoverRules.shortcuts(file("let a = try! b()\nlet c = d as! E\nlet text = \"try!\""))) == [
        1, 2,
      ])
  }

  @Test("Long files and long functions are found") func lengths() {
    #expect(LengthRules.files(file(String(repeating: "\n", count: 400))) == [])
    #expect(lines(LengthRules.files(file(String(repeating: "\n", count: 401)))) == [401])
    func function(_ count: Int) -> SourceFile {
      file("struct A {\n  func f() {\n" + String(repeating: "    g()\n", count: count - 2) + "  }\n}\n")
    }
    #expect(LengthRules.functions(function(70)) == [])
    #expect(lines(LengthRules.functions(function(71))) == [2])
  }

  @Test("Multi-line strings, interpolations and regexes are told from code") func lexing() {
    let text = #"""
      let a = """
        Date() \(b("c", d)) open("e")
        """
      let f = /"[^"]*"/ ; let g = 1
      let h = i / j / k  // l
      """#
    let sample = file(text)
    #expect(
      sample.code.map { $0.split(separator: " ").joined(separator: " ") } == [
        "let a =", "(b( , d))", "", "let f = ; let g = 1", "let h = i / j / k",
      ])
    #expect(sample.comments.last?.hasSuffix("// l") == true)
  }
}
