import Glibc

/// One writer at a time: `flock` on a file. The kernel releases it when its holder dies and no process that the holder
/// lent the file to is left, so that no lock is ever left behind.
enum WorkspaceLock {
  /// Milliseconds that a writer waits for another one.
  static let patience = 5000
  private static let stepMilliseconds = 10

  /// Runs `body` as the only holder; waits for others up to `patience` milliseconds.
  static func holding<Value>(
    _ path: String, patience: Int = patience, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let descriptor = try acquire(path, patience: patience, doing) { _ in busy(path, patience) }
    defer { close(descriptor) }
    return try body()
  }

  /// Opens a file and locks it; who closes the descriptor gives the lock back.
  ///
  /// - Parameters:
  ///   - patience: milliseconds.
  ///   - doing: for the system's errors.
  ///   - busy: what is thrown where somebody else has it for longer; it gets the open file.
  static func acquire(
    _ path: String, patience: Int, _ doing: String, busy: (CInt) -> StoreError
  ) throws(StoreError) -> CInt {
    let descriptor = try open(path, doing)
    var waited = 0
    while true {
      if try take(descriptor, path, doing) { return descriptor }
      guard waited < patience else {
        let error = busy(descriptor)
        close(descriptor)
        throw error
      }
      usleep(UInt32(stepMilliseconds) * 1000)
      waited += stepMilliseconds
    }
  }

  /// The same for a task: the thread is free for others meanwhile, the present holder among them.
  static func acquire(_ path: String, patience: Int = patience) async throws(StoreError) -> CInt {
    let descriptor = try open(path, doing)
    var waited = 0
    while true {
      if try take(descriptor, path, doing) { return descriptor }
      guard waited < patience else {
        close(descriptor)
        throw busy(path, patience)
      }
      try? await Task.sleep(for: .milliseconds(stepMilliseconds))
      waited += stepMilliseconds
    }
  }

  private static let doing = "cannot lock the workspace"

  private static func busy(_ path: String, _ patience: Int) -> StoreError {
    StoreError(
      .busy, path: path, "another Moot has been writing to this workspace for \(patience / 1000) s",
      advice: "let it finish or end it, then try again")
  }

  private static func open(_ path: String, _ doing: String) throws(StoreError) -> CInt {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StoreError.system(doing, path: path) }
    return descriptor
  }

  /// False where somebody else has it; where the system refuses the file is closed.
  private static func take(_ descriptor: CInt, _ path: String, _ doing: String) throws(StoreError) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      if code == EWOULDBLOCK { return false }
      close(descriptor)
      throw StoreError.system(doing, path: path, errno: code)
    }
    return true
  }
}
