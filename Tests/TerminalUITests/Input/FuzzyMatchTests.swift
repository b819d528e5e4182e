import Testing

@testable import TerminalUI

@Suite("FuzzyMatch") struct FuzzyMatchTests {
  private func best(_ letters: String, _ texts: String...) -> String? {
    texts.compactMap { text in FuzzyMatch(letters, in: text).map { (text, $0.score) } }
      .max { $0.1 < $1.1 }?.0
  }

  @Test("Letters match in their order alone, whatever their case and accents")
  func order() {
    #expect(FuzzyMatch("md", in: "mark-done")?.places == [0, 5])
    #expect(FuzzyMatch("dm", in: "mark-done") == nil)
    #expect(FuzzyMatch("RAZ van", in: "răzvan")?.places == [0, 1, 2, 3, 4, 5])
    #expect(FuzzyMatch("  ", in: "x")?.places == [])
    #expect(FuzzyMatch("xx", in: "x") == nil)
  }

  @Test("Beginnings of words and letters in a row count more than those here and there")
  func beginnings() {
    #expect(best("sp", "suspend", "show-promise") == "show-promise")
    #expect(best("split", "show-palette-in-time", "split-promise") == "split-promise")
    #expect(best("don", "drop-a-long-one", "mark-done") == "mark-done")
  }

  @Test("Of all places where the letters can stand the best ones are found")
  func bestPlaces() {
    #expect(FuzzyMatch("do", in: "drop mark done")?.places == [10, 11])
  }

  @Test("A long text costs no more than its beginning")
  func long() {
    #expect(
      FuzzyMatch(String(repeating: "a", count: 10_000), in: String(repeating: "a", count: 10_000)) != nil)
  }
}
