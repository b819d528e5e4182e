/// One recorded measurement: its parameters, the machine it ran on and every raw round. The shape of
/// `evidence/*.json`; a record never changes once written, and every summary is recomputed from its rounds.
public struct Run: Hashable, Sendable, Codable {
  public var schema: Int
  /// Moment of creation and four hexadecimal digits: `20231124T090000Z-7c1e`.
  public var id: String
  /// The proposal it is attached to; nil while it lies in the private state.
  public var proposal: Int?
  /// The newest version of that proposal when the run was attached; nil where none was published.
  public var version: Int?
  /// RFC 3339, UTC.
  public var created: String
  /// `Name <email>`.
  public var by: String?
  /// The command that repeats it.
  public var command: String
  public var engine: Engine
  public var host: Host
  public var parameters: Parameters
  public var rounds: [Round]
  public var warnings: [String]

  public init(
    id: String, proposal: Int?, version: Int?, created: String, by: String?, command: String, engine: Engine,
    host: Host, parameters: Parameters, rounds: [Round], warnings: [String]
  ) {
    schema = 1
    self.id = id
    self.proposal = proposal
    self.version = version
    self.created = created
    self.by = by
    self.command = command
    self.engine = engine
    self.host = host
    self.parameters = parameters
    self.rounds = rounds
    self.warnings = warnings
  }

  /// The program that measured.
  public struct Engine: Hashable, Sendable, Codable {
    public var moot: String
    public var commit: String?
    /// For each level an integer that is raised when a change alters what is measured.
    public var behaviour: [String: Int]
    /// `debug` or `release`; nil in a record that does not say. A debug build's figures say nothing of the
    /// designs.
    public var build: String?

    public init(moot: String, commit: String?, behaviour: [String: Int], build: String? = nil) {
      self.moot = moot
      self.commit = commit
      self.behaviour = behaviour
      self.build = build
    }
  }

  /// The machine it ran on.
  public struct Host: Hashable, Sendable, Codable {
    public var cpu: String
    public var cores: Int
    public var threadsPerCore: Int?
    public var numaNodes: Int?
    public var kernel: String
    public var governor: String?
    /// The hypervisor's name, nil on bare metal.
    public var virtual: String?
    public var memoryBytes: UInt64

    enum CodingKeys: String, CodingKey {
      case cpu, cores, kernel, governor, virtual
      case threadsPerCore = "threads_per_core"
      case numaNodes = "numa_nodes"
      case memoryBytes = "memory_bytes"
    }

    public init(
      cpu: String, cores: Int, threadsPerCore: Int?, numaNodes: Int?, kernel: String, governor: String?,
      virtual: String?, memoryBytes: UInt64
    ) {
      self.cpu = cpu
      self.cores = cores
      self.threadsPerCore = threadsPerCore
      self.numaNodes = numaNodes
      self.kernel = kernel
      self.governor = governor
      self.virtual = virtual
      self.memoryBytes = memoryBytes
    }
  }

  public struct Parameters: Hashable, Sendable, Codable {
    public var level: String
    public var workload: String
    public var order: Int
    public var memoryBytes: UInt64
    public var operations: Int
    public var seed: UInt64

    enum CodingKeys: String, CodingKey {
      case level, workload, order, operations, seed
      case memoryBytes = "memory_bytes"
    }

    public init(
      level: String, workload: String, order: Int, memoryBytes: UInt64, operations: Int, seed: UInt64
    ) {
      self.level = level
      self.workload = workload
      self.order = order
      self.memoryBytes = memoryBytes
      self.operations = operations
      self.seed = seed
    }
  }

  /// What one child process measured.
  public struct Round: Hashable, Sendable, Codable {
    public var design: String
    public var threads: Int
    /// 1-based.
    public var round: Int
    /// RFC 3339, UTC.
    public var started: String
    /// One-minute load average before the round.
    public var load: Double?
    /// Cost of one uncontended compare-and-swap in this round.
    public var casNanoseconds: Double
    /// Cost of moving one cache line between two cores, one way; nil on a single core.
    public var lineTransferNanoseconds: Double?
    /// Why the round does not count, nil where it does.
    public var disturbed: String?
    /// Which attempt at this round it is, where the ones before were disturbed: 2 for the first repetition.
    public var attempt: Int?
    /// What was measured right before and right after the round.
    public var before: Probe?
    public var after: Probe?
    /// By metric name with its unit last, such as `get_ns`.
    public var values: [String: Double]
    public var counters: [String: Int]
    /// HdrHistogram V2 payloads in base64, by metric.
    public var histograms: [String: String]

    enum CodingKeys: String, CodingKey {
      case design, threads, round, started, load, disturbed, attempt, before, after, values, counters,
        histograms
      case casNanoseconds = "cas_ns"
      case lineTransferNanoseconds = "line_transfer_ns"
    }

    public init(
      design: String, threads: Int, round: Int, started: String, load: Double?, casNanoseconds: Double,
      lineTransferNanoseconds: Double?, disturbed: String?, values: [String: Double],
      counters: [String: Int], histograms: [String: String] = [:], attempt: Int? = nil,
      before: Probe? = nil, after: Probe? = nil
    ) {
      self.design = design
      self.threads = threads
      self.round = round
      self.started = started
      self.load = load
      self.casNanoseconds = casNanoseconds
      self.lineTransferNanoseconds = lineTransferNanoseconds
      self.disturbed = disturbed
      self.values = values
      self.counters = counters
      self.histograms = histograms
      self.attempt = attempt
      self.before = before
      self.after = after
    }
  }

  /// The state of the machine at one moment; each figure nil where the machine does not tell.
  public struct Probe: Hashable, Sendable, Codable {
    public var casNanoseconds: Double?
    public var lineTransferNanoseconds: Double?
    /// Processor time that the hypervisor gave to others, as a share of the time passed: 0 to 1.
    public var stolenShare: Double?
    public var frequencyMegahertz: Double?

    enum CodingKeys: String, CodingKey {
      case casNanoseconds = "cas_ns"
      case lineTransferNanoseconds = "line_transfer_ns"
      case stolenShare = "stolen_share"
      case frequencyMegahertz = "frequency_mhz"
    }

    public init(
      casNanoseconds: Double? = nil, lineTransferNanoseconds: Double? = nil, stolenShare: Double? = nil,
      frequencyMegahertz: Double? = nil
    ) {
      self.casNanoseconds = casNanoseconds
      self.lineTransferNanoseconds = lineTransferNanoseconds
      self.stolenShare = stolenShare
      self.frequencyMegahertz = frequencyMegahertz
    }
  }
}
