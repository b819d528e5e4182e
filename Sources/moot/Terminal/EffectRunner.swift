import Dispatch
import Evidence
import Synchronization
import TerminalUI
import Workspace
import WorkspaceStore

/// Does what an update asked for, away from the thread that paints, and posts what came of it.
final class EffectRunner: Sendable {
  let folder: WorkspaceFolder
  let today: CalendarDate
  let mailbox: Mailbox
  /// Reading and writing happen here one after the other, so that a save never overtakes the one before.
  let disk = DispatchQueue(label: "moot.disk")
  let state = Mutex(State())
  /// Reading the notes may take long, so that nothing else waits for it.
  let notes = DispatchQueue(label: "moot.notes")
  /// Searches wait for each other, and for nothing else.
  let searches = DispatchQueue(label: "moot.search", qos: .userInteractive)

  /// Pauses the measurement under way.
  let gate = BenchmarkGate()

  struct State {
    /// The event asked for last.
    var event: Task<Void, Never>?
    var benchmark: Task<Void, Never>?
    /// Text that waits to be written where the next start finds it.
    var recovery: [String: TextBuffer] = [:]
    var isRecoveryScheduled = false
    var search = SearchState()
    var works = Works()
    /// Whether the comments that a killed composer left were looked for.
    var hasReadDrafts = false
  }

  init(folder: WorkspaceFolder, today: CalendarDate, mailbox: Mailbox) {
    self.folder = folder
    self.today = today
    self.mailbox = mailbox
  }

  func run(_ effect: Effect) {
    switch effect {
    case .loadAgenda, .loadMeetings, .loadPromise: read { try self.load(effect) }
    case .loadProposals, .loadRuns: onDisk { try self.load(effect) }
    case .changeItem, .changeItems, .undoNewest, .undo, .splitPromise:
      inTurn(effect) { try await self.changeItems(effect) }
    case .newMeeting(let team): inTurn(effect) { try await self.writeMeeting(team) }
    case .openFile(let path, let line): disk.async { self.open(path, line) }
    case .save(let path, let buffer, let stamp, let revision):
      disk.async { self.save(path, buffer, stamp, revision) }
    case .keepRecovery(let path, let buffer): keepRecovery(path, buffer)
    case .createProposal, .publish, .export, .attach:
      inTurn(effect) { try await self.changeProposal(effect) }
    case .loadIdentity: loadIdentity()
    case .addReview(_, let number), .keepReviewDraft(_, _, let number), .sendReviewDraft(_, _, let number),
      .discardReviewDraft(_, let number), .sendReviewDrafts(let number), .startLastCall(let number, _),
      .decide(let number, _, _, _), .redraft(let number), .withdraw(let number, _),
      .applySuggestion(_, let number),
      .verify(let number):
      changeReview(effect, of: number)
    case .placeThreads(let request, let number): placeThreads(request, of: number)
    case .markRead(let number, let text): onDisk { try self.markRead(text, of: number) }
    // Where it cannot be kept nobody is troubled: the next time begins at the top.
    case .keepPlace(let place, let number): disk.async { try? self.folder.keepPlace(place, of: number) }
    case .checkClaims(let number): onDisk { try self.checkClaims(of: number) }
    case .beginSearch: beginSearch()
    case .search(let text, let limit, let token): search(text, limit, token)
    case .endSearch: endSearch()
    case .runBenchmark(let request): startBenchmark(request)
    case .pauseBenchmark(let isPaused): isPaused ? gate.close() : gate.open()
    case .cancelBenchmark: state.withLock { $0.benchmark?.cancel() }
    case .sync: sync()
    case .stopWork(let id): stopWork(id)
    case .keepMerge(let file): onDisk { try self.keepMerge(file) }
    case .loadMerge(let file): onDisk { try self.loadMerge(file) }
    case .openAddress(let address): openAddress(address)
    case .quit, .suspend, .redraw, .openExternalEditor, .copyToClipboard: break
    }
  }

  /// Runs `work` after all reading and writing asked for before; what it throws becomes a message.
  func onDisk(_ work: @escaping @Sendable () throws -> Void) {
    disk.async {
      do { try work() } catch { self.mailbox.post(.failed("\(error)")) }
    }
  }

  /// Runs an event, which may wait for git and its hooks, after everything asked for before; nobody waits for it. Where
  /// nothing else is to be said of a refusal, what was answered for it is asked for again.
  func inTurn(
    _ effect: Effect, refusal: (@Sendable (String) -> Message)? = nil,
    _ work: @escaping @Sendable () async throws -> Void
  ) {
    let previous = state.withLock(\.event)
    let task = begin(effect.workName) { [self] _ in
      await previous?.value
      await withCheckedContinuation { saved in disk.async { saved.resume() } }
      do {
        guard !Task.isCancelled else {
          throw StoreError(.stopped, "stopped before it began; nothing was written")
        }
        try await work()
      } catch {
        mailbox.post(refusal?("\(error)") ?? .refused(effect, "\(error)"))
      }
    }
    state.withLock { $0.event = task }
  }

  private func read(_ work: @escaping @Sendable () throws -> Void) {
    notes.async {
      do { try work() } catch { self.mailbox.post(.failed("\(error)")) }
    }
  }

  /// Waits until everything asked for is on disk and committed; the measurement under way is stopped.
  func finish() {
    // What is not saved first: an event may wait for a hook.
    disk.sync { self.writeRecovery() }
    let event = state.withLock { state in
      state.benchmark?.cancel()
      return state.event
    }
    try? Blocking.run { await event?.value }
    disk.sync {}
  }

  // MARK: Reading

  private func load(_ effect: Effect) throws {
    switch effect {
    case .loadAgenda:
      let index = try folder.openIndex()
      mailbox.post(.agendaLoaded(try index.agenda(today: today), try index.diagnostics()))
      mailbox.post(.rosterLoaded(try index.roster()))
    case .loadMeetings: mailbox.post(.meetingsLoaded(try folder.openIndex().meetings()))
    case .loadPromise(let item):
      if let promise = try folder.openIndex().promise(of: item) {
        mailbox.post(.promiseLoaded(promise, item: item.id))
      } else {
        let text = "\(item.file):\(item.line): this item is no longer in the note; the notes are read again"
        mailbox.post(.promiseMissing(item: item.id, text))
      }
    case .loadProposals:
      let (proposals, problems) = folder.proposals()
      let numbers = proposals.map(\.number)
      mailbox.post(
        .readingsLoaded(folder.lastReadings(of: numbers), places: folder.readingPlaces(of: numbers)))
      mailbox.post(
        .proposalsLoaded(
          proposals, problems, claims: claims(of: proposals), drafts: reviewDrafts(of: proposals)))
    case .loadRuns: mailbox.post(.runsLoaded(folder.unattachedRuns()))
    default: break
    }
  }
}
