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

  /// Runs all rounds. When the task is cancelled the rounds finished so far make the record; with none finished
  /// it throws `CancellationError`.
  func run(progress: @Sendable (BenchmarkProgress) -> Void) async throws -> Run {
    let context = SystemContext.current()
    let tasks = RoundTask.plan(request)
    let clock = ContinuousClock()
    let start = clock.now
    var rounds: [Run.Round] = []
    for (index, task) in tasks.enumerated() {
      let elapsed = (clock.now - start).seconds
      let left = index == 0 ? nil : elapsed / Double(index) * Double(tasks.count - index)
      progress(
        BenchmarkProgress(
          completed: index, total: tasks.count, current: task.description, secondsLeft: left))
      if Task.isCancelled { break }
      do {
        rounds.append(try await measure(task))
      } catch {
        if Task.isCancelled { break }
        throw error
      }
    }
    if rounds.isEmpty { throw CancellationError() }
    progress(
      BenchmarkProgress(completed: rounds.count, total: tasks.count, current: "done", secondsLeft: nil))
    return record(rounds, planned: tasks.count, context)
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

  private func record(_ rounds: [Run.Round], planned: Int, _ context: SystemContext) -> Run {
    var warnings: [String] = []
    if rounds.count < planned { warnings.append("stopped after \(rounds.count) of \(planned) rounds") }
    #if DEBUG
      warnings.append("measured with a debug build: these figures say nothing about the designs")
    #endif
    let perPoint = request.rounds
    if perPoint < 6 { warnings.append("\(perPoint) rounds are too few for a 95 % interval; use at least 6") }
    if let load = rounds.compactMap(\.load).max(), load > Double(EngineCatalogue.onlineCores) {
      warnings.append("the machine was busy: load average up to \(load)")
    }
    return Run(
      id: "\(context.compactTimestamp())-\(context.randomDigits(4))", proposal: nil, version: nil,
      created: context.timestamp(), by: by,
      command: request.command,
      engine: Run.Engine(moot: MootVersion.current, commit: nil, behaviour: EngineCatalogue.behaviour),
      host: HostProbe.host(),
      parameters: Run.Parameters(
        level: request.level, workload: request.workload, order: request.order,
        memoryBytes: request.memoryBytes, operations: request.operations, seed: request.seed),
      rounds: rounds, warnings: warnings)
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
