import Glibc

/// One writer at a time: `flock` on a file. The kernel releases it when its holder dies, so that no lock is ever
/// left behind.
enum WorkspaceLock {
  /// Runs `body` as the only holder; waits for others up to `patience` milliseconds.
  static func holding<Value>(
    _ path: String, patience: Int = 5000, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let descriptor = try acquire(path, patience: patience, "cannot lock the workspace") { _ in
      StoreError(
        .busy, path: path, "another Moot has been writing to this workspace for \(patience / 1000) s",
        advice: "let it finish or end it, then try again")
    }
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
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StoreError.system(doing, path: path) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK, waited < patience else {
        let error = code == EWOULDBLOCK ? busy(descriptor) : StoreError.system(doing, path: path, errno: code)
        close(descriptor)
        throw error
      }
      usleep(10_000)
      waited += 10
    }
    return descriptor
  }
}
