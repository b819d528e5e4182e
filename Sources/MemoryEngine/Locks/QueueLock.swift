import Synchronization

/// The queue lock of Mellor-Crummey and Scott (MCS): whoever waits spins on a line of its own, and the holder hands
/// over to the one behind it, so that a turn costs one line transfer however many wait. First come, first served.
///
/// Source: Mellor-Crummey and Scott, "Algorithms for Scalable Synchronization on Shared-Memory Multiprocessors", ACM
/// TOCS 9(1), 1991, algorithm 5. The tail is one word that its user lays out; 0 is free.
package struct QueueLock<M: Machine> {
  package static var words: Int { 1 }

  /// What one acquisition brings along and keeps until `unlock`: a line of its own, used for one lock at a time.
  package struct Node {
    package static var words: Int { SharedMemory.lineWords }

    /// The node behind, 0 while there is none.
    fileprivate let next: SharedWord
    /// 1 while its owner has to wait.
    fileprivate var isWaiting: SharedWord { next + 1 }

    @inline(__always)
    package init(at words: SharedWord) { next = words }

    @inline(__always)
    fileprivate init(bits: UInt64) {
      // A tail or link that is not 0 is the address of a node.
      next = SharedWord(bitPattern: UInt(bits)).unsafelyUnwrapped
    }

    @inline(__always)
    fileprivate var bits: UInt64 { UInt64(UInt(bitPattern: next)) }
  }

  private let tail: SharedWord

  @inline(__always)
  package init(at tail: SharedWord) { self.tail = tail }

  /// Takes the lock. Returns whether it had to wait for another holder.
  @inline(__always)
  package func lock(_ node: Node) -> Bool {
    M.storeRelaxed(0, to: node.next)
    M.storeRelaxed(1, to: node.isWaiting)
    let before = M.exchange(tail, node.bits)
    if before == 0 { return false }
    M.store(node.bits, to: Node(bits: before).next)
    var spins = 0
    while M.load(node.isWaiting) != 0 {
      M.pause(spins)
      spins &+= 1
    }
    return true
  }

  @inline(__always)
  package func unlock(_ node: Node) {
    if M.load(node.next) == 0 {
      if M.compareExchange(tail, expected: node.bits, desired: 0).exchanged { return }
      // Somebody has taken the tail and is about to link itself behind us.
      var spins = 0
      while M.load(node.next) == 0 {
        M.pause(spins)
        spins &+= 1
      }
    }
    M.store(0, to: Node(bits: M.load(node.next)).isWaiting)
  }

  /// The last in the queue, as `Node` holds it; 0 while nobody has the lock.
  var last: UInt64 { M.load(tail) }
}
