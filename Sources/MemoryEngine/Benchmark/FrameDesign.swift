/// The designs of level `frames` that are offered for measuring.
public enum FrameDesign: String, CaseIterable, Sendable {
  case globalLock = "global-lock"
  case perOrder = "per-order"
  case coreCache = "core-cache"
  case lockFree = "lock-free"
}

/// What every thread does in a measurement of level `frames`.
public enum FrameWorkload: String, CaseIterable, Sendable {
  /// Holds its share of half the memory, then gets and puts one block again and again.
  case `repeat`
  /// Gets its share of half the memory, and puts it back newest first.
  case bulk
  /// Memory half full, held blocks shuffled over all threads; puts 32, gets 32.
  case rand

  /// What a round reports, in nanoseconds.
  public var metrics: [String] {
    switch self {
    case .repeat: ["pair_ns"]
    case .bulk, .rand: ["get_ns", "put_ns"]
    }
  }
}
