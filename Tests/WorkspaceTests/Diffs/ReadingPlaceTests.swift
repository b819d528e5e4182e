import Testing
import Workspace

@Suite("Where one stopped reading") struct ReadingPlaceTests {
  private static let text = "# Locks\n\nOne lock.\nTwo locks.\n\nOne lock.\n"

  @Test("What is written is read again, whatever the line holds")
  func written() throws {
    for words in ["Two locks.", "", "---", "text: v9", "a: [b, \"c\"]", "tab\tand 界"] {
      let place = ReadingPlace(
        version: VersionNumber(2), line: 4, words: words, rowsAbove: 7,
        opened: ["20261101T1-ab", "20261102T1, cd"])
      #expect(ReadingPlace(source: place.source) == place)
    }
    let draft = ReadingPlace(line: 1)
    #expect(ReadingPlace(source: draft.source) == draft)
  }

  @Test(
    "What is not such a file is none",
    arguments: [
      "", "---\n---\n", "---\ntext: draft\nline: 0\n---\n", "---\ntext: draft\nline: x\n---\n",
      "---\ntext: v0\nline: 3\n---\n", "---\nline: 3\n---\nwords",
    ])
  func damaged(_ source: String) {
    #expect(ReadingPlace(source: source) == nil)
  }

  @Test("The line is found by its words, where others came above it")
  func moved() {
    let place = ReadingPlace(line: 4).quoting(Self.text)
    #expect(place.words == "Two locks.")
    #expect(place.line(in: Self.text) == 4)
    #expect(place.line(in: "New.\nNew.\n" + Self.text) == 6)
    #expect(place.line(in: "  Two locks.\r\n") == 1)
  }

  @Test("Of several lines with its words the nearest is meant")
  func repeated() {
    #expect(ReadingPlace(line: 6).quoting(Self.text).line(in: Self.text) == 6)
    #expect(ReadingPlace(line: 3).quoting(Self.text).line(in: "New.\n" + Self.text) == 4)
  }

  @Test("A line that is gone leaves its number, within the text")
  func gone() {
    let place = ReadingPlace(line: 4, words: "Three locks.")
    #expect(place.line(in: Self.text) == 4)
    #expect(place.line(in: "One.\nTwo.") == 2)
    #expect(ReadingPlace(line: 9).quoting(Self.text).words == "")
    #expect(ReadingPlace(line: 2).quoting(Self.text).line(in: "") == 1)
  }
}
