import Evidence
import Testing

@testable import moot

@Suite("The schedule of rounds") struct RoundScheduleTests {
  private func round(_ task: RoundTask, stolen: Double = 0) -> Run.Round {
    Run.Round(
      design: task.design, threads: task.threads, round: task.round, started: "2023-11-24T09:00:03Z",
      load: nil,
      casNanoseconds: 2.7, lineTransferNanoseconds: 30, disturbed: nil, values: ["pair_ns": 40],
      counters: [:],
      before: Run.Probe(), after: Run.Probe(stolenShare: stolen))
  }

  private let tasks = (1...4).map { RoundTask(design: "lock-free", threads: 1, round: $0) }

  @Test("Undisturbed rounds are measured once each, in order")
  func plain() {
    var schedule = RoundSchedule(tasks)
    while let task = schedule.next { schedule.finish(round(task)) }
    #expect(schedule.rounds.map(\.round) == [1, 2, 3, 4])
    #expect(schedule.rounds.allSatisfy { $0.disturbed == nil && $0.attempt == nil })
  }

  @Test("A disturbed round is kept with its reason and measured again after the others")
  func again() {
    var schedule = RoundSchedule(tasks)
    schedule.finish(round(tasks[0], stolen: 0.2))
    #expect(schedule.total == 5)
    while let task = schedule.next { schedule.finish(round(task)) }
    #expect(schedule.rounds.map(\.round) == [1, 2, 3, 4, 1])
    #expect(schedule.rounds[0].disturbed == "the hypervisor took 20.0 % of the time")
    #expect(schedule.rounds[4].disturbed == nil)
    #expect(schedule.rounds[4].attempt == 2)
  }

  @Test("A machine that disturbs every round is given up on")
  func hopeless() {
    var schedule = RoundSchedule(tasks)
    while let task = schedule.next { schedule.finish(round(task, stolen: 0.5)) }
    #expect(schedule.rounds.count == 6)
    #expect(schedule.rounds.allSatisfy { $0.disturbed != nil })
  }
}
