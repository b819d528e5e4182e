extension EditorState {
  /// Goes to the bracket or fence that belongs to the one at the cursor, before it, or next on its line. Returns why it
  /// cannot; nil where it went.
  mutating func goToMatch() -> String? {
    history.seal()
    goalColumn = nil
    search = nil
    let line = buffer.line(containing: cursor)
    if let other = otherFence(of: line) {
      go(toMatch: buffer.lineStart(other))
      return nil
    }
    guard let place = bracketNear(cursor, in: buffer.lineBytes(line)) else {
      return "No bracket and no fence stands on this line"
    }
    guard let other = partner(of: place) else {
      return "Nothing closes or opens the \(Character(Unicode.Scalar(buffer.byte(at: place))))"
    }
    go(toMatch: other)
    return nil
  }

  private mutating func go(toMatch offset: Int) {
    if !isMarking { anchor = nil }
    cursor = offset
  }

  private static let brackets: [UInt8: UInt8] = [
    UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]"),
    UInt8(ascii: "{"): UInt8(ascii: "}"),
  ]

  private static func isBracket(_ byte: UInt8) -> Bool {
    brackets[byte] != nil || brackets.values.contains(byte)
  }

  private func bracketNear(_ cursor: Int, in line: Range<Int>) -> Int? {
    if cursor < line.upperBound, Self.isBracket(buffer.byte(at: cursor)) { return cursor }
    if cursor > line.lowerBound, Self.isBracket(buffer.byte(at: cursor - 1)) { return cursor - 1 }
    let end = min(line.upperBound, cursor + TextLayout.longLineBytes)
    let rest = buffer.rope.utf8[buffer.rope.utf8.index(buffer.rope.startIndex, offsetBy: cursor)...]
    return zip(cursor..<max(cursor, end), rest).first { Self.isBracket($1) }?.0
  }

  /// Brackets of other kinds in between do not count.
  private func partner(of place: Int) -> Int? {
    let bracket = buffer.byte(at: place)
    let utf8 = buffer.rope.utf8
    let here = utf8.index(buffer.rope.startIndex, offsetBy: place)
    var depth = 0
    if let closing = Self.brackets[bracket] {
      for (distance, byte) in utf8[here...].enumerated() {
        if byte == bracket { depth += 1 } else if byte == closing { depth -= 1 }
        if depth == 0 { return place + distance }
      }
      return nil
    }
    guard let opening = Self.brackets.first(where: { $0.value == bracket })?.key else { return nil }
    for (distance, byte) in utf8[...here].reversed().enumerated() {
      if byte == bracket { depth += 1 } else if byte == opening { depth -= 1 }
      if depth == 0 { return place - distance }
    }
    return nil
  }

  /// The line of the other fence where this one opens or closes a block that has both.
  private func otherFence(of line: Int) -> Int? {
    let mark = buffer.mark(ofLine: line)
    guard mark.isFence else { return nil }
    let state = buffer.state(before: line)
    switch state {
    case .frontMatter: return nil
    case .text:
      var state = state.after(mark, isFirstLine: line == 0)
      for other in line + 1..<max(line + 1, lineCount) {
        state = state.after(buffer.mark(ofLine: other), isFirstLine: false)
        if state == .text { return other }
      }
      return nil
    case .fenced:
      guard state.after(mark, isFirstLine: false) == .text else { return nil }
      return buffer.opening(before: line).line
    }
  }
}
