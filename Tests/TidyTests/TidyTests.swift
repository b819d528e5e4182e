import Testing

/// The house rules that the compiler does not know, read off this repository's own sources.
@Suite("Tidy") struct TidyTests {
  @Test("The sources are found") func sourcesAreFound() {
    #expect(Repository.sources.count > 20)
    #expect(Set(Repository.sources.map(\.target)).isSuperset(of: BoundaryRules.allowedImports.keys))
  }

  @Test("A target imports only what the architecture gives it") func imports() {
    #expect(Repository.files.flatMap(BoundaryRules.imports) == [])
  }

  @Test("Workspace, Evidence and TerminalUI never look at the world themselves") func purity() {
    #expect(Repository.files.flatMap(BoundaryRules.purity) == [])
  }

  @Test("Git runs in one file") func git() {
    #expect(Repository.files.flatMap(OnePlaceRules.git) == [])
  }

  @Test("Markdown, YAML and the terminal are each reached in one place") func modules() {
    #expect(Repository.files.flatMap(OnePlaceRules.modules) == [])
  }

  @Test("Names of months and days are known in one place") func dates() {
    #expect(Repository.files.flatMap(OnePlaceRules.dates) == [])
  }

  @Test("Nothing half-done is left behind") func leftovers() {
    #expect(Repository.files.flatMap(LeftoverRules.markers) == [])
    #expect(Repository.files.flatMap(LeftoverRules.unfinished) == [])
  }

  @Test("No shortcut turns a surprise into a crash") func shortcuts() {
    #expect(Repository.files.flatMap(LeftoverRules.shortcuts) == [])
  }

  @Test("A file has at most 400 lines") func fileLengths() {
    #expect(Repository.files.flatMap(LengthRules.files) == [])
  }

  @Test("A function over 70 lines is reported") func functionLengths() {
    for finding in Repository.files.flatMap(LengthRules.functions) {
      #if compiler(>=6.3)
        Issue.record("\(finding)", severity: .warning)
      #else
        print("warning: \(finding)")
      #endif
    }
  }
}
