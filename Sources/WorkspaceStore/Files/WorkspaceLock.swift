import Glibc

/// One writer at a time: `flock` on a file. The kernel releases it when its holder dies, so that no lock is ever
/// left behind.
enum WorkspaceLock {
  /// Runs `body` as the only holder; waits for others up to `patience` milliseconds.
  static func holding<Value>(
    _ path: String, patience: Int = 5000, _ body: () throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    let descriptor = try acquire(path, patience: patience)
    defer { close(descriptor) }
    return try body()
  }

  private static func acquire(_ path: String, patience: Int) throws(StoreError) -> CInt {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StoreError.system("cannot lock the workspace", path: path) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK, waited < patience else {
        close(descriptor)
        if code != EWOULDBLOCK {
          throw StoreError.system("cannot lock the workspace", path: path, errno: code)
        }
        throw StoreError(
          .busy, path: path, "another Moot has been writing to this workspace for \(patience / 1000) s",
          advice: "let it finish or end it, then try again")
      }
      usleep(10_000)
      waited += 10
    }
    return descriptor
  }
}
