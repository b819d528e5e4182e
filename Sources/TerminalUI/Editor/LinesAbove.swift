/// What the lines above one have opened, in Markdown and in the code of a fenced block that the line may be in.
struct LinesAbove: Sendable {
  private(set) var line: Int
  /// Where the line begins.
  private(set) var offset: Int
  private(set) var state: BlockState
  /// Nil outside of code, and in code of no language that is known.
  private(set) var code: CodeHighlighter?

  /// Code is read again over so many bytes at most; in a longer block it is taken to begin there.
  private static let bytesReadMax = 65_536
  /// To a line that is further away one begins anew.
  private static let linesReadMax = 512

  /// At the beginning of a text.
  init() {
    (line, offset, state) = (0, 0, .text)
  }

  init(_ line: Int, in buffer: TextBuffer) {
    let (state, opening) = buffer.opening(before: line)
    self.state = state
    guard case .fenced = state, let language = Self.language(buffer, opening) else {
      (self.line, offset) = (line, buffer.lineStart(line))
      return
    }
    let end = buffer.lineStart(line)
    let first = max(
      opening + 1, end > Self.bytesReadMax ? buffer.line(containing: end - Self.bytesReadMax) : 0)
    (self.line, offset) = (first, buffer.lineStart(first))
    code = CodeHighlighter(language)
    skip(to: line, in: buffer)
  }

  /// Goes on to a line further down; a very long one in between leaves nothing open.
  private mutating func skip(to line: Int, in buffer: TextBuffer) {
    while self.line < line {
      let bytes = code == nil ? 0..<0 : buffer.lineBytes(self.line)
      _ = take(bytes.count > TextLayout.longLineBytes ? "" : buffer.text(in: bytes), buffer)
    }
  }

  private static func language(_ buffer: TextBuffer, _ opening: Int) -> CodeLanguage? {
    let bytes = buffer.lineBytes(opening)
    let end = buffer.scalarBoundary(
      atOrBefore: min(bytes.upperBound, bytes.lowerBound + LineMark.bytesRead), from: bytes.lowerBound)
    let head = buffer.text(in: bytes.lowerBound..<end)
    return CodeLanguage(info: head.drop { " \t`~\u{FEFF}".contains($0) })
  }

  /// Goes on behind a line, which is `text`; returns the styles that it has as code, none elsewhere.
  mutating func take(_ text: String, _ buffer: TextBuffer) -> [CodeHighlighter.Run] {
    let runs = code?.runs(text) ?? []
    let mark = buffer.mark(ofLine: line)
    let after = state.after(mark, isFirstLine: line == 0)
    if after != state {
      if case .fenced = after {
        code = Self.language(buffer, line).map(CodeHighlighter.init)
      } else {
        code = nil
      }
      state = after
    }
    line += 1
    offset = line < buffer.lineCount ? buffer.lineStart(line) : buffer.count
    return runs
  }

  /// What stands above a line further down, read on from here where it is near.
  func going(to line: Int, in buffer: TextBuffer) -> LinesAbove {
    guard line >= self.line, line - self.line <= Self.linesReadMax else {
      return LinesAbove(line, in: buffer)
    }
    var copy = self
    copy.skip(to: line, in: buffer)
    return copy
  }
}
