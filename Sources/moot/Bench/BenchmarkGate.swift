import Synchronization

/// Stands before each round of a benchmark, and can be closed to pause it.
final class BenchmarkGate: Sendable {
  private struct State {
    var isClosed = false
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  func close() { state.withLock { $0.isClosed = true } }

  func open() {
    let waiting = state.withLock { state in
      state.isClosed = false
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume()
  }

  /// Returns when the gate is open, or when the task is cancelled. One task at a time waits here.
  func pass() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let mayPass = state.withLock { state in
          guard state.isClosed, !Task.isCancelled else { return true }
          state.waiting = continuation
          return false
        }
        if mayPass { continuation.resume() }
      }
    } onCancel: {
      open()
    }
  }
}
