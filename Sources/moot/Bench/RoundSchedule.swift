import Evidence

/// Which round comes next: those that were planned, and once more those that the machine disturbed.
struct RoundSchedule {
  /// How often one round is tried.
  static let attemptsMax = 3

  private var waiting: [RoundTask]
  private(set) var rounds: [Run.Round] = []
  /// A machine that disturbs everything must not measure for ever: half as many again as were planned, at most.
  private var repeatsLeft: Int

  init(_ tasks: [RoundTask]) {
    waiting = tasks.reversed()
    repeatsLeft = (tasks.count + 1) / 2
  }

  var next: RoundTask? { waiting.last }
  var finished: Int { rounds.count }
  var total: Int { rounds.count + waiting.count }

  /// Takes in what the next task measured. A disturbed round is kept with its reason, and tried again after all others.
  mutating func finish(_ measured: Run.Round) {
    guard let task = waiting.popLast() else { return }
    var round = measured
    round.attempt = task.attempt > 1 ? task.attempt : nil
    if let before = round.before, let after = round.after {
      let usual = rounds.filter { $0.threads > 1 && $0.disturbed == nil }.compactMap(
        \.lineTransferNanoseconds)
      round.disturbed = Disturbance.reason(
        before: before, after: after, threads: round.threads, usualLineTransfers: usual)
    }
    rounds.append(round)
    guard round.disturbed != nil, task.attempt < Self.attemptsMax, repeatsLeft > 0 else { return }
    repeatsLeft -= 1
    waiting.insert(task.again, at: 0)
  }
}
