/// A first-come-first-served spinning lock: a ticket is drawn by one fetch-and-add, then the lock waits until
/// that ticket is served, and looks the less often the more are before it.
///
/// Source: Mellor-Crummey and Scott, "Algorithms for Scalable Synchronization on Shared-Memory Multiprocessors", ACM
/// TOCS 9(1), 1991, with its proportional back-off. It lives in words that its user lays out; all 0 is free.
package struct TicketLock<M: Machine> {
  /// Next ticket and ticket served on lines of their own: drawing one does not disturb those who wait.
  package static var words: Int { 2 * SharedMemory.lineWords }

  /// Pauses for each holder before us: about as long as a short critical section.
  private static var pausesEach: Int { 4 }

  private let next: SharedWord
  private let serving: SharedWord

  @inline(__always)
  package init(at words: SharedWord) {
    next = words
    serving = words + SharedMemory.lineWords
  }

  /// Takes the lock. Returns whether it had to wait for another holder.
  @inline(__always)
  package func lock() -> Bool {
    let ticket = M.fetchAdd(next, 1)
    if M.load(serving) == ticket { return false }
    wait(for: ticket)
    return true
  }

  /// Gives the lock to the next ticket. Only the holder writes `serving`, so a plain increment is enough.
  @inline(__always)
  package func unlock() {
    M.store(M.loadRelaxed(serving) &+ 1, to: serving)
  }

  /// Tickets drawn so far.
  var drawn: UInt64 { M.load(next) }

  @inline(never)
  private func wait(for ticket: UInt64) {
    var spins = 0
    while true {
      let ahead = ticket &- M.load(serving)
      if ahead == 0 { return }
      let pauses = Int(truncatingIfNeeded: min(ahead, 64)) * Self.pausesEach
      for _ in 1..<pauses { M.pause(0) }
      M.pause(spins)
      spins &+= pauses
    }
  }
}
