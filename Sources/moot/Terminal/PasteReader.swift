import CNcurses
import Glibc

/// Reads what a terminal sends between the marks of a bracketed paste. ncurses takes it byte by byte, with two system
/// calls each: ten seconds for a few megabytes.
enum PasteReader {
  private static let endMark = Array("\u{1b}[201~".utf8)
  /// What was typed right behind the mark is given back to ncurses, which keeps some 130 bytes.
  private static let pieceBytes = 96
  private static let patienceMilliseconds: CInt = 1000

  /// Everything up to the closing mark, line ends as line feeds. The terminal sends it in one go, so a pause only means
  /// that more is on its way; without any for a second the mark was lost and what came is taken.
  static func read() -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: pieceBytes)
    while true {
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let polled = poll(&ready, 1, patienceMilliseconds)
      if polled < 0, errno == EINTR { continue }
      if polled <= 0 { break }
      let count = Glibc.read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count <= 0 { break }
      let searched = max(0, bytes.count - endMark.count + 1)
      bytes += piece[..<count]
      if let mark = place(ofMarkIn: bytes, from: searched) {
        for byte in bytes[(mark + endMark.count)...].reversed() { ungetch(CInt(byte)) }
        bytes.removeSubrange(mark...)
        break
      }
    }
    return text(bytes)
  }

  private static func place(ofMarkIn bytes: [UInt8], from start: Int) -> Int? {
    var at = start
    while let escape = bytes[at...].firstIndex(of: endMark[0]) {
      if bytes[escape...].starts(with: endMark) { return escape }
      at = escape + 1
    }
    return nil
  }

  private static func text(_ bytes: [UInt8]) -> String {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      let follows = byte == UInt8(ascii: "\n") && previous == UInt8(ascii: "\r")
      if !follows { lines.append(byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte) }
      previous = byte
    }
    if String(cString: moot_codeset()).uppercased() == "UTF-8" {
      return String(decoding: lines, as: UTF8.self)
    }
    return local(lines)
  }

  /// In the characters of a locale that does not speak UTF-8; what it does not know is left out.
  private static func local(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var state = mbstate_t()
    bytes.withUnsafeBytes { raw in
      var rest = raw[...]
      while let start = UnsafeRawBufferPointer(rebasing: rest).bindMemory(to: CChar.self).baseAddress,
        !rest.isEmpty
      {
        var code: wchar_t = 0
        let length = mbrtowc(&code, start, rest.count, &state)
        let isKnown = (1...rest.count).contains(length)
        if isKnown, let scalar = Unicode.Scalar(UInt32(code)) { text.append(scalar) }
        if !isKnown { state = mbstate_t() }
        rest = rest.dropFirst(isKnown ? length : 1)
      }
    }
    return String(text)
  }
}
