import Foundation
import MemoryEngine

/// Somebody who presses anything, on a copy of the tour's workspace.
struct RandomHands {
  struct Problem: Error {
    var text: String
  }

  private let fixture: Fixture
  private var chance: SplitMix64
  private(set) var terminal: PseudoTerminal
  private(set) var given = 0
  private(set) var lastInputs: [String] = []
  /// What no key may change: published versions, their reviews and their runs.
  private let sealed: [String: [UInt8]]
  private let isCommitting: Bool
  private var size = (rows: 30, columns: 100)

  init(seed: UInt64) throws {
    chance = SplitMix64(seed: seed)
    var fixture = try Fixture(workspace: "group", person: ScreenTour.reviewer)
    // What would be started outside of the terminal is a program that does nothing.
    let programs = "\(fixture.folder.home)/bin"
    try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(programs)/xdg-open", withDestinationPath: "/bin/true")
    fixture.environment["PATH"] = "\(programs):\(fixture.environment["PATH"] ?? "")"
    fixture.environment["MOOT_EDITOR"] = "true"
    let kinds = ["xterm-256color", "tmux-256color", "screen", "linux", "vt100"]
    fixture.environment["TERM"] = kinds[Int(seed % 5)]
    if seed % 7 == 0 { fixture.environment["LANG"] = "C" }
    isCommitting = seed % 2 == 0
    let folder = fixture.folder
    if isCommitting {
      let configuration = try folder.text(of: "moot.yaml")
      try folder.write(
        configuration.replacingOccurrences(of: "commit: manual", with: "commit: event"), to: "moot.yaml")
      _ = try CommandRunner(in: folder).shell("git init -q -b main && git add . && git commit -qm Before")
    }
    sealed = try Self.sealedPaths(folder).reduce(into: [:]) { $0[$1] = try folder.bytes(of: $1) }
    self.fixture = fixture
    terminal = try Self.start(fixture)
  }

  /// Until the program has the terminal, a C-c is not its own.
  private static func start(_ fixture: Fixture) throws -> PseudoTerminal {
    let terminal = try fixture.open(rows: 30, columns: 100)
    guard terminal.firstScreen(within: PseudoTerminal.patience, where: { $0.contains("Home") }) != nil else {
      throw Problem(text: "it does not start")
    }
    return terminal
  }

  private static func paths(_ folder: TemporaryFolder) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  private static func sealedPaths(_ folder: TemporaryFolder) throws -> [String] {
    paths(folder).filter { path in
      path.hasSuffix(".json")
        || path.hasPrefix("proposals/")
          && (path.contains("/reviews/2") || path.hasSuffix("/v1.md") || path.hasSuffix("/v2.md"))
    }
  }

  // MARK: Pressing

  /// A few inputs at once, then another size, which the program must answer.
  mutating func giveSome() throws {
    for _ in 0..<Int.random(in: 1...12, using: &chance) {
      let input = nextInput()
      given += 1
      lastInputs = lastInputs.suffix(40) + [String(decoding: input, as: UTF8.self).debugDescription]
      try send(input)
    }
    let last = size
    repeat {
      size.rows = Int.random(in: 1...(chance.next() % 4 == 0 ? 100 : 30), using: &chance)
      size.columns = Int.random(in: 1...(chance.next() % 4 == 0 ? 300 : 120), using: &chance)
    } while size == last
    lastInputs.append("\(size.columns)x\(size.rows)")
    let before = terminal.output.count
    terminal.tellSize(rows: size.rows, columns: size.columns)
    // Another size is drawn on a cleared screen.
    let clear = ["\u{1B}[2J", "\u{1B}[H\u{1B}[J"].map { Array($0.utf8) }
    while terminal.isRunning, !clear.contains(where: terminal.output[before...].contains) {
      guard terminal.waitForOutput() else { throw Problem(text: "it does not answer") }
    }
    if terminal.screen.contains("SQLite") { throw Problem(text: "the index is not read") }
    try startAgainWhereLeft()
  }

  private mutating func send(_ input: [UInt8]) throws {
    // A key may have ended the program just now, and its terminal with it.
    do { try terminal.send(input) } catch  where !terminal.isRunning {}
    try startAgainWhereLeft()
  }

  /// Ends of the program that keys ask for are no problem.
  private mutating func startAgainWhereLeft() throws {
    guard !terminal.isRunning else { return }
    guard terminal.waitForExit() == .code(0) else {
      throw Problem(text: "it ended with \(terminal.waitForExit())")
    }
    lastInputs.append("(started again)")
    size = (30, 100)
    terminal = try Self.start(fixture)
  }

  private static let commands = Array("123456/:?jkGgdnepmrvotcfsAxwzDuNoSCLEVYR[]|}{=P*ahl \t\r".utf8)
  private static let sequences: [String] = [
    Keys.up, Keys.down, Keys.left, Keys.right, Keys.pageUp, Keys.pageDown, Keys.home, Keys.end,
    Keys.backspace,
    "\u{1B}[3~", "\u{1B}[2~", "\u{1B}[Z", "\u{1B}OP", "\u{1B}OQ", "\u{1B}OR", "\u{1B}[15~", "\u{1B}[1;2A",
    "\u{1B}[1;2B", "\u{1B}[1;2C", "\u{1B}[1;5D", "\u{1B}[1;6F", "\u{1B}[1;3A", "\u{1B}[1;3B", "\u{1B}[3;5~",
  ]
  private static let halves: [String] = [
    "\u{1B}[", "\u{1B}]", "\u{1B}[<0;", "\u{1B}[1;", "\u{1B}[201~", "\u{1B}[?62;22c", "\u{1B}[9;9R",
    "\u{1B}P1$r0m\u{1B}\\",
    "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:ff", "\u{1B}O", "\u{1B}\u{1B}", "\u{9B}", "\u{0}",
  ]
  private static let words: [String] = [
    "lock", "RV", "+7d\r", "2026-12-01\r", "漢字", "e\u{301}", "👨‍👩‍👧", "שלום", "verdict", "\u{202E}", "a.*b",
    "(a+)+b", "title: x",
    "```claim\r", "RV: Do it, by Monday.\r",
  ]

  private mutating func nextInput() -> [UInt8] {
    func text(_ list: [String], _ chance: inout SplitMix64) -> [UInt8] {
      Array((list.randomElement(using: &chance) ?? "").utf8)
    }
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<40: return [Self.commands.randomElement(using: &chance) ?? 13]
    case 40..<52: return [UInt8.random(in: 32..<127, using: &chance)]
    case 52..<60: return [UInt8.random(in: 1..<28, using: &chance)]
    case 60..<66: return [27, UInt8.random(in: 33..<127, using: &chance)]
    case 66..<80: return text(Self.sequences, &chance)
    case 80..<86: return text(Self.words, &chance)
    case 86..<89: return Array("\u{1B}[200~".utf8) + text(Self.words, &chance) + Array("\n\u{1B}[201~".utf8)
    case 89..<95: return click()
    case 95..<98: return text(Self.halves, &chance)
    default: return (0..<4).map { _ in UInt8.random(in: 128...255, using: &chance) }
    }
  }

  private mutating func click() -> [UInt8] {
    let button = [0, 0, 32, 64, 65].randomElement(using: &chance) ?? 0
    let (column, row) = (Int.random(in: 1...120, using: &chance), Int.random(in: 1...40, using: &chance))
    let release = button == 0 ? "\u{1B}[<0;\(column);\(row)m" : ""
    return Array("\u{1B}[<\(button);\(column);\(row)M\(release)".utf8)
  }

  // MARK: Leaving

  /// Esc and q, and an answer to what is asked, lead out of everything.
  mutating func leave() throws {
    // What a half sequence still waits for.
    try send(Array("M\u{1B}[201~\u{1B}\\".utf8))
    terminal.resize(rows: 30, columns: 100)
    for step in 0..<120 {
      guard terminal.isRunning else { break }
      let asked = Self.answer(terminal.screen)
      let key = asked ?? (step % 2 == 0 ? Keys.escape : "q")
      do { try terminal.send(key) } catch  where !terminal.isRunning {}
      _ = terminal.waitForOutput(within: .milliseconds(200))
    }
    guard !terminal.isRunning else { throw Problem(text: "no way out") }
    guard terminal.waitForExit() == .code(0) else {
      throw Problem(text: "left, it ended with \(terminal.waitForExit())")
    }
    guard terminal.isCooked, !terminal.screen.isAlternate, terminal.screen.isCursorVisible else {
      throw Problem(text: "the terminal is not as it was")
    }
  }

  /// The key that discards what is asked about; nil where nothing is asked.
  private static func answer(_ screen: Screen) -> String? {
    for row in screen.rows.suffix(2) {
      for word in [" discard", " no", " leave it"] {
        guard let place = row.range(of: word)?.lowerBound, row[..<place].last?.isLetter == true,
          row[..<place].dropLast().last == " "
        else { continue }
        return row[..<place].last.map(String.init)
      }
    }
    return nil
  }

  // MARK: The workspace

  func checkWorkspace() throws {
    let folder = fixture.folder
    for (path, bytes) in sealed where (try? folder.bytes(of: path)) != bytes {
      throw Problem(text: "\(path) is not what was published")
    }
    let paths = Self.paths(folder)
    for path in paths where path.contains(".moot-") || path.hasSuffix(".lock") && path.hasPrefix(".git/") {
      throw Problem(text: "\(path) is left behind")
    }
    for path in paths where path.hasPrefix(".moot/journal/") || path.hasPrefix(".moot/recovery/") {
      throw Problem(text: "\(path) is left behind")
    }
    for path in [ScreenTour.note, "meetings/2026-10-28-smp.md", "meetings/2026-10-14-smp.md"] {
      guard folder.exists(path), String(validating: try folder.bytes(of: path), as: UTF8.self) != nil else {
        throw Problem(text: "\(path) is gone or torn")
      }
    }
    let check = try CommandRunner(in: folder).moot("--as-of", Fixture.today, "check")
    guard check.status == .code(0) else { throw Problem(text: "moot check says \(check)") }
    guard isCommitting else { return }
    let git = try CommandRunner(in: folder).shell("git fsck --strict && git status --porcelain >/dev/null")
    guard git.status == .code(0) else { throw Problem(text: "git says \(git)") }
  }
}
