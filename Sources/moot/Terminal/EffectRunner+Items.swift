import TerminalUI
import Workspace
import WorkspaceStore

extension EffectRunner {
  func change(_ item: ActionItem, _ change: NoteEditor.Change) throws {
    let receipt = try folder.change(item, change)
    record(receipt, receipt.summary)
    let token = state.withLock { state in
      state.receipts[state.nextToken] = receipt
      defer { state.nextToken += 1 }
      return state.nextToken
    }
    mailbox.post(.itemChanged(summary: receipt.summary, undo: token))
  }

  func undo(_ token: Int) throws {
    guard let receipt = state.withLock({ $0.receipts.removeValue(forKey: token) }) else { return }
    try folder.undo(receipt)
    record(receipt, "Undo: \(receipt.summary)")
    mailbox.post(.itemRestored(summary: "Undone: \(receipt.file) is as it was"))
  }

  /// Where the workspace's policy says so, the change becomes a commit; nobody waits for it.
  private func record(_ receipt: ItemReceipt, _ subject: String) {
    Task.detached { [folder] in await folder.record(receipt.files, subject) }
  }

  func split(_ item: ActionItem) throws {
    let path = try folder.splitPromise(before: item)
    let summary = "A promise of its own: \(item.summary)"
    Task.detached { [folder] in await folder.record([path], summary) }
    mailbox.post(.promiseSplit(summary: "\(summary); \(path) says so"))
  }

  /// The note of the next meeting. Who one is may have to be asked of git, so it is a task of its own.
  func writeMeeting(_ team: String?) {
    Task.detached { [self] in
      do {
        let note = try folder.nextNote(team: team, date: nil, today: today)
        try await folder.create(note)
        mailbox.post(.meetingCreated(path: note.path))
      } catch {
        mailbox.post(.failed("\(error)"))
      }
    }
  }
}
