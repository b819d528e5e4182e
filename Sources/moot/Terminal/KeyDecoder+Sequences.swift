import CNcurses
import TerminalUI

/// Control sequences and strings that are no key which ncurses knows (ECMA-48, 5.4 and 5.6). Nothing of one may be taken
/// for typing, and nothing that a person typed for one: what begins like a sequence and goes on like none is there to be
/// read again.
extension KeyDecoder {
  enum Sequence {
    /// A person typed it.
    case typed
    case mouse(MouseEvent)
    case background(String)
    /// Of a key or a report that nobody asked for.
    case unknown
  }

  /// - Parameter key: what Escape and the character after it are when a person typed them.
  static func readSequence(after key: Key) -> Sequence {
    switch key {
    case .alt("["): readControlSequence()
    case .alt("O"): readKeypad()
    case .alt("]"): readString(isCommand)
    case .alt("P"): readString(isDeviceControl)
    default: .typed
    }
  }

  /// What follows `ESC [`, also where the rest of it never comes.
  private static func readControlSequence() -> Sequence {
    var text = ""
    while text.utf8.count < 64 {
      guard let code = readCode(patiently: !text.isEmpty) else { break }
      guard let byte = byte(of: code) else {
        giveBack([code])
        break
      }
      text.unicodeScalars.append(Unicode.Scalar(byte))
      guard byte >= 0x40 else { continue }
      if text == "M" { text += readOldClick() }
      return MouseEvent(report: text).map(Sequence.mouse) ?? .unknown
    }
    return text.isEmpty ? .typed : .unknown
  }

  /// The three characters after `ESC [ M`, as terminals send them that know no other form.
  private static func readOldClick() -> String {
    var text = ""
    while text.unicodeScalars.count < 3, let code = readCode(patiently: true), !code.isFunctionKey,
      let scalar = Unicode.Scalar(UInt32(code.value))
    {
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// What follows `ESC O`: one character, and before it the modifiers where a terminal tells them there.
  private static func readKeypad() -> Sequence {
    var count = 0
    while count < 8, let code = readCode(patiently: count > 0) {
      guard let byte = byte(of: code) else {
        giveBack([code])
        break
      }
      count += 1
      if !(0x30...0x3B).contains(byte) { break }
    }
    return count == 0 ? .typed : .unknown
  }

  /// What may stand in a sequence.
  private static func byte(of code: Code) -> UInt8? {
    code.isFunctionKey || !(0x20...0x7E).contains(code.value) ? nil : UInt8(exactly: code.value)
  }

  // MARK: Strings

  /// In characters, each of up to four bytes; ncurses takes no more than 137 bytes back.
  private static let givenBackMax = 32

  /// In bytes.
  private static let stringLengthMax = 1 << 16

  /// `11;` and what follows it: an operating system command's answer has a number.
  private static func isCommand(_ text: String) -> Bool {
    let rest = text.unicodeScalars.drop { ("0"..."9").contains($0) }
    return rest.first == ";" && rest.startIndex > text.startIndex
  }

  /// `1+r` or `>|` and what follows it: every answer has something before its letter.
  private static func isDeviceControl(_ text: String) -> Bool {
    let rest = text.unicodeScalars.drop { ("0"..."?").contains($0) }.drop { ("!"..."/").contains($0) }
    return rest.first.map { ("@"..."~").contains($0) } ?? false && rest.startIndex > text.startIndex
  }

  /// What a terminal reports after `ESC ]` or `ESC P`, up to BEL or `ESC \`. It comes in one piece or nearly so.
  ///
  /// - Parameter isReport: whether what has come of it begins like a report. Anything else was typed, and a report
  ///   without an end too unless it is longer than a person types before it is read.
  private static func readString(_ isReport: (String) -> Bool) -> Sequence {
    var taken: [Code] = []
    var text = ""
    var escape: Code?
    while text.utf8.count < stringLengthMax, taken.count < givenBackMax || isReport(text),
      let code = readCode(patiently: isReport(text))
    {
      if taken.count <= givenBackMax { taken.append(code) }
      let isPlain = !code.isFunctionKey
      let isEnd = isPlain && (code.value == 7 || escape != nil && code.value == UInt32(UInt8(ascii: "\\")))
      if isEnd, isReport(text) {
        return text.hasPrefix("11;") ? .background(String(text.dropFirst(3))) : .unknown
      }
      // A key or another sequence in the middle: the rest never comes.
      guard isPlain, escape == nil, code.value >= 32 || code.value == 27 else {
        if taken.count > givenBackMax { giveBack([escape, code].compactMap { $0 }) }
        break
      }
      escape = code.value == 27 ? code : nil
      if escape == nil, let scalar = Unicode.Scalar(UInt32(code.value)) { text.unicodeScalars.append(scalar) }
    }
    guard taken.count <= givenBackMax else { return .unknown }
    giveBack(taken)
    return .typed
  }

  /// The last one first, as ncurses keeps them.
  static func giveBack(_ codes: [Code]) {
    for code in codes.reversed() {
      _ = code.isFunctionKey ? ungetch(CInt(code.value)) : unget_wch(wchar_t(code.value))
    }
  }
}
