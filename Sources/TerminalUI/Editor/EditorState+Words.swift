extension EditorState {
  /// What a character counts as for motions by word; words of Han are taken a run of them at a time.
  private enum Kind {
    case blank, word, sign
    init(_ character: Character) {
      if character.isWhitespace {
        self = .blank
      } else if character.isLetter || character.isNumber || character == "_" {
        self = .word
      } else {
        self = .sign
      }
    }
  }

  /// The end of the word at or after `offset`; line ends count as blanks.
  func wordBoundary(after offset: Int) -> Int {
    var at = offset
    var kind: Kind?
    while at < buffer.count {
      let next = buffer.boundary(after: at)
      let here = Kind(buffer.text(in: at..<next).first ?? " ")
      if let kind, here != kind { return at }
      if here != .blank { kind = here }
      at = next
    }
    return at
  }

  /// The beginning of the word before `offset`.
  func wordBoundary(before offset: Int) -> Int {
    var at = offset
    var kind: Kind?
    while at > 0 {
      let previous = buffer.boundary(before: at)
      let here = Kind(buffer.text(in: previous..<at).first ?? " ")
      if let kind, here != kind { return at }
      if here != .blank { kind = here }
      at = previous
    }
    return at
  }
}
