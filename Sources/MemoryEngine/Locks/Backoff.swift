/// How long a waiting loop keeps away from the line it waits for: twice as long after every look in vain.
///
/// Source: Anderson, "The Performance of Spin Lock Alternatives for Shared-Memory Multiprocessors", IEEE TPDS 1(1),
/// 1990. Under contention this lets the holder's core work on with its lines warm.
struct Backoff<M: Machine> {
  private var pauses: Int
  private let most: Int
  private var waited = 0

  @inline(__always)
  init(first: Int = 4, most: Int = 64) {
    pauses = first
    self.most = most
  }

  mutating func wait() {
    for _ in 0..<pauses { M.pause(0) }
    // Whoever is waited for may have lost its core to this thread.
    M.pause(waited)
    waited &+= pauses
    pauses = min(pauses &* 2, most)
  }
}
