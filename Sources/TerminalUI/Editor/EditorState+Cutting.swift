extension EditorState {
  /// Deletes the selection, or what lies between the cursor and `other`.
  mutating func delete(to other: Int, _ kind: UndoHistory.Kind) {
    if let selection { return replace(selection, with: "") }
    guard other != cursor else { return }
    replace(min(cursor, other)..<max(cursor, other), with: "", kind)
  }

  /// Cuts the selection, or the whole line when nothing is selected.
  mutating func cut() {
    guard let selection else { return cutLines(adding: false) }
    clipboard = buffer.text(in: selection)
    replace(selection, with: "")
  }

  /// Copies the selection, or the whole line when nothing is selected.
  mutating func copy() {
    let line = buffer.line(containing: cursor)
    clipboard = buffer.text(in: selection ?? lineWithEnding(line...line))
  }

  /// Cuts to the end of the line, or its ending where the cursor stands there; several in a row are collected.
  mutating func cutToLineEnd(adding: Bool) {
    if selection != nil { return cut() }
    let end = buffer.lineBytes(buffer.line(containing: cursor)).upperBound
    let range = cursor..<(cursor < end ? end : buffer.boundary(after: cursor))
    collect(range, adding: adding)
  }

  /// Cuts the lines that the selection touches; several in a row are collected.
  mutating func cutLines(adding: Bool) {
    collect(lineWithEnding(selectedLines), adding: adding)
  }

  private mutating func collect(_ range: Range<Int>, adding: Bool) {
    guard !range.isEmpty else { return }
    let text = buffer.text(in: range)
    clipboard = adding ? clipboard + text : text
    replace(range, with: "")
    isCollecting = true
  }

  /// The lines that the selection touches; one that it ends before the first letter of is left out.
  var selectedLines: ClosedRange<Int> {
    guard let selection else {
      let line = buffer.line(containing: cursor)
      return line...line
    }
    let first = buffer.line(containing: selection.lowerBound)
    let last = buffer.line(containing: selection.upperBound)
    return first...(last > first && buffer.lineStart(last) == selection.upperBound ? last - 1 : last)
  }

  /// The bytes of some lines with the ending of the last one.
  func lineWithEnding(_ lines: ClosedRange<Int>) -> Range<Int> {
    let end = lines.upperBound + 1 < lineCount ? buffer.lineStart(lines.upperBound + 1) : buffer.count
    return buffer.lineStart(lines.lowerBound)..<end
  }
}
