import Foundation
import Testing
import Workspace

@testable import TerminalUI

/// Keys, pastes, clicks and sizes at random, on a workspace that answers every effect as the real one might: also with
/// refusals, late, and not at all. `MOOT_MONKEY` is how many keys are pressed and `MOOT_MONKEY_SEED` where the seeds
/// begin; what fails prints its seed and the last keys.
@Suite("Random keys") struct MonkeyTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["MOOT_MONKEY"].flatMap { Int($0) } ?? 5_000
  private static let firstSeed = environment["MOOT_MONKEY_SEED"].flatMap { UInt64($0) } ?? 1
  /// After so many keys the next seed begins with a new workspace.
  private static let run = 500

  @Test(
    "No key crashes anything or loses a letter, and from everywhere Esc and q lead out",
    arguments: (0..<max(1, count / run)).map { firstSeed + UInt64($0) })
  func anyKeys(_ seed: UInt64) {
    var monkey = Monkey(seed: seed)
    for step in 0..<Self.run {
      monkey.act()
      if let problem = monkey.problem {
        Issue.record(
          "seed \(seed), step \(step), after \(monkey.lastInputs): \(problem)\n\(monkey.model.shown)")
        return
      }
      guard step % 50 == 49 else { continue }
      if let place = monkey.placeThatCannotBeLeft() {
        Issue.record("seed \(seed), step \(step), after \(monkey.lastInputs): no way out of\n\(place)")
        return
      }
    }
  }
}

/// Who presses the keys, and the workspace that answers.
private struct Monkey {
  private(set) var model: Model
  private var chance: SeededGenerator
  private var files: [String: String]
  /// Text kept for a kill, by path.
  private var recovery: [String: String] = [:]
  /// What the workspace has not answered yet.
  private var pending: [Message] = []
  private(set) var problem: String?
  private(set) var lastInputs: [String] = []

  private static let keys = KeyMap.standard.bindings.flatMap(\.keys)

  init(seed: UInt64) {
    chance = SeededGenerator(state: seed)
    files = [
      "proposals/0001-leaf-locks/proposal.md": Sample.source,
      "meetings/2026-11-11-smp.md": "# SMP\n\n## TODOs\n\n"
        + String(repeating: "RV: Write it.\n\n", count: 30),
    ]
    let size = Size(
      rows: Int.random(in: 1...60, using: &chance), columns: Int.random(in: 1...180, using: &chance))
    model = seed % 2 == 0 ? Sample.model(rows: size.rows, columns: size.columns) : ReviewSample.model()
  }

  // MARK: Acting

  mutating func act() {
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<55: send(.key(Self.keys.randomElement(using: &chance) ?? .enter))
    case 55..<80:
      send(.key(.character(Character(Unicode.Scalar(UInt8.random(in: 32..<127, using: &chance))))))
    case 80..<84: send(.pasted(pieces.randomElement(using: &chance) ?? ""))
    case 84..<90: send(.mouse(MouseEvent(kind, at: point)))
    case 90..<93:
      let rows = Int.random(in: 1...50, using: &chance)
      send(.resized(Size(rows: rows, columns: Int.random(in: 1...160, using: &chance))))
    case 93..<95: send(surprise)
    default: answer()
    }
  }

  private var kind: MouseEvent.Kind {
    mutating get {
      [MouseEvent.Kind.press, .drag, .release, .wheelUp, .wheelDown].randomElement(using: &chance) ?? .press
    }
  }

  private var point: Point {
    mutating get {
      Point(
        row: Int.random(in: 0..<model.size.rows, using: &chance),
        column: Int.random(in: 0..<model.size.columns, using: &chance))
    }
  }

  /// Something that happens without a key.
  private var surprise: Message {
    mutating get {
      switch Int.random(in: 0..<8, using: &chance) {
      case 0: .proposalsLoaded([], [])
      case 1: .proposalsLoaded([Sample.proposal()], [])
      case 2: .proposalsLoaded([ReviewSample.proposal()], [])
      case 3: .agendaLoaded(Agenda.build([], today: Sample.today), [])
      case 4: .agendaLoaded(Agenda.build(Sample.items, today: Sample.today), [])
      case 5: .failed("the disk is full")
      case 6: .syncStopped("the remote is away")
      default: .meetingsLoaded([])
      }
    }
  }

  private mutating func send(_ message: Message) {
    lastInputs.append(String("\(message)".prefix(80)))
    if lastInputs.count > 12 { lastInputs.removeFirst() }
    take(message)
  }

  private mutating func answer() {
    if !pending.isEmpty { send(pending.removeFirst()) }
  }

  private mutating func take(_ message: Message) {
    let before = unsavedTexts
    let effects = update(&model, message)
    if effects.contains(.quit) {
      if !unsavedTexts.isEmpty { problem = "it quits with unsaved text" }
      let next = chance.next()
      self = Monkey(seed: next)
      return
    }
    for effect in effects { run(effect) }
    check(before, effects)
  }

  // MARK: The workspace

  private mutating func run(_ effect: Effect) {
    switch effect {
    case .keepRecovery(let path, let buffer): recovery[path] = buffer?.text
    case .openFile(let path, let line):
      let text = files[path] ?? ""
      // Sometimes a kill left something, which stays where it is until somebody decides on it.
      if chance.next() % 8 == 0 { recovery[path] = text + "more" }
      pending.append(
        chance.next() % 8 == 0
          ? .openFailed(path: path, "it is gone")
          : .fileOpened(
            OpenedFile(
              path: path, text: text, stamp: FileStamp(of: text.utf8), line: line,
              recovered: recovery[path] == text ? nil : recovery[path])))
    case .save(let path, let buffer, _, let revision):
      switch chance.next() % 5 {
      case 0: pending.append(.saveFailed(path: path, "the disk is full"))
      case 1:
        let theirs = (files[path] ?? "") + "theirs\n"
        pending.append(.saveRefused(path: path, theirs: theirs, FileStamp(of: theirs.utf8)))
      default:
        files[path] = buffer.text
        pending.append(.saved(path: path, FileStamp(of: buffer.text.utf8), revision: revision))
      }
    case .search(_, _, let token): pending.append(.searchFound([], token: token))
    case .changeItem: pending.append(.itemChanged(summary: "done", undo: 1))
    case .undoNewest: pending.append(.nothingToUndo)
    case .loadMeetings: pending.append(.meetingsLoaded([]))
    case .loadIdentity: pending.append(.identityKnown(ReviewSample.andra))
    case .createProposal, .publish, .export, .addReview, .decide:
      pending.append(.refused(effect, "the hook says no"))
    case .runBenchmark: pending += [.benchmarkRound(Sample.run()), .benchmarkFinished(Sample.run())]
    case .sync: pending.append(.synced("nothing new"))
    default: break
    }
  }

  // MARK: What must hold

  private var unsavedTexts: [String: String] {
    var texts: [String: String] = [:]
    for case .editor(let editor) in model.screens where editor.hasUnsavedChanges {
      texts[editor.path] = editor.editing?.editor.buffer.text
    }
    return texts
  }

  private mutating func check(_ before: [String: String], _ effects: [Effect]) {
    let surface = view(model)
    if surface.size != model.size { problem = "the screen has another size" }
    if let cursor = surface.cursor, cursor.row >= model.size.rows || cursor.column >= model.size.columns {
      problem = "the cursor is outside"
    }
    if model.screens.isEmpty { problem = "no screen is left" }
    for (path, text) in unsavedTexts where recovery[path] != text {
      problem = "what is typed in \(path) would be lost by a kill"
    }
    // Text that is gone from the screens was saved, or its recovery was taken away by an answer.
    for path in before.keys where unsavedTexts[path] == nil {
      let wasAsked = effects.contains { if case .keepRecovery(path, nil) = $0 { true } else { false } }
      if !wasAsked, files[path] != before[path] { problem = "what was typed in \(path) is gone" }
    }
  }

  /// Nil where Esc and q, and an answer to what is asked then, lead to the end; else the screen that holds one.
  func placeThatCannotBeLeft() -> String? {
    var copy = self
    for step in 0..<120 {
      let key: Key
      switch copy.model.prompt?.kind {
      case .choices(let choices):
        let keys = choices.map(\.key)
        key = .character(["x", "d", "n"].first(where: keys.contains) ?? keys.last ?? "q")
      case .text, .menu: key = .escape
      case nil: key = step % 2 == 0 ? .escape : .character("q")
      }
      if update(&copy.model, .key(key)).contains(.quit) { return nil }
    }
    return copy.model.shown
  }
}
