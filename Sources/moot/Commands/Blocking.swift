import Dispatch
import Synchronization

/// Lets a command wait for asynchronous work, such as git; a command that has none never starts the concurrency
/// runtime.
enum Blocking {
  /// Waiting threads are not those that the work needs, so that work which waits may itself be waited for.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    let done = DispatchSemaphore(value: 0)
    let box = Box<Value>()
    Task.detached(executorPreference: threads) {
      do {
        let value = try await body()
        box.result.withLock { $0 = .success(value) }
      } catch {
        box.result.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    guard let result = box.result.withLock({ $0 }) else { preconditionFailure("signalled without a result") }
    return try result.get()
  }

  private static let threads = Threads()

  /// As many threads as are waited for, not as many as there are cores.
  private final class Threads: TaskExecutor {
    private let queue = DispatchQueue(label: "moot.waited-for", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }

  private final class Box<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }
}
