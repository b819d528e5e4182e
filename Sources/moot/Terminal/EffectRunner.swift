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
  /// Searches wait for each other, and for nothing else.
  let searches = DispatchQueue(label: "moot.search", qos: .userInteractive)

  struct State {
    /// Item changes that can be undone, by token.
    var receipts: [Int: ItemReceipt] = [:]
    var nextToken = 1
    var benchmark: Task<Void, Never>?
    /// Text that waits to be written where the next start finds it.
    var recovery: [String: TextBuffer] = [:]
    var isRecoveryScheduled = false
    var search = SearchState()
  }

  init(folder: WorkspaceFolder, today: CalendarDate, mailbox: Mailbox) {
    self.folder = folder
    self.today = today
    self.mailbox = mailbox
  }

  func run(_ effect: Effect) {
    switch effect {
    case .loadAgenda, .loadProposals, .loadRuns: onDisk { try self.load(effect) }
    case .markDone, .reopen, .undoItem: onDisk { try self.changeItem(effect) }
    case .openFile(let path, let line): onDisk { try self.open(path, line) }
    case .save(let path, let buffer, let stamp, let revision):
      disk.async { self.save(path, buffer, stamp, revision) }
    case .keepRecovery(let path, let buffer): keepRecovery(path, buffer)
    case .createProposal, .publish, .export, .attach: changeProposal(effect)
    case .beginSearch: beginSearch()
    case .search(let text, let limit, let token): search(text, limit, token)
    case .endSearch: endSearch()
    case .runBenchmark(let request): startBenchmark(request)
    case .cancelBenchmark: state.withLock { $0.benchmark?.cancel() }
    case .quit, .suspend, .redraw, .openExternalEditor: break
    }
  }

  /// Runs `work` after all reading and writing asked for before; what it throws becomes a message.
  func onDisk(_ work: @escaping @Sendable () throws -> Void) {
    disk.async {
      do { try work() } catch { self.mailbox.post(.failed("\(error)")) }
    }
  }

  /// Waits until everything asked for is on disk; the measurement under way is stopped.
  func finish() {
    state.withLock { $0.benchmark?.cancel() }
    disk.sync { self.writeRecovery() }
  }

  // MARK: Reading

  private func load(_ effect: Effect) throws {
    switch effect {
    case .loadAgenda:
      let index = try folder.openIndex()
      let agenda = Agenda.build(promises: try index.promises(), today: today)
      mailbox.post(.agendaLoaded(agenda, try index.diagnostics()))
    case .loadProposals:
      let (proposals, problems) = folder.proposals()
      mailbox.post(.proposalsLoaded(proposals, problems))
    case .loadRuns: mailbox.post(.runsLoaded(folder.unattachedRuns()))
    default: break
    }
  }

  // MARK: Items

  private func changeItem(_ effect: Effect) throws {
    switch effect {
    case .markDone(let item): try change(item, .done(on: today), "Done: \(item.text)")
    case .reopen(let item): try change(item, .reopened, "Open again: \(item.text)")
    case .undoItem(let token):
      guard let receipt = state.withLock({ $0.receipts.removeValue(forKey: token) }) else { return }
      try folder.undo(receipt)
      record(receipt, "Undo: \(receipt.summary)")
      mailbox.post(.itemRestored(summary: "Undone: \(receipt.file) is as it was"))
    default: break
    }
  }

  /// Where the workspace's policy says so, the change becomes a commit; nobody waits for it.
  private func record(_ receipt: ItemReceipt, _ subject: String) {
    Task.detached { [folder] in await folder.record(receipt.files, subject) }
  }

  private func change(_ item: ActionItem, _ change: NoteEditor.Change, _ summary: String) throws {
    let receipt = try folder.change(item, change)
    record(receipt, receipt.summary)
    let token = state.withLock { state in
      state.receipts[state.nextToken] = receipt
      defer { state.nextToken += 1 }
      return state.nextToken
    }
    mailbox.post(.itemChanged(summary: summary, undo: token))
  }
}
