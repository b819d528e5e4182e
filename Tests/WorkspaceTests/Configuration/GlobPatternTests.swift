import Testing
import Workspace

@Suite("GlobPattern") struct GlobPatternTests {
  @Test(
    "Patterns match whole paths",
    arguments: [
      ("meetings/**/*.md", "meetings/a.md", true), ("meetings/**/*.md", "meetings/2026/smp/a.md", true),
      ("meetings/**/*.md", "other/a.md", false), ("meetings/**/*.md", "meetings/a.txt", false),
      ("**/*.md", "a.md", true), ("**", "a/b/c", true), ("*.md", "a/b.md", false),
      ("notes/????-??-??*.md", "notes/2026-10-14-smp.md", true), ("a*b*c", "aXbYbZc", true),
      ("a*b*c", "aXbYbZ", false), ("**/x/**/y", "a/x/b/x/c/y", true), ("*", ".hidden", false),
      ("**/*.md", ".git/a.md", false), (".notes/*.md", ".notes/a.md", true), ("a/**", "a", true),
      ("", "", true),
    ])
  func matching(pattern: String, path: String, matches: Bool) {
    #expect(GlobPattern(pattern).matches(path) == matches, "\(pattern) on \(path)")
  }

  @Test("Many stars do not make it slow")
  func manyStars() {
    let pattern = GlobPattern(String(repeating: "a*", count: 40) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 4000)))
  }
}
