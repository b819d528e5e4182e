extension MarkdownHighlighter {
  /// A delimiter of emphasis: so many of one sign.
  private struct Delimiter: Hashable {
    var sign: UInt8
    var count: Int

    var attributes: Style.Attributes {
      sign == UInt8(ascii: "~") ? .strikethrough : count == 2 ? .bold : .italic
    }
  }

  /// Code spans, emphasis, links and addresses on one line; what is not closed there is taken as plain text.
  mutating func readInline(from start: Int, _ base: Style) {
    var at = start
    var open: [Delimiter] = []
    // A delimiter without a partner before has none after either.
    var lonely: Set<Delimiter> = []
    func style() -> Style { open.reduce(base) { $0.with($1.attributes) } }
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\"):
        at += 2
      case UInt8(ascii: "`"):
        let count = bytes[at...].prefix { $0 == UInt8(ascii: "`") }.count
        let isLonely = Delimiter(sign: bytes[at], count: count)
        if !lonely.contains(isLonely), let end = closingTicks(count, from: at + count) {
          mark(to: at, style())
          mark(to: end, Style(.code, style().attributes))
          at = end
        } else {
          lonely.insert(isLonely)
          at += count
        }
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        let delimiter = delimiter(at: at)
        let end = at + delimiter.count
        if let index = open.lastIndex(of: delimiter), closes(delimiter, at) {
          mark(to: end, style())
          open.removeSubrange(index...)
        } else if opens(delimiter, at), !lonely.contains(delimiter) {
          if hasPartner(delimiter, from: end) {
            mark(to: at, style())
            open.append(delimiter)
          } else {
            lonely.insert(delimiter)
          }
        }
        at = end
      case UInt8(ascii: "["):
        at = readLink(at, style()) ?? at + 1
      case UInt8(ascii: "<"):
        at = readAngle(at, style()) ?? at + 1
      case UInt8(ascii: "h"):
        at = readAddress(at, style()) ?? at + 1
      case UInt8(ascii: "|"):
        mark(to: at, style())
        mark(to: at + 1, Style(.dim))
        at += 1
      default:
        at += 1
      }
    }
    mark(to: bytes.count, style())
  }

  private func closingTicks(_ count: Int, from start: Int) -> Int? {
    var at = start
    while let next = bytes[at...].firstIndex(of: UInt8(ascii: "`")) {
      let run = bytes[next...].prefix { $0 == UInt8(ascii: "`") }.count
      if run == count { return next + run }
      at = next + run
    }
    return nil
  }

  private func delimiter(at start: Int) -> Delimiter {
    let count = bytes[start...].prefix(2).prefix { $0 == bytes[start] }.count
    return Delimiter(sign: bytes[start], count: count)
  }

  /// Left-flanking, near enough: a letter or sign follows; an underscore stands outside of words.
  private func opens(_ delimiter: Delimiter, _ at: Int) -> Bool {
    let after = at + delimiter.count
    guard after < bytes.count, !isBlank(bytes[after]) else { return false }
    if delimiter.sign == UInt8(ascii: "~"), delimiter.count != 2 { return false }
    return delimiter.sign != UInt8(ascii: "_") || at == 0 || !isWord(bytes[at - 1])
  }

  private func closes(_ delimiter: Delimiter, _ at: Int) -> Bool {
    guard at > 0, !isBlank(bytes[at - 1]) else { return false }
    let after = at + delimiter.count
    return delimiter.sign != UInt8(ascii: "_") || after >= bytes.count || !isWord(bytes[after])
  }

  private func hasPartner(_ delimiter: Delimiter, from start: Int) -> Bool {
    var at = start
    while let next = bytes[at...].firstIndex(of: delimiter.sign) {
      let found = self.delimiter(at: next)
      if found == delimiter, next > start, closes(delimiter, next) { return true }
      at = next + found.count
    }
    return false
  }

  /// `[text](address)` or `[text][label]`, at most so many bytes long; returns its end.
  private mutating func readLink(_ start: Int, _ style: Style) -> Int? {
    let reach = min(bytes.count, start + 1024)
    guard let close = bytes[start..<reach].firstIndex(of: UInt8(ascii: "]")), close + 1 < bytes.count else {
      return nil
    }
    let pairs: [UInt8: UInt8] = [UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]")]
    guard let last = pairs[bytes[close + 1]],
      let end = bytes[(close + 1)..<min(bytes.count, close + 2048)].firstIndex(of: last)
    else { return nil }
    mark(to: start, style)
    mark(to: start + 1, Style(.dim))
    mark(to: close, Style(.link, style.attributes))
    mark(to: end + 1, Style(.dim))
    return end + 1
  }

  /// `<https://…>` or a comment of HTML.
  private mutating func readAngle(_ start: Int, _ style: Style) -> Int? {
    let reach = bytes[start..<min(bytes.count, start + 1024)]
    guard let close = reach.firstIndex(of: UInt8(ascii: ">")), close > start + 1 else { return nil }
    let inside = bytes[(start + 1)..<close]
    if inside.starts(with: "!--".utf8) {
      mark(to: start, style)
      mark(to: close + 1, Style(.dim))
      return close + 1
    }
    guard !inside.contains(0x20), inside.contains(UInt8(ascii: ":")) || inside.contains(UInt8(ascii: "@"))
    else {
      return nil
    }
    mark(to: start, style)
    mark(to: close + 1, Style(.link, style.attributes))
    return close + 1
  }

  /// An address that stands in the text as it is.
  private mutating func readAddress(_ start: Int, _ style: Style) -> Int? {
    let rest = bytes[start...]
    guard start == 0 || !isWord(bytes[start - 1]),
      rest.starts(with: "https://".utf8) || rest.starts(with: "http://".utf8)
    else { return nil }
    var end =
      rest.firstIndex { isBlank($0) || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ")") } ?? bytes.count
    while end > start, ".,;:!?*_".utf8.contains(bytes[end - 1]) { end -= 1 }
    mark(to: start, style)
    mark(to: end, Style(.link, style.attributes))
    return end
  }
}
