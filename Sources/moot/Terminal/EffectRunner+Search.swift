import Dispatch
import TerminalUI
import Workspace
import WorkspaceStore

extension EffectRunner {
  struct SearchState {
    /// Of the folder as it was when the search was opened.
    var index: WorkspaceIndex?
    /// Counts the times that a search was opened or left: work for an earlier one stops.
    var session = 0
    /// Of the latest search; an earlier one that still waits is not carried out.
    var token = 0
  }

  /// Looks at the folder once, so that no key has to, and lets the texts that cannot be found yet be read meanwhile.
  func beginSearch() {
    let session = nextSession()
    searches.async { [self] in
      do {
        let index = try folder.openIndex()
        state.withLock { if $0.search.session == session { $0.search.index = index } }
        DispatchQueue.global(qos: .utility).async { self.indexTexts(index, session) }
      } catch {
        mailbox.post(.failed("\(error)"))
      }
    }
  }

  private func indexTexts(_ index: WorkspaceIndex, _ session: Int) {
    let isOver = { @Sendable [self] in state.withLock { $0.search.session != session } }
    do {
      try index.indexTexts(
        progress: { done, total in
          if !isOver() { self.mailbox.post(.searchIndexed(done: done, total: total)) }
        }, isCancelled: isOver)
    } catch {
      mailbox.post(.failed("\(error)"))
    }
  }

  func search(_ text: String, _ limit: Int, _ token: Int) {
    state.withLock { $0.search.token = token }
    searches.async { [self] in
      let (index, latest) = state.withLock { ($0.search.index, $0.search.token) }
      guard let index, token == latest else { return }
      do {
        mailbox.post(.searchFound(try index.search(text, limit: limit), token: token))
      } catch {
        mailbox.post(.failed("\(error)"))
      }
    }
  }

  func endSearch() {
    _ = nextSession()
    searches.async { [self] in state.withLock { $0.search.index = nil } }
  }

  private func nextSession() -> Int {
    state.withLock { state in
      state.search.session += 1
      state.search.token = 0
      return state.search.session
    }
  }
}
