import TerminalUI
import Workspace
import WorkspaceStore

extension EffectRunner {
  func changeItems(_ effect: Effect) async throws {
    switch effect {
    case .changeItem(let item, let change): try await self.change([item], change)
    case .changeItems(let items, let change): try await self.change(items, change)
    case .undoNewest(let unasked): try await undoNewest(unasked: unasked)
    case .undo(let id): try await undo(id)
    case .splitPromise(let item): try await split(item)
    default: break
    }
  }

  private func change(_ items: [ActionItem], _ change: NoteEditor.Change) async throws {
    let receipt = try await folder.change(items, change)
    mailbox.post(.itemChanged(summary: receipt.summary, undo: receipt.undo))
  }

  /// Takes back the newest event where it is one of those that need no question, else asks.
  private func undoNewest(unasked: [Int]) async throws {
    guard let event = folder.undoableEvents().first else { return mailbox.post(.nothingToUndo) }
    guard unasked.contains(event.id) else {
      return mailbox.post(.undoOffered(event.id, summary: event.subject, at: event.at))
    }
    try await undo(event.id)
  }

  private func undo(_ id: Int) async throws {
    let event = try await folder.undo(id)
    let files = event.files.count == 1 ? "\(event.files[0]) is" : "\(event.files.count) files are"
    mailbox.post(.undone(summary: "Undone: \(files) as before"))
  }

  private func split(_ item: ActionItem) async throws {
    let change = try await folder.splitPromise(before: item)
    mailbox.post(.promiseSplit(summary: "\(change.summary); \(change.file) says so"))
  }

  func writeMeeting(_ team: String?) async throws {
    let note = try folder.nextNote(team: team, date: nil, today: today)
    try await folder.create(note)
    mailbox.post(.meetingCreated(path: note.path))
  }
}
