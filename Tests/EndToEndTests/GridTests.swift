import Foundation
import Testing

/// Text that is not one cell a letter, in a terminal that counts as most do.
@Suite("The grid") struct GridTests {
  private static let words = [
    "Hebrew שלום עולם", "Arabic مرحبا بالعالم", "Hindi नमस्ते", "Thai ที่นี่",
    "combined e\u{301}\u{323}o\u{308}", "many a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
    "wide 漢字とかな 한국어", "family 👨‍👩‍👧‍👦 flag 🇷🇴", "heart ❤️ hand 👍🏽 keycap 1️⃣", "zero\u{200B}width\u{FEFF}",
    "reordered \u{202E}abc\u{202C}", "control \u{1}\u{7F}\u{9B}31m",
    "new \u{1FAE8} technologist \u{1F469}\u{200D}\u{1F4BB}",
    "unassigned \u{378} private \u{E000}",
  ]

  /// The rows that hold one of the words, the first of each.
  private static func rows(_ screen: Screen) -> [Int] {
    words.compactMap { word in screen.row(containing: String(word.prefix(while: \.isLetter))) }
  }

  @Test("Whatever is written in an item, what stands right of it stays in its column") func agenda() throws {
    let fixture = try Fixture()
    let items = Self.words.map { "AT: \($0) end.\n" }.joined(separator: "\n")
    try fixture.folder.write("# Note\n\n## TODOs\n\n\(items)", to: Fixture.firstNote)
    let terminal = try fixture.open(rows: 40, columns: 100)
    terminal.waitForHome()
    try terminal.send("2")
    let screen = terminal.waitFor("unassigned")
    let shown = Self.rows(screen)
    #expect(shown.count == Self.words.count, "\(screen)")
    for row in shown {
      let place = screen.cells[row].suffix(29).map(\.text).joined()
      #expect(place.hasPrefix("meetings/2026-11-04-smp.md:"), "\(screen.rows[row])")
    }
    // Nothing ran over a row's end into the next one.
    let starts = ["  2 weeks old", "▸ 2 weeks old"]
    #expect(shown.allSatisfy { row in starts.contains { screen.rows[row].hasPrefix($0) } }, "\(screen)")
  }

  @Test("The frame beside a note holds whatever is written in it") func meeting() throws {
    let fixture = try Fixture()
    let text = try fixture.folder.text(of: Fixture.firstNote)
    try fixture.folder.write(
      text.replacingOccurrences(
        of: "## Agenda\n", with: Self.words.joined(separator: "\n") + "\n## Agenda\n"),
      to: Fixture.firstNote)
    let terminal = try fixture.open(rows: 40, columns: 120)
    terminal.waitForHome()
    try terminal.send("4")
    terminal.waitUntil("the meetings are read") {
      $0.contains("OPEN  ALL") && $0.contains("SMP circle, November 4")
    }
    try terminal.send("jm")
    let screen = terminal.waitUntil("the note is there") { $0.contains("private") && $0.contains("Hebrew") }
    let shown = Self.rows(screen)
    #expect(shown.count == Self.words.count)
    let edge = screen.cells[1].lastIndex { $0.text == "│" }
    for row in shown {
      #expect(screen.cells[row].lastIndex { $0.text == "│" } == edge, "\(screen.rows[row])")
    }
  }

  @Test("A title of any letters leaves the lists of proposals in their columns") func titles() throws {
    let fixture = try Fixture()
    let draft = try fixture.folder.text(of: Fixture.draft)
    for (number, word) in Self.words.enumerated() {
      let text = draft.replacingOccurrences(of: "title: One lock per order", with: "title: \"\(word)\"")
      try fixture.folder.write(
        text.replacingOccurrences(of: "\u{1}\u{7F}\u{9B}", with: "\\x01\\x7f\\x9b"),
        to: "proposals/\(String(format: "%04d", number + 2))-other/proposal.md")
    }
    let terminal = try fixture.open(rows: 40, columns: 100)
    let home = terminal.waitUntil("home is read") { $0.contains("unassigned") && $0.contains("1 more") }
    #expect(Self.rows(home).count == Self.words.count, "\(home)")
    for row in Self.rows(home) {
      #expect(home.cells[row].map(\.text).joined().hasSuffix("not published · 0 runs "), "\(home.rows[row])")
    }
    try terminal.send("3")
    let list = terminal.waitUntil("the list is there") {
      $0.contains("VERSION") && $0.contains("unassigned") && !$0.contains("0 runs")
    }
    #expect(Self.rows(list).count == Self.words.count, "\(list)")
    let place = list.cells[1].firstIndex { $0.text == "V" }
    for row in Self.rows(list) {
      #expect(
        place.map { list.cells[row][$0...].prefix(5).map(\.text).joined() } == "draft", "\(list.rows[row])")
    }
  }

  @Test("In a locale without UTF-8 wide letters keep their two cells") func ascii() throws {
    var fixture = try Fixture()
    fixture.environment["LANG"] = "C"
    try fixture.folder.write("# Note\n\n## TODOs\n\nAT: 漢字 end.\n\nAT: abcd end.\n", to: Fixture.firstNote)
    let terminal = try fixture.open(rows: 40, columns: 100)
    terminal.waitFor("due within a week")
    try terminal.send("2")
    let screen = terminal.waitFor("abcd end.")
    #expect(screen.contains("? ?  end."), "\(screen)")
  }
}
