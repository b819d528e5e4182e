import Glibc
import Workspace
import WorkspaceStore

/// The program's standard streams: data goes to output, everything else to error.
enum Output {
  static let isTerminal = isatty(STDOUT_FILENO) == 1
  /// False in a locale whose characters cannot hold more than ASCII.
  static let isUnicode = UserLocale.takeUp()

  /// Writes text as it is; the caller has escaped what comes from files.
  static func write(_ text: String) {
    send(text, to: STDOUT_FILENO)
  }

  /// A message for the person at the terminal, made safe to print.
  static func note(_ message: String) {
    send("moot: \(safe(message))\n", to: STDERR_FILENO)
  }

  /// Diagnostics as compilers print them.
  static func report(_ diagnostics: [Diagnostic]) {
    let lines = diagnostics.map { safe($0.description) + "\n" }
    if !lines.isEmpty { send(lines.joined(), to: STDERR_FILENO) }
  }

  /// Writes a file that a person named, whole or not at all.
  static func writeFile(_ text: String, to path: String) throws {
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  /// An error's text with its usage, as the argument parser words it.
  static func complain(_ text: String) {
    send(safe(text) + "\n", to: STDERR_FILENO)
  }

  /// Columns of the terminal on standard output; nil where there is none, so that nothing is clipped.
  static var width: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
  }

  /// Text of several lines with everything that could drive a terminal made visible.
  static func safe(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { DisplayText.escaped(String($0)) }.joined(separator: "\n")
  }

  private static func send(_ text: String, to descriptor: CInt) {
    var text = text
    text.withUTF8 { buffer in
      var rest = UnsafeRawBufferPointer(buffer)[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let written = Glibc.write(descriptor, part.baseAddress, part.count)
        if written < 0, errno == EINTR { continue }
        if written < 0, errno == EAGAIN {
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, -1)
          continue
        }
        if written <= 0 { giveUp(on: descriptor, errno) }
        rest = rest.dropFirst(written)
      }
    }
  }

  /// Output that nobody reads any more is no failure; output that is lost is one.
  private static func giveUp(on descriptor: CInt, _ code: CInt) -> Never {
    if code == EPIPE { exit(0) }
    if descriptor == STDOUT_FILENO {
      note("cannot write to standard output: \(String(cString: strerror(code)))")
    }
    exit(1)
  }
}
