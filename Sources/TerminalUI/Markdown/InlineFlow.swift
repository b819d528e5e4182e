import Workspace

/// Inline text taken apart into words that keep their styles, to be filled into rows.
struct InlineFlow {
  /// What is never divided: letters without a blank between them, in one or several styles.
  struct Word: Hashable {
    var spans: [Span]
    var width: Int
    /// The style of the blank before the word; nil where it sticks to the one before and may only be broken off.
    var blank: Style?
    /// It begins a new row whatever room there is.
    var isForced = false
    var sourceLine: Int
  }

  private(set) var words: [Word] = []
  private var pendingBlank: Style?
  private var isForced = false
  private var isJoined = false
  /// That of what is appended next.
  private(set) var sourceLine: Int

  /// `sourceLine` is that of the first word; every break in the source counts one more.
  init(sourceLine: Int) { self.sourceLine = sourceLine }

  /// Appends text, already fit to be shown, with its blanks as places to break at.
  mutating func append(_ text: String, _ style: Style) {
    var run = ""
    func flush(_ flow: inout InlineFlow) {
      if !run.isEmpty { flow.add(run, run.displayWidth, style) }
      run = ""
    }
    for character in text {
      if character == " " || character == "\n" {
        flush(&self)
        pendingBlank = style
        isJoined = false
      } else if character.displayWidth == 2 {
        // Han and the like may be broken after every character.
        flush(&self)
        isJoined = false
        add(String(character), 2, style)
        isJoined = false
      } else {
        run.append(character)
      }
    }
    flush(&self)
  }

  /// Appends the words of another text.
  mutating func append(_ other: InlineFlow) {
    for (index, word) in other.words.enumerated() {
      var word = word
      if index == 0 { word.blank = words.isEmpty ? nil : pendingBlank }
      words.append(word)
    }
    if !other.words.isEmpty { (pendingBlank, isJoined) = (nil, false) }
  }

  mutating func breakSource(_ style: Style) {
    pendingBlank = style
    isJoined = false
    sourceLine += 1
  }

  mutating func breakRow() {
    isForced = true
    isJoined = false
    sourceLine += 1
  }

  private mutating func add(_ text: String, _ width: Int, _ style: Style) {
    if isJoined, var last = words.popLast() {
      if last.spans[last.spans.count - 1].style == style {
        last.spans[last.spans.count - 1].text += text
      } else {
        last.spans.append(Span(text, style))
      }
      last.width += width
      words.append(last)
      return
    }
    words.append(
      Word(
        spans: [Span(text, style)], width: width, blank: words.isEmpty || isForced ? nil : pendingBlank,
        isForced: isForced, sourceLine: sourceLine))
    pendingBlank = nil
    isForced = false
    isJoined = true
  }

  /// Fills rows of `width` cells; a word wider than a row is broken inside.
  func rows(width: Int) -> [StyledLine] {
    var rows: [StyledLine] = []
    var row = StyledLine()
    var used = 0
    func end() {
      rows.append(row)
      row = StyledLine()
      used = 0
    }
    func put(_ text: String, _ style: Style) {
      if let last = row.spans.last, last.style == style {
        row.spans[row.spans.count - 1].text += text
      } else {
        row.append(text, style)
      }
    }
    for word in words {
      let gap = word.blank != nil && used > 0 ? 1 : 0
      if word.isForced || used > 0 && used + gap + word.width > width { end() }
      if row.spans.isEmpty { row.sourceLine = word.sourceLine }
      if used > 0, let blank = word.blank {
        put(" ", blank)
        used += 1
      }
      if let line = row.sourceBreaks.last?.line ?? row.sourceLine, line < word.sourceLine, used > 0 {
        row.sourceBreaks.append(StyledLine.SourceBreak(column: used, line: word.sourceLine))
      }
      for span in word.spans {
        for (piece, cells) in Self.pieces(span.text, room: width - used, width: width) {
          if used > 0, used + cells > width {
            end()
            row.sourceLine = word.sourceLine
          }
          put(piece, span.style)
          used += cells
        }
      }
    }
    if !row.spans.isEmpty { rows.append(row) }
    return rows
  }

  /// Text cut so that the first piece fits into `room` and the others into `width`, as far as one character does.
  private static func pieces(_ text: String, room: Int, width: Int) -> [(String, Int)] {
    let whole = text.displayWidth
    if whole <= room { return [(text, whole)] }
    var pieces: [(String, Int)] = []
    var piece = ""
    var cells = 0
    var limit = room
    for character in text {
      let next = character.displayWidth
      if cells > 0, cells + next > limit {
        pieces.append((piece, cells))
        piece = ""
        cells = 0
        limit = width
      }
      piece.append(character)
      cells += next
    }
    if !piece.isEmpty { pieces.append((piece, cells)) }
    return pieces
  }
}

extension InlineFlow {
  /// Cells the text takes in one row.
  var naturalWidth: Int {
    words.enumerated().reduce(0) {
      $0 + $1.element.width + ($1.offset > 0 && $1.element.blank != nil ? 1 : 0)
    }
  }

  var widestWord: Int { words.map(\.width).max() ?? 0 }
}
