import ArgumentParser
import Evidence
import Glibc
import MemoryEngine
import Workspace
import WorkspaceStore

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure designs of a level against each other.",
    discussion: """
      Every round runs in a process of its own; designs take turns in shuffled order. The table gives the median \
      over the rounds with its 95 % interval, and the same in units of one uncontended compare-and-swap, so that \
      machines can be compared. A round that the machine disturbed (stolen time, another frequency, cores that moved \
      apart) is measured again, kept and left out. Ctrl-C keeps the rounds that are finished, and so does a kill.

      Example:
        moot bench frames --workload rand --threads 1,2 --rounds 10 --attach 1
        moot bench frames --workload repeat,bulk,rand,mixed,frag

      `moot bench machine` measures what the engine's abstraction of the machine costs, `moot bench reader FOLDER` \
      how many megabytes of meeting notes one core reads in a second.
      """)

  @OptionGroup var workspace: WorkspaceOptions

  /// Not a level, but what the levels stand on.
  private static let machine = "machine"
  /// Nor is the reader of notes, whose speed Moot answers for.
  private static let reader = "reader"

  @Argument(help: "The level to measure: \(EngineCatalogue.levelNames), machine, or reader.")
  var level: String

  @Argument(help: "With reader: the notes to read, a folder or a file.", completion: .directory)
  var notes: String?

  @Option(help: "Designs, separated by commas. (default: all of the level)")
  var designs: String?

  @Option(
    help:
      "What every thread does: \(EngineCatalogue.workloadNames); several, separated by commas, are a run each."
  )
  var workload = "rand"

  @Option(help: "Block order: 2^ORDER frames of 4 KiB, 0 to 10.")
  var order = 0

  @Option(help: "Thread counts, separated by commas; each is measured.")
  var threads = "1,2"

  @Option(help: "Processes for each design and thread count.")
  var rounds = 10

  @Option(help: "Operations a thread does at least in one round.")
  var operations = 1_000_000

  @Option(help: "Managed memory in MiB.")
  var memory = 1024

  @Option(help: "Seed of the workload and of the order of rounds.")
  var seed: UInt64 = 42

  @Flag(
    inversion: .prefixedNo,
    help: "Time every call once more, in a pass of its own, for the percentiles of its latency.")
  var latencies = true

  @Option(help: "Attach the run to this proposal.")
  var attach: String?

  @Flag(help: "Print one JSON document instead of the table.")
  var json = false

  func validate() throws {
    if notes != nil, level != Self.reader { throw ValidationError("Only `moot bench reader` takes notes.") }
    if level == Self.reader, rounds < 1 { throw ValidationError("--rounds must be at least 1.") }
  }

  func run() async throws {
    if level == Self.machine { return showMachine() }
    if level == Self.reader { return try showReader() }
    let folder = try workspace.open()
    let number = try attach.map { try folder.proposalNumber($0) }
    let requests = try requests()
    for request in requests {
      let measured = try await BenchmarkRunner.measure(request, folder)
      try folder.saveRun(measured.run, orShow: show)
      show(try await attached(measured.run, folder, number))
      if !measured.isComplete { throw ExitCode(130) }
    }
  }

  private func attached(
    _ run: Run, _ folder: WorkspaceFolder, _ number: ProposalNumber?
  ) async throws -> Run {
    guard let number else {
      Output.note("kept run \(run.id); `moot attach N \(run.id)` adds it to a proposal")
      return run
    }
    return try await folder.attachTold(run, to: number)
  }

  private func show(_ run: Run) {
    for warning in run.warnings { Output.note("warning: \(warning)") }
    if json, let document = try? run.benchmarkDocument() {
      Output.write(document)
    } else {
      Output.write(ResultText.table(run) + (Output.isTerminal ? ResultText.pictures(run.mainPlots) : ""))
    }
  }

  /// What the abstraction over the machine costs: the same loop through it and on atomics directly.
  private func showMachine() {
    let result = HardwareOverhead.measure()
    let ratios = result.ratios
    Output.write(
      "through the machine \(NumberText.fixed(result.machineNanoseconds, digits: 2)) ns, "
        + "on atomics \(NumberText.fixed(result.directNanoseconds, digits: 2)) ns a get and put; ratio "
        + "\(NumberText.fixed(ratios[ratios.count / 2], digits: 3)) (\(NumberText.fixed(ratios[0], digits: 3)) to "
        + "\(NumberText.fixed(ratios[ratios.count - 1], digits: 3)) over \(ratios.count) trials)\n")
  }

  private func showReader() throws {
    var benchmark = try ReaderBenchmark(of: notes ?? workspace.folder ?? ".")
    benchmark.run(rounds: rounds)
    Output.write(json ? benchmark.json.document : benchmark.text)
  }

  /// One for each workload.
  private func requests() throws -> [BenchmarkRequest] {
    let all = EngineCatalogue.catalogue.levels.first { $0.name == level }?.designs ?? []
    let workloads = Self.list(workload)
    if workloads.count > 1, json {
      throw ValidationError("--json is one document; measure one workload at a time.")
    }
    return try (workloads.isEmpty ? [workload] : workloads).map { workload in
      let request = BenchmarkRequest(
        level: level, designs: designs.map(Self.list) ?? all, workload: workload, order: order,
        threads: try threadCounts(), rounds: rounds, operations: operations,
        memoryBytes: UInt64(max(0, memory)) << 20, seed: seed, recordsLatencies: latencies)
      if let objection = EngineCatalogue.objection(to: request) { throw ValidationError(objection) }
      return request
    }
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.trimmingWhitespace() }
  }

  private func threadCounts() throws -> [Int] {
    try threads.split(separator: ",").map { text in
      guard let count = Int(text.trimmingWhitespace()) else {
        throw ValidationError("--threads takes numbers separated by commas, not '\(threads)'")
      }
      return count
    }
  }
}
