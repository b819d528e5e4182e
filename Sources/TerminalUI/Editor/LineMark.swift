/// What a line can mean for the lines after it: whether it may open or close a fenced block or the front matter.
///
/// Read from the beginning of the line alone and kept beside its length, so that the state of any line is found
/// by folding over the few lines that carry a mark.
struct LineMark: RawRepresentable, Hashable, Sendable {
  let rawValue: UInt8
  static let none = LineMark(rawValue: 0)
  /// `---`, which opens the front matter on the first line and closes it further down.
  static let dashes = LineMark(rawValue: 1)
  /// `...`, which closes the front matter too.
  static let dots = LineMark(rawValue: 2)

  private static let fence: UInt8 = 0x80
  private static let tilde: UInt8 = 0x40
  private static let info: UInt8 = 0x20
  private static let maximumCount = 15

  /// So many bytes of a line are enough to read its mark.
  static let bytesRead = 256

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Reads the mark of a line from its first `bytesRead` bytes; what follows them is taken as blank.
  init(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    // A byte order mark may stand before the front matter.
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { index = 3 }
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < bytes.count else {
      self = .none
      return
    }
    let first = bytes[index]
    guard
      first == UInt8(ascii: "`") || first == UInt8(ascii: "~") || first == UInt8(ascii: "-")
        || first == UInt8(ascii: ".")
    else {
      self = .none
      return
    }
    let start = index
    while index < bytes.count, bytes[index] == first { index += 1 }
    let count = index - start
    guard count >= 3 else {
      self = .none
      return
    }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[index...])
    switch first {
    case UInt8(ascii: "-"): self = count == 3 && Self.isBlank(rest) ? .dashes : .none
    case UInt8(ascii: "."): self = count == 3 && Self.isBlank(rest) ? .dots : .none
    default: self = Self.fence(first, count, rest)
    }
  }

  private static func fence(_ character: UInt8, _ count: Int, _ rest: UnsafeRawBufferPointer) -> LineMark {
    // A run of backticks with more of them on the line is inline code.
    if character == UInt8(ascii: "`"), rest.contains(character) { return .none }
    var value = fence | UInt8(min(count, maximumCount))
    if character == UInt8(ascii: "~") { value |= tilde }
    if !isBlank(rest) { value |= info }
    return LineMark(rawValue: value)
  }

  private static func isBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
  }

  var isFence: Bool { rawValue & Self.fence != 0 }
  var isTilde: Bool { rawValue & Self.tilde != 0 }
  var hasInfo: Bool { rawValue & Self.info != 0 }
  var count: Int { Int(rawValue & 0x0F) }
}

/// What the lines above a line have opened.
enum BlockState: Hashable, Sendable {
  case text
  case frontMatter
  /// Inside a fenced block; the mark is that of its opening line.
  case fenced(LineMark)

  /// The state after a line with `mark`.
  func after(_ mark: LineMark, isFirstLine: Bool) -> BlockState {
    if mark == .none { return self }
    switch self {
    case .text:
      if isFirstLine, mark == .dashes { return .frontMatter }
      return mark.isFence ? .fenced(mark) : .text
    case .frontMatter:
      return mark == .dashes || mark == .dots ? .text : .frontMatter
    case .fenced(let opening):
      let closes =
        mark.isFence && mark.isTilde == opening.isTilde && !mark.hasInfo && mark.count >= opening.count
      return closes ? .text : self
    }
  }
}
