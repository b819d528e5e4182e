import Testing
import Workspace

@testable import TerminalUI

@Suite("Colours of code") struct CodeHighlighterTests {
  /// Each piece of each line that is no plain code, with its role.
  private func pieces(_ language: CodeLanguage, _ lines: String...) -> [String] {
    var highlighter = CodeHighlighter(language)
    return lines.flatMap { line in
      var start = 0
      return highlighter.runs(line).compactMap { run -> String? in
        defer { start = run.end }
        let text = String(decoding: Array(line.utf8)[start..<run.end], as: UTF8.self)
        return run.style.role == .code ? nil : "\(run.style.role) \(text)"
      }
    }
  }

  @Test("C") func c() {
    #expect(
      pieces(.c, "#include <linux/mm.h>", "int x = 0x1Fu; // 'a'", "/* one", "two */ return \"a\\\"b\";") == [
        "keyword #include", "string <linux/mm.h>", "keyword int", "number 0x1Fu", "comment // 'a'",
        "comment /* one", "comment two */", "keyword return", "string \"a\\\"b\"",
      ])
  }

  @Test("Swift nests its remarks and has texts of several lines") func swift() {
    #expect(
      pieces(
        .swift, "/* a /* b */", "c */ let x = \"\"\"", "  let", "  \"\"\" + 1.5e-3", "@main #if os(Linux)")
        == [
          "comment /* a /* b */", "comment c */", "keyword let", "string \"\"\"", "string   let",
          "string   \"\"\"", "number 1.5e-3", "keyword @main", "keyword #if",
        ])
  }

  @Test("Shell") func shell() {
    #expect(
      pieces(.shell, "if [ $x = 'a", "b' ]; then # why", "echo ${HOME}#no \"$y\"; fi", "done-it") == [
        "keyword if", "number $x", "string 'a", "string b'", "keyword then", "comment # why",
        "number ${HOME}", "string \"$y\"", "keyword fi",
      ])
  }

  @Test("A shell variable that is never closed, or too long, is plain") func longVariable() {
    let name = String(repeating: "a", count: 300)
    #expect(pieces(.shell, "${\(name)} ${b}") == ["number ${b}"])
    let open = String(repeating: "${", count: 4_000)
    #expect(pieces(.shell, open + "}").map(\.count) == ["number ".count + 255])
  }

  @Test("A very long line is plain, and what is open above it goes on below") func longLine() {
    let long = "*/ \"" + String(repeating: "a", count: TextLayout.longLineBytes)
    #expect(pieces(.c, "/* a", long, "b */ if") == ["comment /* a", "comment b */", "keyword if"])
  }

  @Test("A long line of a block is broken into rows, each in its own colours") func longRows() {
    let line = String(repeating: "if x \"y\" ", count: 400)
    let rows = MarkdownLayout.lines(MarkdownDocument("```c\n\(line)\n```\n"), width: 37)
    #expect(rows.dropFirst().map { $0.text.dropFirst(2) }.joined() == line)
    let words = rows.flatMap(\.spans).filter { $0.style.role == .keyword }.map(\.text).joined()
    #expect(words == String(repeating: "if", count: 400))
  }

  @Test("YAML") func yaml() {
    #expect(
      pieces(
        .yaml, "a-b: 12 # why", "- c: \"d: e\"", "text: |", "  any: thing", "", "f: true", "url: http://x")
        == [
          "keyword a-b", "number 12", "comment # why", "comment - ", "keyword c", "string \"d: e\"",
          "keyword text", "keyword |", "string   any: thing", "keyword f", "keyword true", "keyword url",
        ])
  }

  @Test("Differences") func diff() {
    #expect(
      pieces(.diff, "--- a/x", "+++ b/x", "@@ -1 +1 @@", "-old", "+new", " same") == [
        "keyword --- a/x", "keyword +++ b/x", "number @@ -1 +1 @@", "removed -old", "added +new",
      ])
  }

  @Test("Languages by the names that people write") func names() {
    #expect(CodeLanguage(info: "c") == .c && CodeLanguage(info: "C++ {.numberLines}") == .c)
    #expect(CodeLanguage(info: "bash -x") == .shell && CodeLanguage(info: "yml") == .yaml)
    #expect(CodeLanguage(info: "claim") == .yaml && CodeLanguage(info: "patch") == .diff)
    #expect(CodeLanguage(info: "swift") == .swift && CodeLanguage(info: "brainfuck") == nil)
    #expect(CodeLanguage(info: "") == nil)
  }

  @Test(
    "Every byte has a style, whatever the line is, and letters stay whole",
    arguments: [
      CodeLanguage.c, .swift, .shell, .yaml, .diff,
    ])
  func anything(language: CodeLanguage) {
    let lines = [
      "", " ", "\\", "\"", "'", "\"\\", "'é\\é", "/*", "*/", "$", "${", "#", "#\"", "\"\"\"", "@", "0x",
      "1e+",
      "é漢\u{301}", "- - -", "? :", "[a, {b: c}]", "|", ">", "&a *b !c", "<<EOF",
      String(repeating: "(\"", count: 99),
    ]
    var highlighter = CodeHighlighter(language)
    for line in lines + lines.reversed() {
      let runs = highlighter.runs(line)
      #expect(runs.last?.end ?? 0 == line.utf8.count)
      #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.end < $1.end })
    }
    let code = lines.joined(separator: "\n")
    let name = ["c", "swift", "sh", "yaml", "diff"]
    for info in name {
      let rows = MarkdownLayout.lines(MarkdownDocument("~~~ \(info)\n\(code)\n~~~\n"), width: 9)
      #expect(rows.allSatisfy { $0.width <= 9 })
      let plain = MarkdownLayout.lines(MarkdownDocument("~~~ plain\n\(code)\n~~~\n"), width: 9)
      #expect(rows.dropFirst().map(\.text) == plain.dropFirst().map(\.text), "\(info)")
    }
  }

  @Test("Words and remarks of code differ from each other without colour") func monochrome() {
    let theme = Theme.monochrome
    let looks = [Role.code, .keyword, .comment].map { theme.appearance(of: Style($0)) }
    #expect(Set(looks).count == 3)
  }
}
