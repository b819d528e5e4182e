import Evidence
import Workspace

extension Model {
  /// Does what was asked for, or says why it cannot be done just now.
  mutating func run(_ command: Command) -> [Effect] {
    if let refusal = refusal(of: command) { return show(.soon, refusal) }
    return perform(command)
  }

  /// What a command does on the screen that is shown.
  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .help: overlay = Overlay(.help)
    case .showMessages: overlay = Overlay(.messages)
    case .pauseBenchmark:
      guard case .running(var running) = benchmark else { return [] }
      running.isPaused.toggle()
      benchmark = .running(running)
      return [.pauseBenchmark(running.isPaused)]
    case .showPalette: palette = CommandPalette()
    case .showProposals: return show(first: .proposals(ProposalsScreen()))
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .reload: return reload()
    case .sync: return startSync()
    case .cancel: return cancel()
    case .showHome: return show(first: .home(HomeScreen()))
    case .showAgenda:
      keepAgenda()
      return show(first: .agenda(leftAgenda ?? AgendaScreen()))
    case .showSearch:
      screens.append(.search(SearchScreen()))
      return [.beginSearch]
    case .showMeetings: return show(first: .meetings(MeetingsScreen()), [.loadMeetings])
    case .showLab: return show(first: .lab(LabScreen(surroundings.catalogue)))
    case .newProposal: prompt = .text(.newProposalTitle, "Title of the new proposal")
    case .undo: return [.undoNewest(unasked: unaskedUndos)]
    default: return performOnScreen(command)
    }
    return []
  }

  private mutating func performOnScreen(_ command: Command) -> [Effect] {
    switch screen {
    case .home(var home):
      let outcome = home.perform(command, self)
      screen = .home(home)
      return follow(outcome, command)
    case .agenda(var agenda):
      let outcome = agenda.perform(command, self)
      screen = .agenda(agenda)
      return follow(outcome, command)
    case .proposals(var proposals):
      let outcome = proposals.perform(command, self)
      screen = .proposals(proposals)
      return follow(outcome, command)
    case .proposal(var proposal):
      let outcome = proposal.perform(command, self)
      screen = .proposal(proposal)
      return follow(outcome, command)
    case .editor(var editor):
      let outcome = editor.perform(command, self)
      screen = .editor(editor)
      return follow(outcome, command)
    case .lab(var lab):
      let outcome = lab.perform(command, self)
      screen = .lab(lab)
      return follow(outcome, command)
    case .meetings(var meetings):
      let outcome = meetings.perform(command, self)
      screen = .meetings(meetings)
      return follow(outcome, command)
    case .promise(var promise):
      let outcome = promise.perform(command, self)
      screen = .promise(promise)
      return follow(outcome, command)
    case .search(var search):
      let outcome = search.perform(command, self)
      screen = .search(search)
      return follow(outcome, command)
    case .composer(var composer):
      let outcome = composer.perform(command, self)
      screen = .composer(composer)
      return follow(outcome, command)
    case .merge(let merge): return perform(command, in: merge)
    }
  }

  /// Carries out what a screen asked of the frame around it.
  mutating func follow(_ outcome: Outcome, _ command: Command? = nil) -> [Effect] {
    switch outcome {
    case .effects(let effects): return effects
    case .both(let effects, let other): return effects + follow(other, command)
    case .open(let screen):
      if case .editor(let editor) = screen, let effects = returnToEditor(editor) { return effects }
      screens.append(screen)
      if case .composer(let composer) = screen, composer.composition.isDecision {
        recoveredDecisions[composer.number] = nil
      }
      if case .editor(let editor) = screen { return [.openFile(path: editor.path, line: editor.line)] }
      if case .promise(let promise) = screen { return [.loadPromise(promise.item)] }
    case .ask(let prompt, let effects):
      self.prompt = prompt
      return effects
    case .command(let other): return perform(other)
    case .say(let role, let text, let effects): return effects + show(role, text)
    case .startBenchmark(let request):
      benchmark = .running(
        RunningBenchmark(
          request: request,
          progress: BenchmarkProgress(
            completed: 0, total: request.totalRounds, current: "starting", secondsLeft: nil)))
      return [.runBenchmark(request)]
    case .leave(let effects): return effects + leave()
    case .unhandled: return command == .back ? leave() : []
    }
    return []
  }

  /// Goes back one screen, to home from another first screen, and quits from home.
  mutating func leave() -> [Effect] {
    if screens.count > 1 {
      screens.removeLast()
      return []
    }
    if case .home = screen { return quit() }
    keepAgenda()
    screens = [.home(HomeScreen())]
    return []
  }

  private mutating func reload() -> [Effect] {
    toast = Toast(.dim, "Reading the workspace again")
    return Model.firstEffects + (meetings.value == nil ? [] : [.loadMeetings])
  }

  /// Shows one of the first screens; screens opened from another are left, but none with unsaved text.
  private mutating func show(first: Screen, _ effects: [Effect] = []) -> [Effect] {
    if let refusal = refuseToLeaveText() { return refusal }
    keepAgenda()
    screens = [first]
    return effects
  }

  private mutating func keepAgenda() {
    if case .agenda(let agenda) = screens[0] { leftAgenda = agenda }
  }

  /// Says where unsaved text is, and does nothing; nil where there is none.
  private mutating func refuseToLeaveText() -> [Effect]? {
    unsavedText.map { show(.soon, $0) }
  }

  /// Says where text is that would be lost with the screens; nil where there is none.
  var unsavedText: String? {
    for case .editor(let editor) in screens where editor.hasUnsavedChanges {
      return "\(editor.path) has unsaved changes: q leads back there, C-s saves them"
    }
    for case .composer(let composer) in screens where composer.hasUnsentText {
      return "What you wrote on \(composer.number) is not sent; C-s sends it, Esc leaves it"
    }
    return nil
  }

  /// Goes back to an editor that has the file open already: nobody edits a file twice.
  private mutating func returnToEditor(_ wanted: EditorScreen) -> [Effect]? {
    let known = screens.lastIndex {
      if case .editor(let editor) = $0 { editor.path == wanted.path && editor.editing != nil } else { false }
    }
    guard let known, case .editor(var editor) = screens[known] else { return nil }
    let above = screens[(known + 1)...]
    let isSearch = { (screen: Screen) in if case .search = screen { true } else { false } }
    editor.editing?.editor.goTo(line: wanted.line)
    editor.aside?.isFocused = false
    // What is not saved above it stays, and is come back to.
    let kept = above.contains(where: \.holdsUnsavedText) ? above.filter { !isSearch($0) } : []
    screens[known...] = kept + [.editor(editor)]
    return above.contains(where: isSearch) ? [.endSearch] : []
  }
}

/// What a screen answers to a command.
enum Outcome: Sendable {
  case effects([Effect])
  /// These, and what else is asked of the frame.
  indirect case both([Effect], Outcome)
  case open(Screen)
  /// After these effects.
  case ask(Prompt, [Effect] = [])
  /// The command stands for another one here.
  case command(Command)
  case say(Role, String, [Effect] = [])
  case startBenchmark(BenchmarkRequest)
  /// Back to the screen before, after these effects.
  case leave([Effect])
  case unhandled

  static let done = Outcome.effects([])
  static let leave = Outcome.leave([])
}
