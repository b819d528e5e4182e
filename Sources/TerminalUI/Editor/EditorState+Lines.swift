extension EditorState {
  /// Begins a new line: indented like this one, with the next marker of a list or quotation. On an item without
  /// text it ends the list instead.
  mutating func breakLine() {
    let ending = buffer.lineEnding.rawValue
    guard selection == nil else { return replace(selection ?? cursor..<cursor, with: ending) }
    let number = buffer.line(containing: cursor)
    let bytes = buffer.lineBytes(number)
    let near = buffer.scalarBoundary(
      atOrBefore: min(bytes.upperBound, bytes.lowerBound + 1024), from: bytes.lowerBound)
    let head = buffer.text(in: bytes.lowerBound..<near)
    let lead = LineLead(head, isLiteral: buffer.state(before: number) != .text)
    let column = cursor - bytes.lowerBound
    if column < lead.count { return replace(cursor..<cursor, with: ending) }
    if lead.isContinued, bytes.upperBound == near, head.utf8.dropFirst(lead.count).allSatisfy({ $0 == 0x20 })
    {
      return replace(bytes, with: "")
    }
    replace(cursor..<cursor, with: ending + lead.next)
  }

  /// Indents the selected lines or the list item, else puts spaces at the cursor.
  mutating func indent() {
    let line = buffer.line(containing: cursor)
    let isItem = selection == nil && LineLead(buffer.text(in: headBytes(of: line))).isItem
    guard selection != nil || isItem else {
      let column = buffer.position(of: cursor).column
      return insert(String(repeating: " ", count: Self.indentWidth - column % Self.indentWidth))
    }
    let spaces = String(repeating: " ", count: Self.indentWidth)
    rewrite(selectedLines) { line in line.isEmpty ? (0, "") : (0, spaces) }
  }

  /// Takes one step of indentation from the lines that the selection touches.
  mutating func outdent() {
    rewrite(selectedLines) { line in
      if line.utf8.first == 0x09 { return (1, "") }
      return (line.utf8.prefix(Self.indentWidth).prefix { $0 == 0x20 }.count, "")
    }
  }

  private func headBytes(of line: Int) -> Range<Int> {
    let bytes = buffer.lineBytes(line)
    let end = min(bytes.upperBound, bytes.lowerBound + 1024)
    return bytes.lowerBound..<buffer.scalarBoundary(atOrBefore: end, from: bytes.lowerBound)
  }

  /// Exchanges the beginning of each line as one change: so many bytes less, and a text instead.
  private mutating func rewrite(_ lines: ClosedRange<Int>, _ change: (Substring) -> (drop: Int, put: String))
  {
    let range = buffer.lineStart(lines.lowerBound)..<buffer.lineBytes(lines.upperBound).upperBound
    let old = buffer.text(in: range)
    var new = ""
    var places = [cursor, anchor ?? cursor]
    var start = range.lowerBound
    for line in old.split(separator: "\n" as Unicode.Scalar) {
      let (drop, put) = change(line)
      if start > range.lowerBound { new += "\n" }
      new += put + line.utf8.dropFirst(drop).text
      for (index, place) in [cursor, anchor ?? cursor].enumerated() {
        // A selection that begins with the line goes on beginning with it.
        guard place > start || place == start && anchor == nil else { continue }
        places[index] += put.utf8.count - min(drop, place - start)
      }
      start += line.utf8.count + 1
    }
    self.change(
      [TextEdit(offset: range.lowerBound, removed: old, inserted: new)], cursor: places[0],
      anchor: anchor == nil ? nil : places[1])
  }

  /// Exchanges the lines that the selection touches with the one above or below; each place keeps its ending.
  mutating func moveLines(up: Bool) {
    let lines = selectedLines
    guard up ? lines.lowerBound > 0 : lines.upperBound + 1 < lineCount else { return }
    let whole = up ? lines.lowerBound - 1...lines.upperBound : lines.lowerBound...lines.upperBound + 1
    let range = lineWithEnding(whole)
    var texts = whole.map(buffer.line(at:))
    let endings = whole.map { line in
      buffer.text(in: buffer.lineBytes(line).upperBound..<lineWithEnding(line...line).upperBound)
    }
    if up { texts.append(texts.removeFirst()) } else { texts.insert(texts.removeLast(), at: 0) }
    var starts = [range.lowerBound]
    for (text, ending) in zip(texts, endings) {
      starts.append(starts[starts.count - 1] + text.utf8.count + ending.utf8.count)
    }
    func moved(_ place: Int) -> Int {
      let line = min(buffer.line(containing: place), lines.upperBound)
      let column = min(place, buffer.lineBytes(line).upperBound) - buffer.lineStart(line)
      return starts[line - lines.lowerBound + (up ? 0 : 1)] + column
    }
    let (cursor, anchor) = (moved(cursor), anchor.map(moved))
    let new = zip(texts, endings).map { $0 + $1 }.joined()
    change(
      [TextEdit(offset: range.lowerBound, removed: buffer.text(in: range), inserted: new)], cursor: cursor,
      anchor: anchor)
  }
}

extension Substring.UTF8View.SubSequence {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}

extension String {
  /// The parts between code points `separator`, empty ones too; a carriage return before it stays with its part.
  fileprivate func split(separator: Unicode.Scalar) -> [Substring] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map { Substring($0) }
  }
}
