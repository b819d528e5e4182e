import ArgumentParser
import Evidence
import Glibc
import MemoryEngine
import WorkspaceStore

/// One round in a process of its own: the hidden command that `bench` starts for each.
struct BenchmarkRoundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-round", abstract: "Measure one round and print it; used by `moot bench`.",
    shouldDisplay: false)

  @Option var level: String
  @Option var design: String
  @Option var workload: String
  @Option var order: Int
  @Option var threads: Int
  @Option var memoryBytes: UInt64
  @Option var operations: Int
  @Option var seed: UInt64
  @Option var round: Int
  @Flag var latencies = false

  /// The arguments that make a child measure this round.
  static func arguments(_ request: BenchmarkRequest, _ task: RoundTask) -> [String] {
    [
      "bench-round", "--level", request.level, "--design", task.design, "--workload", request.workload,
      "--order", "\(request.order)", "--threads", "\(task.threads)", "--memory-bytes",
      "\(request.memoryBytes)",
      "--operations", "\(request.operations)", "--seed", "\(request.seed &+ UInt64(task.round))",
      "--round", "\(task.round)",
    ] + (request.recordsLatencies ? ["--latencies"] : [])
  }

  func run() throws {
    guard level == EngineCatalogue.frames else { throw ValidationError("no level '\(level)'") }
    let started = SystemContext.current().timestamp()
    let load = HostProbe.loadAverage()
    let benchmark: FrameBenchmark
    let report: BenchmarkReport
    do {
      benchmark = try parsed()
      report = try benchmark.run()
    } catch {
      throw CommandFailure("\(error)")
    }
    let round = EngineCatalogue.round(
      report, of: benchmark, number: round, started: started, load: load)
    Output.write(String(decoding: try round.encoded(), as: UTF8.self))
  }

  private func parsed() throws(EngineError) -> FrameBenchmark {
    var benchmark = FrameBenchmark(
      design: try FrameDesign(checking: design), workload: try FrameWorkload(checking: workload),
      order: try Order(checking: order), threads: threads, memoryBytes: memoryBytes,
      operations: operations, seed: seed)
    benchmark.recordsLatencies = latencies
    return benchmark
  }
}

extension EngineCatalogue {
  /// A report of the engine's as a round of a record.
  static func round(
    _ report: BenchmarkReport, of benchmark: FrameBenchmark, number: Int, started: String, load: Double?
  ) -> Run.Round {
    var counters = report.counters
    if report.pinningDenied > 0 { counters["pinning_denied"] = report.pinningDenied }
    return Run.Round(
      design: benchmark.design.rawValue, threads: benchmark.threads, round: number, started: started,
      load: load, casNanoseconds: report.casNanoseconds,
      lineTransferNanoseconds: report.lineTransferNanoseconds, disturbed: nil, values: report.values,
      counters: counters,
      histograms: report.latencies.compactMapValues { counts in
        counts.isEmpty
          ? nil : LatencyHistogram(counts.map { (value: $0.nanoseconds, count: $0.count) }).base64()
      }, before: probe(report.before, stolenShare: nil),
      after: probe(report.after, stolenShare: report.stolenShare(cores: onlineCores)))
  }

  private static func probe(_ reading: MachineProbe.Reading, stolenShare: Double?) -> Run.Probe {
    Run.Probe(
      casNanoseconds: reading.casNanoseconds, lineTransferNanoseconds: reading.lineTransferNanoseconds,
      stolenShare: stolenShare, frequencyMegahertz: reading.effectiveGigahertz * 1000)
  }
}

/// One design with one thread count in one round.
struct RoundTask: Hashable, Sendable {
  var design: String
  var threads: Int
  /// 1-based.
  var round: Int
  /// 1 for the first try.
  var attempt = 1

  var description: String {
    "\(design), \(NumberText.count(threads, "thread")), round \(round)"
      + (attempt > 1 ? ", again" : "")
  }

  /// The same once more.
  var again: RoundTask {
    RoundTask(design: design, threads: threads, round: round, attempt: attempt + 1)
  }

  /// Every round measures each design once for each thread count, in an order shuffled anew, so that a machine
  /// that drifts drifts under all of them alike. The order follows from the seed.
  static func plan(_ request: BenchmarkRequest) -> [RoundTask] {
    var generator = SplitMix64(seed: request.seed)
    return (1...max(1, request.rounds)).flatMap { round in
      request.designs.flatMap { design in
        request.threads.map { RoundTask(design: design, threads: $0, round: round) }
      }.shuffled(using: &generator)
    }
  }
}
