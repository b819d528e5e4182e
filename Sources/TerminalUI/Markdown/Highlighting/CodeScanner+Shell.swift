/// Shell scripts, and what is typed and answered in a terminal.
extension CodeScanner {
  private static let shellWords: Set<String> = [
    "if", "then", "elif", "else", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "select",
    "function", "return", "break", "continue", "exit", "export", "local", "readonly", "declare", "unset",
    "set", "shift",
    "trap", "source", "alias", "eval", "exec",
  ]

  mutating func readShell(_ state: CodeHighlighter.State) -> CodeHighlighter.State {
    if case .text(let mark) = state, !takeText(opening: 0, until: mark, escapes: mark == [UInt8(ascii: "\"")])
    {
      return state
    }
    var isAtWordStart = true
    while !isAtEnd {
      let here = byte()
      if here == UInt8(ascii: "#"), isAtWordStart {
        takeRest(.comment)
      } else if here == UInt8(ascii: "\\") {
        take(2, .code)
      } else if here == UInt8(ascii: "'") || here == UInt8(ascii: "\"") {
        if !takeText(opening: 1, until: [here], escapes: here == UInt8(ascii: "\"")) {
          return .text(until: [here])
        }
      } else if here == UInt8(ascii: "$") {
        takeVariable()
      } else if isAtWordStart, case let length = wordLength, length > 0 {
        readShellWord(length)
      } else {
        take(1, .code)
      }
      isAtWordStart = at > 0 && [0x20, 0x09, 0x3B, 0x26, 0x7C, 0x28, 0x60].contains(bytes[at - 1])
    }
    return .code
  }

  private mutating func readShellWord(_ length: Int) {
    let next = byte(length)
    let isWhole = next == 0 || Self.isBlank(next) || [0x3B, 0x29, 0x26, 0x7C].contains(next)
    let text = word(length)
    let isNumber = text.utf8.allSatisfy(Self.isDigit)
    take(length, isWhole && Self.shellWords.contains(text) ? .keyword : isWhole && isNumber ? .number : .code)
  }

  /// A `${…}` that is longer is taken for one that is never closed, so that many of them cost no look at all the rest.
  private static let variableBytes = 256

  /// `$name`, `${name}`, `$1`; of `$(…)` the sign alone.
  private mutating func takeVariable() {
    let reach = bytes[at...].prefix(Self.variableBytes)
    if byte(1) == UInt8(ascii: "{"), let end = reach.firstIndex(of: UInt8(ascii: "}")) {
      take(to: end + 1, Style(.number))
    } else if Self.isWord(byte(1)) {
      take(1, .number)
      take(wordLength, .number)
    } else {
      take(1, .code)
    }
  }
}
