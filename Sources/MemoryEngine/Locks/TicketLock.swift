/// A first-come-first-served spinning lock: a ticket is drawn by one fetch-and-add, then the lock waits until
/// that ticket is served. Source: Mellor-Crummey and Scott, "Algorithms for Scalable Synchronization on
/// Shared-Memory Multiprocessors", ACM TOCS 9(1), 1991.
package struct TicketLock<M: Machine>: ~Copyable {
  // Next ticket and ticket served on lines of their own: drawing one does not disturb those who wait.
  private let next: SharedWord
  private let serving: SharedWord

  package init() {
    next = SharedMemory.allocate(2 * SharedMemory.lineWords)
    serving = next + SharedMemory.lineWords
  }

  deinit { next.deallocate() }

  /// Takes the lock. Returns whether it had to wait for another holder.
  @inline(__always)
  package borrowing func lock() -> Bool {
    let ticket = M.fetchAdd(next, 1)
    if M.load(serving) == ticket { return false }
    wait(for: ticket)
    return true
  }

  /// Gives the lock to the next ticket. Only the holder writes `serving`, so a plain increment is enough.
  @inline(__always)
  package borrowing func unlock() {
    M.store(M.loadRelaxed(serving) &+ 1, to: serving)
  }

  @inline(never)
  private borrowing func wait(for ticket: UInt64) {
    var spins = 0
    while M.load(serving) != ticket {
      M.pause(spins)
      spins += 1
    }
  }
}
