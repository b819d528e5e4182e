import Testing

@testable import moot

@Suite("Tables")
struct TextTableTests {
  let plain = Ink(isColoured: false)

  func table(_ rows: [[String]]) -> TextTable {
    var table = TextTable([
      .init(title: "LATE", alignment: .right, style: .red), .init(title: "OWNER"),
      .init(title: "PROMISE", isFlexible: true), .init(title: "NOTE", style: .faint),
    ])
    for row in rows { table.append(row) }
    return table
  }

  @Test("Columns align by cells, whatever the letters are made of")
  func alignment() {
    let table = table([
      ["1 day", "RăzvanV", "Write", "a.md:1"],
      ["12 days", "Ra\u{306}zvanV", "写提案", "b.md:20"],
      ["3 days", "🧑‍💻", "Test", "c.md:3"],
    ])
    #expect(
      table.text(width: nil, ink: plain) == """
           LATE  OWNER    PROMISE  NOTE
          1 day  RăzvanV  Write    a.md:1
        12 days  Ra\u{306}zvanV  写提案   b.md:20
         3 days  🧑‍💻       Test     c.md:3

        """)
  }

  @Test("The flexible column is clipped to what a terminal leaves")
  func clipping() {
    let table = table([["1 day", "RV", "Write a proposal on page table and frames", "notes/a.md:1"]])
    #expect(
      table.text(width: 55, ink: plain) == """
         LATE  OWNER  PROMISE                      NOTE
        1 day  RV     Write a proposal on page t…  notes/a.md:1

        """)
  }

  @Test("Without a terminal nothing is clipped, and a very long text does not pad the other rows")
  func long() {
    let long = String(repeating: "x", count: 10_000)
    let lines = table([["1 day", "RV", long, "a.md:1"], ["1 day", "RV", "Short", "b.md:1"]])
      .text(width: nil, ink: plain).split(separator: "\n")
    #expect(lines[1].hasSuffix("\(long)  a.md:1"))
    #expect(lines[2].count < 250)
  }

  @Test("In a narrow terminal the last column stands under its row, and nothing is lost of it")
  func narrow() {
    let table = table([["1 day", "RV", "Write a proposal on page table", "discussions/smp/2023-11-15.md:68"]])
    #expect(
      table.text(width: 40, ink: plain) == """
         LATE  OWNER  PROMISE
        1 day  RV     Write a proposal on page …
            discussions/smp/2023-11-15.md:68

        """)
  }

  @Test("What could drive a terminal is shown, not sent")
  func escapes() {
    let text = table([["1 day", "R\u{1b}[31mV", "a\u{9b}b\u{202e}c\nd", "x"]]).text(width: nil, ink: plain)
    #expect(!text.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{9b}" || $0 == "\u{202e}" })
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test("Colour stands around texts and leaves the alignment alone")
  func colour() {
    let text = table([["1 day", "RV", "Write", "a.md"]]).text(width: nil, ink: Ink(isColoured: true))
    #expect(text.contains("\u{1b}[31m1 day\u{1b}[0m  RV     Write    \u{1b}[2ma.md\u{1b}[0m\n"))
  }
}
