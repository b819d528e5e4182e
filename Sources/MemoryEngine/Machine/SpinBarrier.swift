/// A meeting point for a fixed number of threads, again and again; it spins, since a measured thread must not
/// be put to sleep between two phases.
package struct SpinBarrier<M: Machine>: ~Copyable {
  private let arrived: SharedWord
  private let generation: SharedWord
  private let count: UInt64

  package init(_ count: Int) {
    arrived = SharedMemory.allocate(2 * SharedMemory.lineWords)
    generation = arrived + SharedMemory.lineWords
    self.count = UInt64(count)
  }

  deinit { SharedMemory.deallocate(arrived) }

  /// Returns once all threads have called it.
  package borrowing func wait() {
    let current = M.load(generation)
    if M.fetchAdd(arrived, 1) + 1 == count {
      M.store(0, to: arrived)
      M.store(current &+ 1, to: generation)
      return
    }
    var spins = 0
    while M.load(generation) == current {
      M.pause(spins)
      spins += 1
    }
  }
}
