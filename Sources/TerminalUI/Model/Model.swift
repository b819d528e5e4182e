import Evidence
import Workspace

/// Something read from the workspace.
public enum Loadable<Value: Sendable>: Sendable {
  case loading
  case loaded(Value)

  public var value: Value? {
    if case .loaded(let value) = self { value } else { nil }
  }
}

/// What the interface knows of the world from its start; nothing of it changes while it runs.
public struct Surroundings: Sendable {
  public var today: CalendarDate
  /// The group's name, or the folder's where the workspace has no `moot.yaml`.
  public var group: String
  public var catalogue: BenchmarkCatalogue
  /// Problems of the configuration, shown once at the start.
  public var problems: [Diagnostic]
  /// What the terminal can show; pictures are drawn with it.
  public var characters: PlotCanvas.Characters
  /// When a review is settled.
  public var policy: ReviewPolicy
  /// How the group calls who signs events.
  public var people: SignatureBook

  public init(
    today: CalendarDate, group: String, catalogue: BenchmarkCatalogue, problems: [Diagnostic],
    characters: PlotCanvas.Characters = .unicode, policy: ReviewPolicy = ReviewPolicy(),
    people: SignatureBook = SignatureBook([])
  ) {
    self.today = today
    self.group = group
    self.catalogue = catalogue
    self.problems = problems
    self.characters = characters
    self.policy = policy
    self.people = people
  }
}

/// A screen with the state that belongs to it alone.
public enum Screen: Sendable {
  case home(HomeScreen)
  case agenda(AgendaScreen)
  case proposals(ProposalsScreen)
  case proposal(ProposalScreen)
  case editor(EditorScreen)
  case lab(LabScreen)
  case search(SearchScreen)
  case meetings(MeetingsScreen)
  case promise(PromiseScreen)
  case composer(ComposerScreen)
  case merge(MergeScreen)
}

extension Screen {
  /// Whether something typed would be lost with it.
  var holdsUnsavedText: Bool {
    switch self {
    case .editor(let editor): editor.hasUnsavedChanges
    case .composer(let composer): composer.hasUnsentText
    default: false
    }
  }
}

/// The whole state of the interface.
public struct Model: Sendable {
  public var size: Size
  public let surroundings: Surroundings
  public let keyMap: KeyMap

  public var agenda: Loadable<Agenda> = .loading
  /// Counts the times that the notes were read.
  public internal(set) var notesRevision = 0
  /// The group's people; nil until they are known.
  public var roster: Roster?
  public var noteProblems: [Diagnostic] = []
  /// How far the reading of the notes has come, while it takes long.
  public var reading: ReadingProgress?
  /// By date; read when they are first shown.
  public var meetings: Loadable<[Meeting]> = .loading
  /// Counts the times that they were read.
  public internal(set) var meetingsRevision = 0
  public var proposals: Loadable<[Proposal]> = .loading
  public var proposalProblems: [Diagnostic] = []
  /// What each proposal claims, as it was when the proposals were read; none where nothing is claimed.
  public var claims: [ProposalNumber: ProposalClaims] = [:]
  /// How each proposal stands today.
  public internal(set) var standings: [ProposalNumber: ProposalStanding] = [:]
  /// What this person wrote and has not sent.
  public var drafts: [ProposalNumber: [ReviewDraft]] = [:]
  /// Reasons for decisions that a killed composer left, until they are taken up again.
  var recoveredDecisions: [ProposalNumber: String] = [:]
  /// What was answered lately, by what it led to: it is asked again where that is refused.
  var answered: [(effect: Effect, prompt: Prompt)] = []
  /// The agenda as it was left: what was chosen, filtered and marked is there when it is shown again.
  var leftAgenda: AgendaScreen?
  /// Questions that are to be asked again once the person is free.
  var waitingPrompts: [Prompt] = []
  /// What the checks of decisions found, until the next event.
  public internal(set) var seals: [ProposalNumber: SealCheck] = [:]
  /// Who this person is, as `Name <email>`; git is asked after the first screen is there, and may not know.
  public var identity: Loadable<String?> = .loading
  /// What the person last read of each; none where nothing was.
  public internal(set) var readings: [ProposalNumber: LastReading] = [:]
  /// Where the person stopped reading each; none where they never began.
  public internal(set) var places: [ProposalNumber: ReadingPlace] = [:]
  /// Runs not attached to a proposal yet, newest last.
  public var runs: [Run] = []
  /// Lives beside the screens: a measurement goes on while one looks elsewhere.
  public var benchmark: Benchmark = .idle

  /// What was opened from what; the last one is shown. Never empty.
  public var screens: [Screen]
  /// What came while the person typed, and is shown once they do not.
  var waitingScreens: [Screen] = []
  public var prompt: Prompt?
  /// The commands to choose from by typing, while they are shown.
  public var palette: CommandPalette?
  /// The button went down in a text and is not up yet: what the mouse goes over is selected.
  var isSelecting = false
  /// What is read in place of the screen, while it is.
  public var overlay: Overlay?
  /// Whether a sync is under way.
  public var isSyncing = false
  /// What takes longer than a blink, oldest first.
  public internal(set) var works: [Work] = []
  /// How the person waits for that to leave; nil where they do not.
  var quitting: Quitting?
  public var toast: Toast? {
    didSet { if let toast { remember(toast) } }
  }
  /// What came of things in this session, newest first.
  public private(set) var results: [Toast] = []
  /// The events of this session that are undone without a question, as a slip of the hand is.
  public var unaskedUndos: [Int] = []

  public init(size: Size, surroundings: Surroundings, keyMap: KeyMap = .standard) {
    self.size = size
    self.surroundings = surroundings
    self.keyMap = keyMap
    screens = [.home(HomeScreen())]
    if let problem = surroundings.problems.first { toast = Toast(.bad, problem.description) }
  }

  public var screen: Screen {
    get { screens[screens.count - 1] }
    set { screens[screens.count - 1] = newValue }
  }

  private static let resultsMax = 200

  /// Results are to be read again; what only helps with a key is not.
  private mutating func remember(_ toast: Toast) {
    guard [.good, .bad].contains(toast.role), results.first != toast else { return }
    results.insert(toast, at: 0)
    if results.count > Self.resultsMax { results.removeLast() }
  }

  public var today: CalendarDate { surroundings.today }

  /// Nil until it is known, and where git knows nobody.
  public var person: String? { identity.value ?? nil }

  /// The rules by which this person may move a proposal today.
  var moveConditions: MoveConditions {
    MoveConditions(person: person, policy: surroundings.policy, people: surroundings.people, today: today)
  }

  /// Why nothing can be said in this person's name.
  var unknownPerson: String {
    identity.value == nil
      ? "Git is still being asked who you are"
      : "Nobody knows who you are: git config --global user.name 'Your Name' (and user.email) says it"
  }

  public func proposal(_ number: ProposalNumber) -> Proposal? {
    proposals.value?.first { $0.number == number }
  }

  /// What the first screen needs from outside.
  public static let firstEffects: [Effect] = [.loadAgenda, .loadProposals, .loadRuns, .loadIdentity]
}

/// How somebody leaves who has asked for something that takes long.
enum Quitting: Hashable, Sendable {
  /// Once it has come about; who is refused stays.
  case whenDone
  /// Once it has ended, whatever came of it.
  case whenStopped
}

/// How many files are read.
public struct ReadingProgress: Hashable, Sendable {
  public var done: Int
  public var total: Int

  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }
}

/// What is shown in place of the screen, to be read and left.
public struct Overlay: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// The keys that are known here.
    case help
    /// What came of things in this session.
    case messages
  }

  public var content: Content
  /// The first visible row.
  public var row = 0

  public init(_ content: Content) { self.content = content }
}

/// One line at the bottom that tells what just happened; the next key removes it, and `Model.results` has it still.
public struct Toast: Hashable, Sendable {
  public var role: Role
  public var text: String

  public init(_ role: Role, _ text: String) {
    self.role = role
    self.text = text
  }
}

/// A measurement under way.
public struct RunningBenchmark: Hashable, Sendable {
  public var request: BenchmarkRequest
  public var progress: BenchmarkProgress
  /// The rounds that have ended, as the record that they are so far.
  public var soFar: Run?
  /// Whether no further round begins.
  public var isPaused = false
}

/// The measurement that runs, or the last one.
public enum Benchmark: Hashable, Sendable {
  case idle
  case running(RunningBenchmark)
  case cancelling(BenchmarkRequest)
  case finished(Run)
  case failed(String)

  public var isRunning: Bool {
    switch self {
    case .running, .cancelling: true
    case .idle, .finished, .failed: false
    }
  }
}
