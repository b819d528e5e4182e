import Evidence
import Glibc
import Subprocess
import WorkspaceStore

/// Measures a request round by round, each round in a child process, and makes a record of it.
struct BenchmarkRunner: Sendable {
  var request: BenchmarkRequest
  /// This program's file, started again for every round.
  var executable: String
  /// `Name <email>` of whoever measures, for the record.
  var by: String?
  /// Holds the next round back while it is closed.
  var gate = BenchmarkGate()

  /// Runs all rounds, and those again that the machine disturbed. When the task is cancelled the rounds finished so far
  /// make the record; with none finished it throws `CancellationError`. Another benchmark meanwhile is refused.
  ///
  /// - Parameter keep: gets the record after every round but the last, so that a benchmark that is killed leaves what
  ///   it has. That it fails stops nothing: the whole record is saved by the caller, who says so.
  func run(
    progress: @Sendable (BenchmarkProgress) -> Void, keep: (Run) throws -> Void
  ) async throws -> MeasuredRun {
    let context = SystemContext.current()
    let lock = try BenchmarkLock.take(
      context, holder: "process \(getpid()), since \(context.timestamp()): \(request.command)")
    defer { withExtendedLifetime(lock) {} }
    let draft = Draft(context, host: HostProbe.host())
    var schedule = RoundSchedule(RoundTask.plan(request))
    let clock = ContinuousClock()
    let start = clock.now
    while let task = schedule.next {
      let left =
        (clock.now - start).seconds / Double(schedule.finished)
        * Double(schedule.total - schedule.finished)
      progress(
        BenchmarkProgress(
          completed: schedule.finished, total: schedule.total, current: task.description,
          secondsLeft: schedule.finished == 0 ? nil : left))
      await gate.pass()
      if Task.isCancelled { break }
      do {
        schedule.finish(try await measure(task))
      } catch {
        if Task.isCancelled { break }
        throw error
      }
      if schedule.next != nil { try? keep(record(schedule, draft)) }
    }
    if schedule.finished == 0 { throw CancellationError() }
    progress(
      BenchmarkProgress(
        completed: schedule.finished, total: schedule.finished, current: "done", secondsLeft: nil))
    return MeasuredRun(run: record(schedule, draft), isComplete: schedule.next == nil)
  }

  /// What is the same for every state of a record.
  private struct Draft {
    let id: String
    let created: String
    let host: Run.Host

    init(_ context: SystemContext, host: Run.Host) {
      id = "\(context.compactTimestamp())-\(context.randomDigits(4))"
      created = context.timestamp()
      self.host = host
    }
  }

  private func measure(_ task: RoundTask) async throws -> Run.Round {
    var options = PlatformOptions()
    // A Ctrl-C at the terminal is for this process alone; it stops its child itself.
    options.processGroupID = 0
    let result = try await Subprocess.run(
      .path(.init(executable)), arguments: .init(BenchmarkRoundCommand.arguments(request, task)),
      platformOptions: options, output: .bytes(limit: 1 << 20), error: .string(limit: 1 << 16))
    guard result.terminationStatus.isSuccess else {
      let reason = result.standardError.split(separator: "\n").last.map(String.init) ?? "it said nothing"
      throw CommandFailure("the round \(task.description) failed: \(reason)")
    }
    return try Run.Round.decode(result.standardOutput)
  }

  private func record(_ schedule: RoundSchedule, _ draft: Draft) -> Run {
    #if DEBUG
      let build = "debug"
    #else
      let build = "release"
    #endif
    return Run(
      id: draft.id, proposal: nil, version: nil, created: draft.created, by: by, command: request.command,
      engine: Run.Engine(
        moot: MootVersion.current, commit: nil, behaviour: EngineCatalogue.behaviour, build: build),
      host: draft.host,
      parameters: Run.Parameters(
        level: request.level, workload: request.workload, order: request.order,
        memoryBytes: request.memoryBytes, operations: request.operations, seed: request.seed),
      rounds: schedule.rounds, warnings: request.warnings(about: schedule, build: build))
  }
}

/// A measurement that ended, by itself or because somebody stopped it.
struct MeasuredRun: Sendable {
  var run: Run
  /// False where rounds are missing.
  var isComplete: Bool
}

extension BenchmarkRequest {
  /// What a reader of the record must know of how it came about.
  fileprivate func warnings(about schedule: RoundSchedule, build: String) -> [String] {
    let measured = schedule.rounds
    var warnings: [String] = []
    if schedule.next != nil {
      warnings.append("stopped after \(schedule.finished) of \(schedule.total) rounds")
    }
    if build == "debug" {
      warnings.append("measured with a debug build: these figures say nothing about the designs")
    }
    if rounds < Statistics.roundsForInterval {
      warnings.append(
        "\(rounds) rounds are too few for a 95 % interval; use at least \(Statistics.roundsForInterval)")
    }
    if let load = measured.compactMap(\.load).max(), load > Double(EngineCatalogue.onlineCores) {
      warnings.append("the machine was busy: load average up to \(load)")
    }
    let disturbed = measured.count { $0.disturbed != nil }
    if disturbed > 0 {
      warnings.append("\(disturbed) of \(measured.count) rounds were disturbed; they are kept and left out")
    }
    if measured.contains(where: { $0.counters["pinning_denied"] != nil }) {
      warnings.append("the system did not let threads be bound to cores; they ran wherever it put them")
    }
    if measured.contains(where: { $0.after != nil && $0.after?.stolenShare == nil }) {
      warnings.append("this machine does not tell how much time its hypervisor takes")
    }
    return warnings
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
