import CMachine
import Glibc

/// Threads bound to one core each, started together and joined before `run` returns.
package enum PinnedThreads {
  /// The cores that this process may use, by number.
  package static var allowedCores: [Int] {
    var cores = [Int32](repeating: 0, count: 1024)
    let found = machine_allowed_cores(&cores, Int32(cores.count))
    guard found > 0 else { return [0] }
    return cores.prefix(Int(found)).map(Int.init)
  }

  /// Runs `body` once on each of `count` threads, the nth bound to the nth allowed core (again from the first
  /// one when there are fewer), and returns when all are done.
  ///
  /// - Returns: how many threads the system refused to bind; they ran all the same.
  @discardableResult
  package static func run(
    _ count: Int, _ body: (_ thread: Int) -> Void
  ) throws(EngineError) -> Int {
    let cores = allowedCores
    // The closure outlives no thread: all are joined below, so the escape is not one.
    let outcome: Result<Int, EngineError> = withoutActuallyEscaping(body) { body in
      let jobs = (0..<count).map { Job(thread: $0, core: cores[$0 % cores.count], body: body) }
      var handles: [pthread_t] = []
      var failure: Int32 = 0
      for job in jobs {
        var handle = pthread_t()
        failure = pthread_create(
          &handle, nil,
          { context in
            guard let context else { return nil }
            Unmanaged<Job>.fromOpaque(context).takeUnretainedValue().start()
            return nil
          }, Unmanaged.passUnretained(job).toOpaque())
        guard failure == 0 else { break }
        handles.append(handle)
      }
      // Threads that wait for a barrier would never end when one of them is missing.
      for index in handles.indices { jobs[index].gate.open(failure == 0) }
      for handle in handles { pthread_join(handle, nil) }
      withExtendedLifetime(jobs) {}
      if failure != 0 { return .failure(.threadNotStarted(number: handles.count + 1, code: Int(failure))) }
      return .success(jobs.count { !$0.pinned })
    }
    return try outcome.get()
  }

  private final class Job: @unchecked Sendable {
    let thread: Int
    let core: Int
    let body: (Int) -> Void
    let gate = Gate()
    var pinned = false

    init(thread: Int, core: Int, body: @escaping (Int) -> Void) {
      self.thread = thread
      self.core = core
      self.body = body
    }

    func start() {
      pinned = machine_pin_thread(Int32(core)) == 0
      if gate.pass() { body(thread) }
    }
  }

  /// Holds a new thread until it is known whether all of them could be started.
  private final class Gate {
    private let word = SharedMemory.allocate(1)

    deinit { SharedMemory.deallocate(word) }

    func open(_ go: Bool) {
      Hardware.store(go ? 1 : 2, to: word)
      Hardware.unpark(word, count: 1)
    }

    func pass() -> Bool {
      while Hardware.load(word) == 0 { Hardware.park(on: word, while: 0) }
      return Hardware.load(word) == 1
    }
  }
}
