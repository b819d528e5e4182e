import Testing

@testable import Workspace

@Suite("Source text")
struct SourceTextTests {
  private func source(_ text: String) -> SourceText { SourceText(bytes: Array(text.utf8), file: "n.md") }

  @Test("LF, CRLF and a lone CR end a line, and a last line needs no ending")
  func lineEndings() {
    let text = source("one\ntwo\r\nthree\rfour")
    #expect(text.lines.count == 4)
    #expect((1...4).map { text.text(ofLine: $0) } == ["one", "two", "three", "four"])
    #expect(text.lines.map(\.ending.count) == [1, 2, 1, 0])
    #expect(text.text(ofLine: 5) == nil)
    #expect(text.text(ofLine: 0) == nil)
  }

  @Test("Lines cover every byte once", arguments: ["", "\n", "a", "a\n", "\r\n\r\n", "\r\r\n\n", "a\n\nb\r"])
  func linesCover(text: String) {
    let text = source(text)
    var next = 0
    for line in text.lines {
      #expect(line.whole.lowerBound == next)
      #expect(line.content.upperBound == line.ending.lowerBound)
      next = line.whole.upperBound
    }
    #expect(next == text.bytes.count)
  }

  @Test("A control character is seen at every place of a line, whatever stands before it")
  func controlCharactersAnywhere() {
    for filling in ["a", " ", "~", "ș", "\u{80}", "\t"] {
      for length in 0..<20 {
        let before = String(repeating: filling, count: length)
        let text = source(before + "\u{7F}\n" + before + "\u{1F}b\r" + before + "\0\r\n" + before)
        let ends = text.lines.map { text.bytes[$0.ending] }
        #expect(ends.prefix(3) == [[0x0A], [0x0D], [0x0D, 0x0A]], "\(filling) \(length)")
        #expect(text.lines.count == (length == 0 ? 3 : 4))
        #expect(text.diagnostics.map(\.line) == [3, 1], "\(filling) \(length)")
      }
    }
  }

  @Test("Invalid UTF-8 is named by its first line and repaired in the text")
  func invalidBytes() {
    let text = SourceText(bytes: Array("fine ș\nbad ".utf8) + [0xC3, 0x28, 0x0A, 0xFF], file: "n.md")
    #expect(text.diagnostics.map(\.line) == [2])
    #expect(text.diagnostics.first?.severity == .warning)
    #expect(text.text.contains("\u{FFFD}"))
  }

  @Test("The validator says what the standard library says")
  func validator() {
    let samples: [[UInt8]] = [
      [0xC0, 0x80], [0xC2, 0x80], [0xE0, 0x80, 0x80], [0xE0, 0xA0, 0x80], [0xED, 0xA0, 0x80],
      [0xED, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF4, 0x8F, 0xBF, 0xBF], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80], Array("Răzvan".utf8),
    ]
    for sample in samples {
      let expected = String(validating: sample, as: UTF8.self) != nil
      #expect(sample.withUnsafeBufferPointer(UTF8Check.isValid) == expected, "\(sample)")
    }
  }

  @Test("NUL bytes are a warning, control characters a note, tabs nothing")
  func controlCharacters() {
    let text = source("a\tb\n\u{1B}[31m\n\0\0")
    #expect(text.diagnostics.map(\.severity) == [.warning, .note])
    #expect(text.diagnostics.map(\.line) == [3, 2])
  }
}
