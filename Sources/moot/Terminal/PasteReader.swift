import CNcurses
import Glibc

/// Reads what a terminal sends between the marks of a bracketed paste. ncurses takes it byte by byte, with two system
/// calls each: ten seconds for a few megabytes, where this takes one or two.
enum PasteReader {
  private static let endMark = Array("\u{1b}[201~".utf8)
  private static let patienceMilliseconds: CInt = 1000

  /// Everything up to the closing mark, line ends as line feeds. The terminal sends it in one go, so a pause only means
  /// that more is on its way; without any for a second the mark was lost and what came is taken.
  ///
  /// Not a byte behind the mark is read: ncurses finds no key in bytes that are given back to it, so that another paste
  /// or a cursor key would be taken for typing.
  static func read() -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: endMark.count)
    // How much of the mark the last bytes are.
    var marked = 0
    // What is there to be read without waiting, in bytes.
    var arrived: CInt = 0
    while marked < endMark.count {
      if arrived <= 0 {
        var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        let polled = poll(&ready, 1, patienceMilliseconds)
        if polled < 0, errno == EINTR { continue }
        if polled <= 0 { break }
        _ = ioctl(STDIN_FILENO, UInt(FIONREAD), &arrived)
      }
      let count = Glibc.read(STDIN_FILENO, &piece, endMark.count - marked)
      if count < 0, errno == EINTR || errno == EAGAIN {
        arrived = 0
        continue
      }
      if count <= 0 { break }
      arrived -= CInt(count)
      bytes += piece[..<count]
      for byte in piece[..<count] {
        marked = byte == endMark[marked] ? marked + 1 : byte == endMark[0] ? 1 : 0
      }
    }
    if marked == endMark.count { bytes.removeLast(marked) }
    return text(bytes)
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
