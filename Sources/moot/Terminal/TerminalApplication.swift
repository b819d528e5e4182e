import Evidence
import Glibc
import TerminalUI
import Workspace
import WorkspaceStore

/// The terminal interface: waits for keys, results and signals, lets `update` decide, and paints what `view`
/// returns. It never waits for anything else.
struct TerminalApplication {
  private let screen: CursesScreen
  private let mailbox = Mailbox()
  private let effects: EffectRunner
  private var model: Model

  /// Opens Moot on a workspace and returns the exit code when the person leaves; `mended` is what was found half
  /// written.
  static func run(
    _ folder: WorkspaceFolder, today: CalendarDate, mended: [String], allowColour: Bool
  ) throws -> CInt {
    var application = try TerminalApplication(
      folder, today: today, allowColour: allowColour, PersonalConfiguration(folder.system))
    for text in mended { application.mailbox.post(.failed(text)) }
    return application.loop()
  }

  private init(
    _ folder: WorkspaceFolder, today: CalendarDate, allowColour: Bool, _ personal: PersonalConfiguration
  ) throws {
    var folder = folder
    folder.onWarning = { [mailbox] in mailbox.post(.failed($0)) }
    folder.onProgress = { [mailbox] done, total in
      // A few files are read before anybody could look.
      if total > 1000 { mailbox.post(.readingNotes(ReadingProgress(done: done, total: total))) }
    }
    effects = EffectRunner(folder: folder, today: today, mailbox: mailbox)
    // What the first screen shows is read while the terminal is taken over; locale and environment stay as they are by
    // then, since others read them.
    let terminal = try CursesScreen.Preparation()
    for effect in Model.firstEffects { effects.run(effect) }
    screen = try CursesScreen(terminal, allowColour: allowColour, personal.interface)
    model = Model(
      size: CursesScreen.terminalSize(),
      surroundings: Surroundings(
        today: today, group: folder.displayName, catalogue: EngineCatalogue.catalogue,
        problems: personal.diagnostics + folder.diagnostics,
        characters: screen.isUnicode ? .unicode : .ascii, policy: folder.configuration.review,
        people: folder.people), keyMap: personal.keyMap)
    Signals.install(waking: mailbox)
  }

  private mutating func loop() -> CInt {
    defer { screen.close() }
    paint()
    while true {
      waitForInput()
      // The pipe is emptied before the signals are looked at: one that comes later wakes the next round.
      let messages = mailbox.takeAll()
      if let signal = Signals.ending {
        for effect in model.placesToKeep { effects.run(effect) }
        effects.finish()
        return 128 + signal
      }
      if Signals.takeResize() { resize() }
      for message in messages {
        if handle(message) { return 0 }
      }
      while let input = KeyDecoder.next() {
        if take(input) { return 0 }
      }
      paint()
    }
  }

  /// True when the program is to end.
  private mutating func take(_ input: TerminalInput) -> Bool {
    switch input {
    case .key(let key): return handle(.key(key))
    case .paste(let text): return handle(.pasted(text))
    case .mouse(let event): return handle(.mouse(event))
    case .background(let colour):
      if screen.takeBackground(colour) { screen.repaint() }
      return false
    }
  }

  /// Sleeps until a key, a result or a signal is there.
  private func waitForInput() {
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mailbox.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&descriptors, 2, -1)
    // A terminal that is gone reads as hung up for ever.
    if Int32(descriptors[0].revents) & (POLLHUP | POLLERR | POLLNVAL) != 0 { raise(SIGHUP) }
  }

  private mutating func resize() {
    let size = CursesScreen.terminalSize()
    screen.resize(to: size)
    _ = handle(.resized(size))
  }

  private func paint() { screen.paint(view(model)) }

  /// True when the program is to end.
  private mutating func handle(_ message: Message) -> Bool {
    for effect in update(&model, message) {
      switch effect {
      case .quit:
        effects.finish()
        return true
      case .suspend:
        screen.handingBack { Signals.stop() }
        resize()
      case .redraw: screen.repaint()
      case .copyToClipboard(let text):
        if SystemClipboard.isThere { KeyDecoder.send(SystemClipboard.sequence(text)) }
      case .openExternalEditor(let path, let line): openExternalEditor(path, line)
      default: effects.run(effect)
      }
    }
    return false
  }

  /// Lends the terminal to the person's own editor.
  private mutating func openExternalEditor(_ path: String, _ line: Int) {
    do {
      try screen.handingBack { try ExternalEditor.edit(effects.folder.absolutePath(path), line: line) }
      _ = handle(.externalEditorClosed(path: path))
    } catch {
      _ = handle(.failed("\(error)"))
    }
  }
}
