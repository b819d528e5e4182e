import CTerminal
import Foundation
import Testing

/// A program in a terminal of its own: keys go in, and what a person would see is read off an emulator. Nothing here
/// sleeps; everything waits for what appears.
final class PseudoTerminal {
  /// How long anything may take before a test gives up on it.
  static let patience: Duration = .seconds(120)

  private let process: pid_t
  private let master: CInt
  private var isHungUp = false
  private let reader: ScreenReader
  private var status: ExitStatus?
  /// Every byte the program has sent.
  private(set) var output: [UInt8] = []

  init(_ launch: Launch, rows: Int = 24, columns: Int = 80) throws {
    var master: CInt = -1
    process = launch.withCStrings { words, settings in
      terminal_spawn(&master, CInt(rows), CInt(columns), launch.path, words, settings, launch.folder)
    }
    guard process > 0 else { throw POSIXError(.EAGAIN) }
    self.master = master
    reader = ScreenReader(rows: rows, columns: columns)
  }

  deinit {
    if status == nil {
      var ignored: CInt = 0
      CTerminal.kill(process, SIGKILL)
      waitpid(process, &ignored, 0)
    }
    hangUp()
  }

  // MARK: What a person does

  func send(_ keys: String) throws { try send(Array(keys.utf8)) }

  /// Bytes as they are, also such as no key sends.
  func send(_ bytes: [UInt8]) throws {
    var bytes = bytes[...]
    let start = ContinuousClock.now
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN, ContinuousClock.now - start < Self.patience {
        _ = receive(within: .milliseconds(20))
      } else if errno != EINTR {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    }
  }

  func resize(rows: Int, columns: Int) {
    reader.resize(rows: rows, columns: columns)
    tellSize(rows: rows, columns: columns)
  }

  /// Tells the program of another size than the emulator has: libvterm does not outlive a wide letter in a window of one
  /// column.
  func tellSize(rows: Int, columns: Int) {
    _ = terminal_set_size(master, CInt(rows), CInt(columns))
  }

  func kill(_ signal: CInt = SIGKILL) {
    CTerminal.kill(process, signal)
  }

  /// Closes the window: the terminal is gone, with all that the program might still say.
  func hangUp() {
    if !isHungUp { close(master) }
    isHungUp = true
  }

  /// Whether the terminal is back in the state a shell expects.
  var isCooked: Bool { terminal_is_cooked(master) == 1 }

  // MARK: What a person sees

  /// The screen as it is after everything the program has sent so far.
  var screen: Screen {
    while receive(within: .zero) == .some(true) {}
    return reader.read()
  }

  /// Waits until the screen holds the text, or records an issue with the screen as it is then.
  @discardableResult
  func waitFor(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Screen {
    waitUntil("\"\(text)\" appears", sourceLocation: sourceLocation) { $0.contains(text) }
  }

  /// Waits until the text is gone.
  @discardableResult
  func waitUntilGone(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Screen {
    waitUntil("\"\(text)\" is gone", sourceLocation: sourceLocation) { !$0.contains(text) }
  }

  @discardableResult
  func waitUntil(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: (Screen) -> Bool
  ) -> Screen {
    if let reached = firstScreen(within: Self.patience, where: holds) { return reached }
    let last = screen
    Issue.record("waited in vain until \(what); the screen is\n\(last)", sourceLocation: sourceLocation)
    return last
  }

  /// Waits until the whole screen is the expected one, white space at the ends of rows aside.
  func expectScreen(_ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let reached = firstScreen(within: .seconds(10)) { $0.difference(from: expected) == nil }
    guard reached == nil, let difference = screen.difference(from: expected) else { return }
    Issue.record("\(difference)", sourceLocation: sourceLocation)
  }

  /// The first screen that holds what is asked, or nil when patience or the program ends before.
  func firstScreen(within patience: Duration, where holds: (Screen) -> Bool) -> Screen? {
    let end = ContinuousClock.now + patience
    while true {
      let now = screen
      if holds(now) { return now }
      let left = end - ContinuousClock.now
      if left <= .zero || receive(within: left) == nil {
        let last = screen
        return holds(last) ? last : nil
      }
    }
  }

  /// The screen once the program has sent nothing for a while, to be recorded and looked at; no test may rest on it.
  var screenAtRest: Screen {
    while receive(within: .milliseconds(300)) == .some(true) {}
    return screen
  }

  // MARK: The end

  var isRunning: Bool {
    guard status == nil else { return false }
    var waitStatus: CInt = 0
    guard terminal_wait_for_exit(process, 0, &waitStatus) == 1 else { return true }
    status = ExitStatus(waitStatus: waitStatus)
    return false
  }

  /// Waits until the program sends something more or ends; false where it does neither.
  func waitForOutput(within patience: Duration = patience) -> Bool { receive(within: patience) != false }

  /// Reads to the end of the program's output and waits for its end.
  func waitForExit() -> ExitStatus {
    if let status { return status }
    let end = ContinuousClock.now + Self.patience
    while !isHungUp, ContinuousClock.now < end, receive(within: end - ContinuousClock.now) != nil {}
    var waitStatus: CInt = 0
    let ended: ExitStatus
    if terminal_wait_for_exit(process, CInt(Self.patience.components.seconds) * 1000, &waitStatus) == 1 {
      ended = ExitStatus(waitStatus: waitStatus)
    } else {
      CTerminal.kill(process, SIGKILL)
      waitpid(process, &waitStatus, 0)
      ended = .hung
    }
    status = ended
    return ended
  }

  /// Takes in what the program sends, waiting at most so long: true when something came, false when time ran out, nil
  /// when the program has closed its terminal.
  private func receive(within time: Duration) -> Bool? {
    let (seconds, attoseconds) = time.components
    let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    let ready = terminal_wait(master, CInt(clamping: max(0, milliseconds)))
    guard ready > 0 else { return ready == 0 ? false : nil }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Foundation.read(master, &buffer, buffer.count)
    if count > 0 {
      output += buffer[..<count]
      reader.feed(buffer[..<count])
      return true
    }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? false : nil
  }
}

/// What keys send in an xterm.
enum Keys {
  static let enter = "\r"
  static let escape = "\u{1B}"
  static let tab = "\t"
  static let backspace = "\u{7F}"
  static let up = "\u{1B}OA"
  static let down = "\u{1B}OB"
  static let right = "\u{1B}OC"
  static let left = "\u{1B}OD"
  static let home = "\u{1B}OH"
  static let end = "\u{1B}OF"
  static let pageDown = "\u{1B}[6~"
  static let pageUp = "\u{1B}[5~"

  static func control(_ letter: Character) -> String {
    String(UnicodeScalar((letter.asciiValue ?? 64) & 0x1F))
  }
}
