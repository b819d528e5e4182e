/// C and Swift, which share their remarks, texts and numbers.
extension CodeScanner {
  private static let cWords: Set<String> = [
    "auto", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern",
    "float",
    "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed",
    "sizeof",
    "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while", "bool", "true",
    "false",
    "NULL", "nullptr", "_Atomic", "_Bool", "_Static_assert", "static_assert", "alignas", "alignof", "typeof",
    "size_t", "ssize_t", "ptrdiff_t", "uintptr_t", "intptr_t", "int8_t", "int16_t", "int32_t", "int64_t",
    "uint8_t",
    "uint16_t", "uint32_t", "uint64_t", "u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64",
    "class", "namespace", "template", "public", "private", "using", "new", "delete", "this", "constexpr",
  ]

  private static let swiftWords: Set<String> = [
    "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch", "class",
    "consume",
    "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
    "false",
    "fileprivate", "final", "for", "func", "get", "guard", "if", "import", "in", "indirect", "init", "inout",
    "internal", "is", "lazy", "let", "mutating", "nil", "nonisolated", "nonmutating", "open", "operator",
    "override",
    "package", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self",
    "Self",
    "set", "some", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias",
    "unowned", "var", "weak", "where", "while",
  ]

  mutating func readCode(_ language: CodeLanguage, _ state: CodeHighlighter.State) -> CodeHighlighter.State {
    let isSwift = language == .swift
    switch state {
    case .comment(let depth):
      let left = takeComment(depth: depth, opening: 0, nests: isSwift)
      if left > 0 { return .comment(depth: left) }
    case .text(let mark):
      if !takeText(opening: 0, until: mark, escapes: mark.first == UInt8(ascii: "\"")) { return state }
    case .code:
      if !isSwift, starts(with: "#", at: bytes.firstIndex { !Self.isBlank($0) } ?? 0) { readDirective() }
    case .block: break
    }
    while !isAtEnd {
      if let open = readCodeToken(isSwift) { return open }
    }
    return .code
  }

  /// Reads on by a token; returns what it leaves open at the line's end.
  private mutating func readCodeToken(_ isSwift: Bool) -> CodeHighlighter.State? {
    let quote = UInt8(ascii: "\"")
    if starts(with: "//") {
      takeRest(.comment)
    } else if starts(with: "/*") {
      let left = takeComment(depth: 0, opening: 2, nests: isSwift)
      return left > 0 ? .comment(depth: left) : nil
    } else if isSwift, starts(with: "\"\"\"") {
      let mark = [quote, quote, quote]
      if !takeText(opening: 3, until: mark, escapes: true) { return .text(until: mark) }
    } else if isSwift, starts(with: "#\"") {
      _ = takeText(opening: 2, until: [quote, UInt8(ascii: "#")], escapes: false)
    } else if byte() == quote || !isSwift && byte() == UInt8(ascii: "'") {
      _ = takeText(opening: 1, until: [byte()], escapes: true)
    } else if Self.isDigit(byte()) {
      takeNumber()
    } else if isSwift, byte() == UInt8(ascii: "@") || byte() == UInt8(ascii: "#"), Self.isWord(byte(1)) {
      take(1, .keyword)
      take(wordLength, .keyword)
    } else if case let length = wordLength, length > 0 {
      let words = isSwift ? Self.swiftWords : Self.cWords
      take(length, words.contains(word(length)) ? .keyword : .code)
    } else {
      take(1, .code)
    }
    return nil
  }

  /// `#include <linux/mm.h>`: the word, and what it names.
  private mutating func readDirective() {
    take(to: bytes.firstIndex { $0 == UInt8(ascii: "#") }.map { $0 + 1 } ?? 0, Style(.keyword))
    while Self.isBlank(byte()) { take(1, .keyword) }
    let length = wordLength
    let names = length > 0 && ["include", "import"].contains(word(length))
    take(length, .keyword)
    while Self.isBlank(byte()) { take(1, .code) }
    if names, byte() == UInt8(ascii: "<") {
      _ = takeText(opening: 1, until: [UInt8(ascii: ">")], escapes: false)
    }
  }

  /// A remark between `/*` and `*/`; returns how many of them are still open at the line's end.
  private mutating func takeComment(depth: Int, opening: Int, nests: Bool) -> Int {
    var depth = depth + (opening > 0 ? 1 : 0)
    var end = at + opening
    while end < bytes.count, depth > 0 {
      if starts(with: "*/", at: end) {
        depth -= 1
        end += 2
      } else if nests, starts(with: "/*", at: end) {
        depth += 1
        end += 2
      } else {
        end += 1
      }
    }
    take(to: end, Style(.comment))
    return depth
  }
}
