/// Text from files made fit to be shown: nothing in it can drive the terminal, hide or reorder what is read.
///
/// Controls become control pictures (`␛`), everything else that is invisible or without meaning becomes its code
/// point (`<U+202E>`): C1 controls, bidirectional controls, zero-width formatting, tags, private and unassigned
/// code points (Unicode Technical Report #36). Joiners survive inside emoji sequences and in the scripts that
/// need them, variation selectors after a character.
public enum DisplayText {
  /// What becomes of a tab.
  public enum Tabs: Hashable, Sendable {
    /// One space.
    case space
    /// Spaces up to the next multiple of so many columns, counted from the start of the text.
    case columns(Int)
    /// The control picture `␉`.
    case visible
  }

  /// `text` with everything unfit to be shown made visible; the same string when there is nothing of the kind.
  public static func escaped(_ text: String, tabs: Tabs = .space) -> String {
    var copy = text
    let isPlain = copy.withUTF8 { DisplayWidth.isPrintableASCII($0) }
    if isPlain || !copy.unicodeScalars.contains(where: mayNeedEscape) && !startsWithMark(copy) { return text }
    return escape(copy, tabs: tabs)
  }

  /// What to show for one grapheme cluster, nil when it can be shown as it is. A tab is left to the caller.
  public static func escaped(_ character: Character) -> String? {
    if let ascii = character.asciiValue, (0x20..<0x7F).contains(ascii) || ascii == 0x09 { return nil }
    let text = String(character)
    guard text.unicodeScalars.contains(where: mayNeedEscape) || startsWithMark(text) else { return nil }
    let shown = escape(text, tabs: .space)
    return shown == text ? nil : shown
  }

  private static func escape(_ text: String, tabs: Tabs) -> String {
    var shown = ""
    shown.reserveCapacity(text.utf8.count + 16)
    let scalars = text.unicodeScalars
    var previous: Unicode.Scalar?
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      let next = index < scalars.endIndex ? scalars[index] : nil
      if scalar == "\t" {
        appendTab(to: &shown, tabs)
        previous = nil
      } else if mayNeedEscape(scalar), !survives(scalar, after: previous, before: next) {
        shown += visible(scalar)
        previous = nil
      } else {
        // A mark with nothing to sit on would fall on whatever cell stands before the text.
        if previous == nil, isMark(scalar) { shown.unicodeScalars.append("\u{25CC}") }
        shown.unicodeScalars.append(scalar)
        previous = scalar
      }
    }
    return shown
  }

  private static func appendTab(to shown: inout String, _ tabs: Tabs) {
    switch tabs {
    case .space: shown += " "
    case .visible: shown += "\u{2409}"
    case .columns(let columns):
      let step = max(columns, 1)
      shown += String(repeating: " ", count: step - shown.displayWidth % step)
    }
  }

  /// The replacement of a code point that must not be sent as it is.
  private static func visible(_ scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    if value < 0x20 { return String(Character(Unicode.Scalar(UInt8(value)).controlPicture)) }
    if value == 0x7F { return "\u{2421}" }
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// True for every code point that has to be looked at twice; quick for the letters of most texts.
  private static func mayNeedEscape(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 }
    if value < 0x300 { return value < 0xA0 || value == 0xAD }
    // Han, kana and Hangul syllables, by far the most of what else is written.
    if (0x3041...0x3096).contains(value) || (0x4E00...0x9FFF).contains(value)
      || (0xAC00...0xD7A3).contains(value)
    {
      return false
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return true }
    switch properties.generalCategory {
    case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return true
    // Signs such as U+0600 are of category Cf but seen.
    case .format: return !(0x600...0x605).contains(value) && value != 0x6DD && value != 0x8E2
    default: return false
    }
  }

  /// Invisible code points that belong to what is written around them.
  private static func survives(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> Bool {
    guard let previous else { return false }
    switch scalar.value {
    case 0xFE00...0xFE0F, 0x180B...0x180D, 0x180F, 0xE0100...0xE01EF:
      return previous != " "
    case 0x200C, 0x200D:
      if let next, next.value < 0x600 || mayNeedEscape(next) { return false }
      if joiningScripts.contains(previous.value) { return true }
      return next != nil && scalar.value == 0x200D && previous.value >= 0xA9
        && (previous.properties.isEmoji || previous.value == 0xFE0F)
    default: return false
    }
  }

  /// Arabic to Khmer and Mongolian: the scripts whose letters join or form conjuncts.
  private static let joiningScripts: ClosedRange<UInt32> = 0x600...0x18AF

  private static func startsWithMark(_ text: String) -> Bool {
    text.unicodeScalars.first.map(isMark) ?? false
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && DisplayWidth.cells(of: scalar) == 0
  }
}

extension Unicode.Scalar {
  /// U+2400 to U+241F for the C0 controls.
  fileprivate var controlPicture: Unicode.Scalar { Unicode.Scalar(UInt16(0x2400 + value)) ?? "\u{FFFD}" }
}
