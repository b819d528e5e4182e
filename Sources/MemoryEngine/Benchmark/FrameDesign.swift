/// The designs of level `frames` that are offered for measuring and for use.
public enum FrameDesign: String, CaseIterable, Sendable {
  case globalLock = "global-lock"
  case perOrder = "per-order"
  case coreCache = "core-cache"
  case lockFree = "lock-free"

  /// Like `init(rawValue:)`, but says what there is: `EngineError.unknownDesign`.
  public init(checking name: String) throws(EngineError) {
    guard let design = FrameDesign(rawValue: name) else { throw .unknownDesign(name) }
    self = design
  }
}

/// What every thread does in a measurement of level `frames`.
public enum FrameWorkload: String, CaseIterable, Sendable {
  /// Holds its share of half the memory, then gets and puts one block again and again.
  case `repeat`
  /// Gets its share of half the memory, and puts it back newest first.
  case bulk
  /// Memory half full, held blocks shuffled over all threads; puts 32, gets 32.
  case rand
  /// As `rand`, each block of an order of its own, 0 to 9 geometric; the benchmark's order plays no part.
  case mixed
  /// Fills memory, frees half of it at random, then replaces a tenth of what is held eight times.
  case frag

  /// Like `init(rawValue:)`, but says what there is: `EngineError.unknownWorkload`.
  public init(checking name: String) throws(EngineError) {
    guard let workload = FrameWorkload(rawValue: name) else { throw .unknownWorkload(name) }
    self = workload
  }

  /// What a round reports: nanoseconds where the name ends in `_ns`; `failures` is gets that found no memory, over all
  /// threads; `free_huge_ratio` is the free 2 MiB blocks at the end over those that the free frames could make up.
  public var metrics: [String] {
    switch self {
    case .repeat: ["pair_ns"]
    case .bulk, .rand: ["get_ns", "put_ns"]
    case .mixed: ["get_ns", "put_ns", "failures"]
    case .frag: ["free_huge_ratio"]
    }
  }
}
