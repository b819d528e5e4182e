import Testing

@testable import TerminalUI

@Suite struct LinePatternTests {
  private func ranges(_ pattern: String, _ line: String) throws -> [Range<Int>] {
    var steps = 100_000_000
    let ranges = Needle.pattern(try LinePattern(pattern)).all(in: line, steps: &steps)
    #expect(steps > 0)
    return ranges
  }

  private func found(_ pattern: String, _ line: String) throws -> [String] {
    try ranges(pattern, line).map { range in
      String(decoding: Array(line.utf8)[range], as: UTF8.self)
    }
  }

  @Test("Matches are told in bytes") func bytes() throws {
    #expect(try ranges("l.ck", "ă lock, lick") == [3..<7, 9..<13])
    #expect(try ranges("^", "ab") == [0..<0])
    #expect(try ranges("$", "") == [0..<0])
  }

  @Test("An empty match right behind another is none") func empty() throws {
    #expect(try ranges("a*", "baac") == [0..<0, 1..<3, 4..<4])
    #expect(try ranges("x*", "ăb") == [0..<0, 2..<2, 3..<3])
  }

  @Test(
    "What Perl, vim and grep -P know is known",
    arguments: [
      ("\\bw\\w+", ["wait", "würde"]), ("(?<=lock )\\w+", ["wait"]), ("\\b(\\w+) \\1\\b", ["a a"]),
      ("[[:upper:]]\\w*", ["One"]), ("(?i)ONE", ["One"]), ("\\d{2,3}", ["123", "45"]), ("lo(?=ck)", ["lo"]),
      ("\\Qa a\\E", ["a a"]), ("[^]\\w ]", ["."]), ("w.+?t", ["wait"]),
    ])
  func syntax(pattern: String, expected: [String]) throws {
    #expect(try found(pattern, "One lock wait würde a a 12345.") == expected)
  }

  @Test("Written without capitals it finds both cases; the name of a class is no capital") func smartCase()
    throws
  {
    #expect(try ranges("lock", "Lock lock").count == 2)
    #expect(try ranges("Lock", "Lock lock").count == 1)
    #expect(try ranges("\\S+k", "Lock").count == 1)
    #expect(try ranges("[[:alpha:]]ock", "Lock").count == 1)
    #expect(try found("ăștia", "ĂȘTIA, ăștia") == ["ĂȘTIA", "ăștia"])
  }

  @Test("A letter is found with the marks on it, and a point stands for both") func letters() throws {
    #expect(try found("l.ck", "lo\u{308}ck") == ["lo\u{308}ck"])
    #expect(try found("^.", "👩‍🔬 x") == ["👩‍🔬"])
    #expect(try found("m[e.]", "re\u{301}sume\u{301}") == ["me\u{301}"])
    #expect(try found("\\.", "a\u{301}.") == ["."])
    #expect(try found("\\x{301}", "e\u{301}") == ["\u{301}"])
  }

  @Test("A point that is looked back over stands for a code point") func pointBehind() throws {
    #expect(try ranges("(?<=.)lock", "lock flock") == [6..<10])
    #expect(try found("(?<=.)lock", "e\u{301}lock") == ["lock"])
    #expect(try found("(?<!o.)l.ck", "o lock lick") == ["lick"])
  }

  @Test(
    "What cannot be read says why, and where",
    arguments: [
      ("(ab", "missing closing parenthesis, at character 3"),
      ("ăa)", "unmatched closing parenthesis, at character 2"),
      ("x[a", "missing terminating ] for character class, at character 3"),
    ])
  func failure(pattern: String, reason: String) {
    #expect(throws: LinePattern.Failure(reason: reason)) { try LinePattern(pattern) }
  }

  @Test("A byte of a letter is not sought") func singleBytes() {
    #expect(throws: LinePattern.Failure.self) { try LinePattern("\\C") }
  }

  @Test("Only groups that hold something are counted")
  func groups() throws {
    #expect(try LinePattern("(a)(?:b)(?<c>d)[(]\\(").groupCount == 2)
  }

  @Test("Braces ask for repetitions, points for letters, wherever they are no signs") func signs() {
    #expect(PatternSigns("a{3,70}\\{900}[{800}]").repetitionsMax == 70)
    #expect(PatternSigns("a.[.]\\.\\Q.\\E[^].].").withWholeLetters == "a\\X[.]\\.\\Q.\\E[^].]\\X")
    #expect(PatternSigns("[[:Alpha:].]").withWholeLetters == nil)
  }
}
