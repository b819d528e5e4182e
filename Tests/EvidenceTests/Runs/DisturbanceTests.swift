import Evidence
import Testing

@Suite("Disturbance")
struct DisturbanceTests {
  private func probe(line: Double? = 30, stolen: Double? = 0, frequency: Double? = 3000) -> Run.Probe {
    Run.Probe(
      casNanoseconds: 2.7, lineTransferNanoseconds: line, stolenShare: stolen, frequencyMegahertz: frequency)
  }

  @Test("A round on a steady machine counts")
  func steady() {
    #expect(Disturbance.reason(before: probe(), after: probe(line: 60), threads: 2) == nil)
  }

  @Test("Time that the hypervisor took is told with its share")
  func stolen() {
    #expect(
      Disturbance.reason(before: probe(), after: probe(stolen: 0.121), threads: 1)
        == "the hypervisor took 12.1 % of the time")
    #expect(Disturbance.reason(before: probe(), after: probe(stolen: 0.1), threads: 1) == nil)
  }

  @Test("Another frequency after the round than before it disturbs it")
  func frequency() {
    #expect(
      Disturbance.reason(before: probe(), after: probe(frequency: 2400), threads: 1)
        == "the frequency went from 3000 to 2400 MHz")
  }

  @Test("Cores that moved apart disturb a round of several threads, never one of a single thread")
  func cores() {
    #expect(
      Disturbance.reason(before: probe(line: 28), after: probe(line: 160), threads: 2)
        == "the cores moved: a line took 28.0 ns to cross before and 160 ns after")
    #expect(Disturbance.reason(before: probe(line: 28), after: probe(line: 160), threads: 1) == nil)
  }

  @Test(
    "Cores that are elsewhere than in the rounds before disturb it, once three rounds tell where they were")
  func elsewhere() {
    let far = probe(line: 160)
    #expect(Disturbance.reason(before: far, after: far, threads: 2, usualLineTransfers: [28, 30]) == nil)
    #expect(
      Disturbance.reason(before: far, after: far, threads: 2, usualLineTransfers: [28, 30, 29])
        == "the cores were elsewhere: a line took 160 ns to cross, usually 29.0 ns")
  }

  @Test("What a machine does not tell disturbs nothing")
  func silent() {
    let silent = Run.Probe()
    #expect(Disturbance.reason(before: silent, after: silent, threads: 2) == nil)
  }

  @Test("A design whose every round was disturbed is named below the table")
  func allDisturbed() {
    let run = sampleRun(rounds: [
      sampleRound("lock-free", get: 40), sampleRound("per-order", get: 90, disturbed: "the cores moved"),
    ])
    #expect(
      ResultTable(run).note?.contains(
        "every round of per-order was disturbed: measure again on a quieter machine") == true)
  }
}
