import Testing
import Workspace

@testable import TerminalUI

@Suite struct RowBreakerTests {
  private func rows(_ text: String, _ width: Int) -> [String] {
    let starts = RowBreaker(width: width).rowStarts(text)
    let bytes = Array(text.utf8)
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      return String(decoding: bytes[starts[index]..<end], as: UTF8.self)
    }
  }

  @Test("A line breaks between words, and the space that ends a row may hang") func words() {
    #expect(rows("the lock per order breaks", 9) == ["the lock ", "per order ", "breaks"])
    #expect(rows("the lock", 8) == ["the lock"])
    #expect(rows("the locks", 8) == ["the ", "locks"])
    #expect(rows("", 8) == [""])
  }

  @Test("A word wider than a row is broken where it must") func longWords() {
    #expect(rows("abcdefghij", 4) == ["abcd", "efgh", "ij"])
    #expect(rows("ab cdefghij", 4) == ["ab ", "cdef", "ghij"])
  }

  @Test("Wide characters never stand with one half outside, and may be broken after") func wide() {
    #expect(rows("页表页表", 5) == ["页表", "页表"])
    #expect(rows("a页表", 2) == ["a", "页", "表"])
    #expect(rows("页", 1) == ["页"])
    #expect(rows("👩‍🔬👩‍🔬", 3) == ["👩‍🔬", "👩‍🔬"])
  }

  @Test("Tabs and escaped characters count as wide as they are shown") func replaced() {
    #expect(rows("a\tb", 4) == ["a\t", "b"])
    #expect(rows("ab\u{202E}cd", 9) == ["ab", "\u{202E}c", "d"])
    let breaker = RowBreaker(width: 20)
    #expect(breaker.column(of: 2, in: "a\tb", from: 0) == 4)
    #expect(breaker.column(of: 4, in: "x\u{202E}y", from: 0) == 9)
  }

  @Test("After a space that fills a row at the end of a line stands an empty row for the cursor")
  func hanging() {
    #expect(rows("abcd ", 4) == ["abcd ", ""])
    #expect(rows("abc ", 4) == ["abc "])
  }

  @Test("Rows put together are the line, and none is too wide", arguments: 0..<10) func random(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let usable = pieces.filter { !$0.utf8.contains(0x0A) && !$0.utf8.contains(0x0D) }
    let text = (0..<80).map { _ in usable.randomElement(using: &random) ?? "" }.joined()
    for width in [1, 2, 7, 20, 79] {
      let rows = rows(text, width)
      #expect(rows.joined().utf8.elementsEqual(text.utf8))
      for row in rows where row.count > 1 {
        let shown = DisplayText.escaped(row, tabs: .columns(4))
        #expect(shown.displayWidth <= width + 4 || row.contains("\t"))
      }
    }
  }

  @Test("Columns and offsets are inverse on rows that are not wrapped") func columns() {
    let text = "a页\tă👩‍🔬 end"
    let breaker = RowBreaker(width: 40)
    var at = 0
    for character in text {
      let column = breaker.column(of: at, in: text, from: 0)
      #expect(breaker.offset(of: column, in: text, row: 0..<text.utf8.count, isLast: true) == at)
      at += character.utf8.count
    }
    #expect(breaker.offset(of: 99, in: text, row: 0..<text.utf8.count, isLast: true) == text.utf8.count)
    #expect(breaker.offset(of: 2, in: text, row: 0..<text.utf8.count, isLast: true) == 1)
  }
}

@Suite struct TextLayoutTests {
  @Test("Going down and up through the rows of a long line sees every byte once") func longLine() {
    let text = "start\n" + (0..<20_000).map { "w\($0) " }.joined() + "页表 ă end\nlast"
    let layout = TextLayout(TextBuffer(text), width: 71)
    var rows = [layout.row(holding: 0)]
    while let next = layout.row(below: rows[rows.count - 1]) { rows.append(next) }
    #expect(
      rows.map { layout.buffer.text(in: $0.range) }.joined(separator: "")
        == text.split(separator: "\n").joined())
    #expect(rows.allSatisfy { layout.buffer.text(in: $0.range).displayWidth <= 72 })
    #expect(layout.rows(from: rows[0], count: 10_000).map(\.range) == rows.map(\.range))
    var up = [rows[rows.count - 1]]
    while let next = layout.row(above: up[up.count - 1]) { up.append(next) }
    let differences = zip(up.reversed(), rows).filter { $0 != $1 }
    #expect(up.count == rows.count)
    #expect(differences.first == nil)
  }

  @Test("Whatever the length of a line, only a stretch of it is looked at") func stretches() {
    let layout = TextLayout(TextBuffer(String(repeating: "word and ", count: 120_000)), width: 100)
    for offset in [0, 8_191, 8_192, 500_001, 1_079_999, 1_080_000] {
      let row = layout.row(holding: offset)
      #expect(row.stretch.count <= TextLayout.stretchBytes + 256)
      #expect(row.range.contains(offset) || row.isLast)
    }
  }

  @Test("A long line without any space is laid out in stretches too") func noSpaces() {
    let text = String(repeating: "页", count: 30_000)
    let layout = TextLayout(TextBuffer(text), width: 80)
    var row = layout.row(holding: 0)
    var bytes = row.range.count
    while let next = layout.row(below: row) {
      #expect(next.range.lowerBound == row.range.upperBound)
      row = next
      bytes += next.range.count
    }
    #expect(bytes == text.utf8.count)
  }
}
