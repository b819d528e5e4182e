/// A word, number or sign of a text in which dates are looked for. Words are compared by a hash of their
/// lower-case letters, so that no string is made for any of them.
struct DateToken {
  enum Kind: UInt8 {
    case word, number, ordinal, date, comma, open, close, colon, dash, possessive, stop, link, other
  }

  var kind: Kind
  /// Of a word: `WordHash` of its lower-case letters.
  var hash: UInt64 = 0
  /// Of a number its value; of a `date` year × 10000 + month × 100 + day, unchecked.
  var value = 0
  /// In the bytes of the text.
  var start: Int
  var end: Int
  /// A word that begins with a capital letter.
  var isCapitalized = false
}

/// Splits a text into tokens in one pass. Links are one token each, so that no date is read from a path.
struct DateLexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var tokens: [DateToken] = []

  static func tokens(_ bytes: UnsafeBufferPointer<UInt8>) -> [DateToken] {
    var lexer = DateLexer(bytes)
    lexer.run()
    return lexer.tokens
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5 + 4)
  }

  private mutating func run() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 {
        index += 1
      } else if ASCII.isDigit(byte) {
        number()
      } else if isWordByte(byte) {
        word()
      } else {
        sign(byte)
      }
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool { ASCII.isWordByte(byte) || byte >= 0x80 }
  private func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0x20 }

  private mutating func append(_ kind: DateToken.Kind, to end: Int, value: Int = 0) {
    tokens.append(DateToken(kind: kind, value: value, start: index, end: end))
    index = end
  }

  // MARK: Words

  private mutating func word() {
    var end = index
    var hash = WordHash.seed
    // An en dash and a typographic apostrophe end a word; other letters beyond ASCII belong to it.
    while end < bytes.count, isWordByte(bytes[end]), !isTypographicSign(at: end) {
      hash = WordHash.adding(ASCII.lowered(bytes[end]), to: hash)
      end += 1
    }
    guard end > index else { return sign(bytes[index]) }
    if at(end) == UInt8(ascii: ":"), at(end + 1) == UInt8(ascii: "/"), at(end + 2) == UInt8(ascii: "/") {
      return link()
    }
    tokens.append(
      DateToken(
        kind: .word, hash: hash, start: index, end: end, isCapitalized: ASCII.isUpper(bytes[index])))
    index = end
  }

  private func isTypographicSign(at index: Int) -> Bool {
    bytes[index] == 0xE2 && at(index + 1) == 0x80 && (0x90...0x9F).contains(at(index + 2))
  }

  private mutating func link() {
    var end = index
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ")"),
      bytes[end] != UInt8(ascii: ">")
    { end += 1 }
    while end > index, [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";")].contains(bytes[end - 1]) {
      end -= 1
    }
    append(.link, to: end)
  }

  // MARK: Numbers

  private mutating func number() {
    var runs: [Int] = []
    var lengths: [Int] = []
    var end = index
    var separator: UInt8 = 0
    while true {
      var value = 0
      let start = end
      while ASCII.isDigit(at(end)) {
        value = min(value * 10 + Int(bytes[end] - 0x30), 99_999_999)
        end += 1
      }
      runs.append(value)
      lengths.append(end - start)
      let next = at(end)
      let isSeparator =
        next == UInt8(ascii: "-") || next == UInt8(ascii: "/") || next == UInt8(ascii: ".")
      guard isSeparator, runs.count < 3, separator == 0 || separator == next, ASCII.isDigit(at(end + 1))
      else { break }
      separator = next
      end += 1
    }
    if runs.count == 3, let date = date(runs, lengths, separator),
      !isWordByte(at(end)) || at(end) | 0x20 == 0x74
    {
      // `2023-11-27T10:00` is a day with a time behind it.
      if isWordByte(at(end)) { while end < bytes.count, bytes[end] > 0x20 { end += 1 } }
      return append(.date, to: end, value: date)
    }
    if runs.count == 2, separator == UInt8(ascii: "-"), !isWordByte(at(end)) {
      // `1-2`: the numbers and the dash between them.
      let middle = index + lengths[0]
      append(.number, to: middle, value: runs[0])
      append(.dash, to: middle + 1)
      return append(.number, to: end, value: runs[1])
    }
    if runs.count > 1 {
      while isWordByte(at(end)) || at(end) == UInt8(ascii: ".") && ASCII.isDigit(at(end + 1)) { end += 1 }
      return append(.other, to: end)
    }
    single(value: runs[0], end: end)
  }

  private mutating func single(value: Int, end: Int) {
    guard isWordByte(at(end)), !isTypographicSign(at: end) else {
      return append(.number, to: end, value: value)
    }
    let suffix = (at(end) | 0x20, at(end + 1) | 0x20)
    let isOrdinal = [("s", "t"), ("n", "d"), ("r", "d"), ("t", "h")].contains { first, second in
      suffix == (UInt8(ascii: first), UInt8(ascii: second))
    }
    if isOrdinal, !isWordByte(at(end + 2)) { return append(.ordinal, to: end + 2, value: value) }
    var last = end
    while isWordByte(at(last)) { last += 1 }
    append(.other, to: last)
  }

  /// Three runs of digits as a date: `2023-11-27`, `27.11.2023`, `27/11/2023` or `11/27/2023`. With slashes
  /// and both numbers up to 12 nobody can tell which is the month: no date.
  private func date(_ runs: [Int], _ lengths: [Int], _ separator: UInt8) -> Int? {
    if lengths == [4, 2, 2], separator != UInt8(ascii: ".") {
      return runs[0] * 10_000 + runs[1] * 100 + runs[2]
    }
    guard lengths[2] == 4, lengths[0] <= 2, lengths[1] <= 2, separator != UInt8(ascii: "-") else {
      return nil
    }
    if separator == UInt8(ascii: "."), runs[1] <= 12 { return runs[2] * 10_000 + runs[1] * 100 + runs[0] }
    guard separator == UInt8(ascii: "/") else { return nil }
    if runs[0] > 12, runs[1] <= 12 { return runs[2] * 10_000 + runs[1] * 100 + runs[0] }
    if runs[1] > 12, runs[0] <= 12 { return runs[2] * 10_000 + runs[0] * 100 + runs[1] }
    return nil
  }

  // MARK: Signs

  private mutating func sign(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ","): append(.comma, to: index + 1)
    case UInt8(ascii: "("), UInt8(ascii: "["): append(.open, to: index + 1)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): append(.close, to: index + 1)
    case UInt8(ascii: ":"): append(.colon, to: index + 1)
    case UInt8(ascii: "-"): append(.dash, to: index + 1)
    case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): append(.stop, to: index + 1)
    case UInt8(ascii: "."): dot()
    case UInt8(ascii: "'"): apostrophe(length: 1)
    case 0xE2 where isTypographicSign(at: index):
      let isApostrophe = at(index + 2) == 0x99
      if isApostrophe { apostrophe(length: 3) } else { append(.dash, to: index + 3) }
    default: append(.other, to: index + 1)
    }
  }

  private mutating func dot() {
    let endsSentence = at(index + 1) <= 0x20
    // `Nov. 27`: the dot belongs to the word.
    if endsSentence, let last = tokens.last, last.kind == .word, last.end == index,
      DateWords.month(last) != nil, last.end - last.start <= 4
    {
      index += 1
      return
    }
    append(endsSentence ? .stop : .other, to: index + 1)
  }

  private mutating func apostrophe(length: Int) {
    let next = index + length
    let hasS = at(next) | 0x20 == UInt8(ascii: "s") && !isWordByte(at(next + 1))
    let followsWord = tokens.last.map { $0.kind == .word && $0.end == index } ?? false
    append(followsWord && (hasS || !isWordByte(at(next))) ? .possessive : .other, to: hasS ? next + 1 : next)
  }
}
