import Workspace

extension EditorState {
  /// Puts each sentence of the paragraph under the cursor, or of the selected lines, on a line of its own, as the
  /// group writes its proposals. Headings, tables, code and the like are left alone.
  mutating func reflow() {
    guard let lines = paragraphLines() else { return }
    let range = buffer.lineStart(lines.lowerBound)..<buffer.lineBytes(lines.upperBound).upperBound
    let old = buffer.text(in: range)
    let first = buffer.line(at: lines.lowerBound)
    let lead = LineLead(first)
    let head = String(decoding: first.utf8.prefix(lead.count), as: UTF8.self)
    let hang = lead.isQuote ? lead.next : String(repeating: " ", count: head.displayWidth)
    let words = lines.flatMap { line -> [Substring] in
      let text = buffer.line(at: line)
      let skipped = line == lines.lowerBound || lead.isQuote ? LineLead(text).count : 0
      return String(decoding: text.utf8.dropFirst(skipped), as: UTF8.self).split(
        whereSeparator: \.isWhitespace)
    }
    let sentences = Sentences.split(words)
    let new = head + sentences.joined(separator: buffer.lineEnding.rawValue + hang)
    guard new != old else { return }
    // The cursor stays behind the same letter, whatever blanks and marks now stand before it.
    func isLetter(_ byte: UInt8) -> Bool { byte > 0x20 && byte != UInt8(ascii: ">") }
    let letters = old.utf8.prefix(max(0, cursor - range.lowerBound)).count(where: isLetter)
    var seen = 0
    let place =
      letters == 0
      ? 0
      : new.utf8.prefix { byte in
        defer { if isLetter(byte) { seen += 1 } }
        return seen < letters
      }.count
    replace(range, with: new, cursor: range.lowerBound + place)
  }

  /// The lines of the paragraph or list item around the cursor; nil where there is none.
  private func paragraphLines() -> ClosedRange<Int>? {
    let line = selectedLines
    guard isProse(line.lowerBound) else { return nil }
    var first = line.lowerBound
    while first > 0, !LineLead(buffer.line(at: first)).isItem, isProse(first - 1) { first -= 1 }
    var last = max(first, line.upperBound)
    while last + 1 < lineCount, isProse(last + 1), !LineLead(buffer.line(at: last + 1)).isItem { last += 1 }
    return first...last
  }

  private func isProse(_ line: Int) -> Bool {
    guard buffer.state(before: line) == .text, buffer.mark(ofLine: line) == .none else { return false }
    let bytes = buffer.lineBytes(line)
    guard bytes.count < TextLayout.longLineBytes else { return false }
    let text = buffer.text(in: bytes).drop { $0 == " " || $0 == "\t" }
    guard let first = text.first else { return false }
    return first != "#" && first != "|" && first != "<"
  }
}

/// Where sentences end.
enum Sentences {
  private static let abbreviations: Set<String> = [
    "e.g.", "i.e.", "cf.", "vs.", "etc.", "resp.", "approx.", "fig.", "sec.", "no.", "vol.", "dr.", "mr.",
    "ms.",
    "prof.", "st.", "al.", "incl.", "ca.",
  ]

  /// Words to sentences; the words of one are joined by single spaces.
  static func split(_ words: [Substring]) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    for (index, word) in words.enumerated() {
      sentence += sentence.isEmpty ? String(word) : " " + word
      if index + 1 < words.count, ends(word, before: words[index + 1]) {
        sentences.append(sentence)
        sentence = ""
      }
    }
    if !sentence.isEmpty { sentences.append(sentence) }
    return sentences
  }

  private static func ends(_ word: Substring, before next: Substring) -> Bool {
    let bare = word.reversed().drop { "\"')]*_`”’»".contains($0) }
    guard let sign = bare.first, ".?!…。！？".contains(sign) else { return false }
    let letters = String(bare.reversed())
    if abbreviations.contains(letters.lowercased().drop { "([\"'".contains($0) }.description) { return false }
    // A single capital is an initial.
    if letters.count == 2, letters.first?.isUppercase == true { return false }
    return next.first { $0.isLetter || $0.isNumber }?.isLowercase != true
  }
}
