/// A spinning read-write lock with visible readers: every core shows on a line of its own how many readers it has
/// inside, so that readers of different cores share no line that anybody writes. A writer takes its own lock and then
/// waits for every line to clear; readers that come after it wait for the writer.
///
/// Source: Hsieh and Weihl, "Scalable Reader-Writer Locks for Parallel Systems", IPPS 1992 (the static algorithm, one
/// mutex a processor), with counters in place of the mutexes as in Linux's big-reader lock.
package struct ReadWriteLock<M: Machine> {
  /// The writer's line and one for each core.
  package static func words(cores: Int) -> Int { (cores + 1) * SharedMemory.lineWords }

  private let writer: SharedWord
  private let cores: Int

  /// The words are laid out by the user, all 0.
  @inline(__always)
  package init(at words: SharedWord, cores: Int) {
    writer = words
    self.cores = cores
  }

  @inline(__always)
  private func readers(_ core: Int) -> SharedWord { writer + (core &+ 1) &* SharedMemory.lineWords }

  /// False, with nothing changed, while a writer is inside or waits.
  @inline(__always)
  package func tryReadLock(_ core: Core) -> Bool {
    let mine = readers(core.index % cores)
    if M.loadRelaxed(writer) != 0 { return false }
    _ = M.fetchAdd(mine, 1)
    // Shown first, looked at then; the writer does the same the other way round, and one sees the other.
    M.fence()
    if M.load(writer) == 0 { return true }
    _ = M.fetchAdd(mine, ~0)
    return false
  }

  /// Enters as a reader. Returns whether it had to wait for a writer.
  @inline(__always)
  package func readLock(_ core: Core) -> Bool {
    if tryReadLock(core) { return false }
    var spins = 0
    repeat {
      M.pause(spins)
      spins &+= 1
    } while !tryReadLock(core)
    return true
  }

  @inline(__always)
  package func readUnlock(_ core: Core) { _ = M.fetchAdd(readers(core.index % cores), ~0) }

  /// Enters alone. Returns whether it had to wait for anybody.
  package func writeLock() -> Bool {
    var hasWaited = SpinLock<M>(at: writer).lock()
    M.fence()
    for core in 0..<cores {
      var spins = 0
      while M.load(readers(core)) != 0 {
        M.pause(spins)
        spins &+= 1
        hasWaited = true
      }
    }
    return hasWaited
  }

  package func writeUnlock() { SpinLock<M>(at: writer).unlock() }

  /// Whether a writer is inside or waits.
  var hasWriter: Bool { M.load(writer) != 0 }
}
