/// What a person asks to be measured; the engine's names as text, so that whoever asks need not know the
/// engine.
public struct BenchmarkRequest: Hashable, Sendable {
  public var level: String
  public var designs: [String]
  public var workload: String
  public var order: Int
  /// Thread counts, each measured on its own.
  public var threads: [Int]
  /// Child processes for each design and thread count.
  public var rounds: Int
  /// Operations a thread does at least in one round.
  public var operations: Int
  public var memoryBytes: UInt64
  public var seed: UInt64
  /// Whether every round times each call once more, in a pass of its own.
  public var recordsLatencies: Bool

  public init(
    level: String, designs: [String], workload: String, order: Int = 0, threads: [Int], rounds: Int = 10,
    operations: Int = 1_000_000, memoryBytes: UInt64 = 1 << 30, seed: UInt64 = 42,
    recordsLatencies: Bool = true
  ) {
    self.level = level
    self.designs = designs
    self.workload = workload
    self.order = order
    self.threads = threads
    self.rounds = rounds
    self.operations = operations
    self.memoryBytes = memoryBytes
    self.seed = seed
    self.recordsLatencies = recordsLatencies
  }

  /// How many child processes it takes.
  public var totalRounds: Int { designs.count * threads.count * rounds }

  /// The command line that asks for the same again.
  public var command: String {
    "moot bench \(level) --designs \(designs.joined(separator: ",")) --workload \(workload) --order \(order)"
      + " --threads \(threads.map(String.init).joined(separator: ",")) --rounds \(rounds)"
      + " --operations \(operations) --memory \(memoryBytes / (1 << 20)) --seed \(seed)"
      + (recordsLatencies ? "" : " --no-latencies")
  }
}

/// What can be measured on this machine.
public struct BenchmarkCatalogue: Hashable, Sendable {
  public struct Level: Hashable, Sendable {
    public var name: String
    public var designs: [String]
    public var workloads: [String]
    public var orders: ClosedRange<Int>
    /// What each workload reports, by its name; a workload that is not in it may report anything.
    public var metrics: [String: [String]]

    public init(
      name: String, designs: [String], workloads: [String], orders: ClosedRange<Int>,
      metrics: [String: [String]] = [:]
    ) {
      self.name = name
      self.designs = designs
      self.workloads = workloads
      self.orders = orders
      self.metrics = metrics
    }
  }

  public var levels: [Level]
  public var cores: Int
  /// Physical.
  public var memoryBytes: UInt64

  public init(levels: [Level], cores: Int, memoryBytes: UInt64 = .max) {
    self.levels = levels
    self.cores = cores
    self.memoryBytes = memoryBytes
  }

  /// What keeps a request from being measured here, each said so that it can be mended; empty where nothing does.
  public func objections(to request: BenchmarkRequest) -> [String] {
    guard let level = levels.first(where: { $0.name == request.level }) else {
      return ["no level '\(request.level)'; there is: \(levels.map(\.name).joined(separator: ", "))"]
    }
    var found: [String] = []
    func unknown(_ what: String, _ name: String, _ known: [String]) {
      found.append("no \(what) '\(name)' in level \(level.name); there is: \(known.joined(separator: ", "))")
    }
    if request.designs.isEmpty {
      found.append("no design named; there is: \(level.designs.joined(separator: ", "))")
    }
    for design in request.designs where !level.designs.contains(design) {
      unknown("design", design, level.designs)
    }
    if !level.workloads.contains(request.workload) { unknown("workload", request.workload, level.workloads) }
    if !level.orders.contains(request.order) {
      found.append(
        "order \(request.order) is outside \(level.orders.lowerBound) to \(level.orders.upperBound)")
    }
    if request.threads.isEmpty { found.append("no thread count given; for instance --threads 1,2") }
    for threads in request.threads where !(1...max(1, cores)).contains(threads) {
      found.append(
        "\(NumberText.count(threads, "thread")) cannot be pinned: this machine has "
          + "\(NumberText.count(cores, "core")) online")
    }
    if request.rounds < 1 { found.append("at least one round is needed; 10 tell more") }
    if request.operations < 1 { found.append("at least one operation is needed") }
    if request.memoryBytes > memoryBytes {
      found.append(
        "\(request.memoryBytes >> 20) MiB of memory asked for; this machine has \(memoryBytes >> 20) MiB")
    }
    return found
  }
}

/// How far a measurement is.
public struct BenchmarkProgress: Hashable, Sendable {
  public var completed: Int
  public var total: Int
  /// The round being measured, such as `lock-free, 2 threads, round 3`.
  public var current: String
  /// Estimated from the rounds so far; nil before the first one ends.
  public var secondsLeft: Double?

  public init(completed: Int, total: Int, current: String, secondsLeft: Double?) {
    self.completed = completed
    self.total = total
    self.current = current
    self.secondsLeft = secondsLeft
  }

  /// 0 to 1.
  public var fraction: Double { total == 0 ? 1 : Double(completed) / Double(total) }
}

extension Run {
  /// What was asked for, so that it can be measured again: the same designs, threads, rounds, seed and parameters.
  public var request: BenchmarkRequest {
    BenchmarkRequest(
      level: parameters.level, designs: Set(rounds.map(\.design)).sorted(), workload: parameters.workload,
      order: parameters.order, threads: Set(rounds.map(\.threads)).sorted(),
      rounds: rounds.map(\.round).max() ?? 1, operations: parameters.operations,
      memoryBytes: parameters.memoryBytes, seed: parameters.seed,
      recordsLatencies: rounds.contains { !$0.histograms.isEmpty })
  }
}
