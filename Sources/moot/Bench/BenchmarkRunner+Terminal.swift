import ArgumentParser
import Evidence
import Workspace
import WorkspaceStore

extension BenchmarkRunner {
  /// Measures with a progress bar on standard error; Ctrl-C ends it with the rounds that are finished.
  static func measure(_ request: BenchmarkRequest, _ folder: WorkspaceFolder) async throws -> MeasuredRun {
    let runner = BenchmarkRunner(
      request: request, executable: CurrentProgram.path, by: await folder.identity())
    let bar = ProgressBar()
    let task = Task { try await runner.run(progress: { bar.show($0) }, keep: { try folder.saveRun($0) }) }
    let interrupt = InterruptSource { task.cancel() }
    defer {
      interrupt.cancel()
      bar.clear()
    }
    do {
      return try await task.value
    } catch is CancellationError {
      bar.clear()
      Output.note("stopped before the first round ended; nothing was measured")
      throw ExitCode(130)
    }
  }
}

extension WorkspaceFolder {
  /// Keeps a run in the private state. What took minutes to measure is shown where it cannot be saved.
  func saveRun(_ run: Run, orShow show: (Run) -> Void) throws {
    do {
      try saveRun(run)
    } catch {
      show(run)
      throw CommandFailure("run \(run.id) was measured but not saved: \(error)")
    }
  }

  /// Attaches a run of the private state, and says so.
  func attachTold(_ run: Run, to number: ProposalNumber) async throws -> Run {
    let attached = try await attach(runID: run.id, to: number)
    Output.note("attached run \(attached.id) to proposal \(number)")
    return attached
  }
}
