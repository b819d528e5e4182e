import Dispatch
import Synchronization

/// Lets a command wait for asynchronous work, such as git; a command that has none never starts the concurrency
/// runtime.
enum Blocking {
  /// The work has a thread of its own, so that work which waits may itself be waited for.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    let done = DispatchSemaphore(value: 0)
    let box = Box<Value>()
    Task.detached(executorPreference: OwnThread()) {
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

  /// A serial queue, which has a thread whatever others wait for; those that the cores share may all be waiting.
  private final class OwnThread: TaskExecutor {
    private let queue = DispatchQueue(label: "moot.waited-for")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }

  private final class Box<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
  }
}
