/// Test-and-test-and-set: looks until the lock seems free, then tries to take it, with exponential back-off between
/// looks. Not fair, and that is its strength where a queue hands the data from core to core with every turn: the core
/// that has the lines takes the lock several times in a row.
///
/// Source: Rudolph and Segall, "Dynamic Decentralized Cache Schemes for MIMD Parallel Processors", ISCA 1984, with
/// the back-off of Anderson, IEEE TPDS 1(1), 1990. It lives in one word that its user lays out; 0 is free.
package struct SpinLock<M: Machine> {
  package static var words: Int { 1 }

  private let word: SharedWord

  @inline(__always)
  package init(at word: SharedWord) { self.word = word }

  @inline(__always)
  package func tryLock() -> Bool {
    M.loadRelaxed(word) == 0 && M.compareExchange(word, expected: 0, desired: 1).exchanged
  }

  /// Takes the lock. Returns whether it had to wait for another holder.
  @inline(__always)
  package func lock() -> Bool {
    if tryLock() { return false }
    wait()
    return true
  }

  @inline(__always)
  package func unlock() { M.store(0, to: word) }

  @inline(never)
  private func wait() {
    var backoff = Backoff<M>()
    repeat { backoff.wait() } while !tryLock()
  }
}
