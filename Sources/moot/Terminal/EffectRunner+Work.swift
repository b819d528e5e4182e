import Dispatch
import TerminalUI
import WorkspaceStore

/// Work that may wait for others is told where it takes longer than a blink, and can be stopped.
extension EffectRunner {
  /// How long work may take before it is told, so that the screen stays calm where it is short.
  private static let blink = DispatchTimeInterval.milliseconds(200)

  struct Works {
    var last = 0
    var running: [Int: Running] = [:]

    struct Running {
      var task: Task<Void, Never>?
      /// What it does just now.
      var step: String?
      /// The interface knows of it.
      var isTold = false
    }
  }

  /// Begins work in a task of its own, which gets a function to tell its steps by.
  @discardableResult
  func begin(
    _ name: String, _ work: @escaping @Sendable (@escaping @Sendable (String) -> Void) async -> Void
  ) -> Task<Void, Never> {
    let id = state.withLock { state in
      state.works.last += 1
      state.works.running[state.works.last] = Works.Running()
      return state.works.last
    }
    let task = Task.detached { [self] in
      await Git.$endsWithTask.withValue(true) { await work { self.advance(id, $0) } }
      end(id)
    }
    // It may have ended by now.
    state.withLock { $0.works.running[id]?.task = task }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.blink) { self.tell(id, name) }
    return task
  }

  func stopWork(_ id: Int) {
    state.withLock { $0.works.running[id]?.task }?.cancel()
  }

  // Messages are posted under the lock, so that they come in the order of what they tell.

  private func tell(_ id: Int, _ name: String) {
    state.withLock { state in
      guard let running = state.works.running[id] else { return }
      state.works.running[id]?.isTold = true
      var work = Work(id: id, name)
      work.step = running.step
      mailbox.post(.workBegan(work))
    }
  }

  private func advance(_ id: Int, _ step: String) {
    state.withLock { state in
      state.works.running[id]?.step = step
      if state.works.running[id]?.isTold == true { mailbox.post(.workAdvanced(id: id, step: step)) }
    }
  }

  private func end(_ id: Int) {
    state.withLock { state in
      if state.works.running.removeValue(forKey: id)?.isTold == true { mailbox.post(.workEnded(id: id)) }
    }
  }
}
