import Evidence
import Testing

@Suite("Reproductions") struct ReproductionTests {
  private func run(_ a: Double, _ b: Double, cas: Double = 2, cpu: String = "Some CPU") -> Run {
    var run = sampleRun(rounds: timedRounds("a", around: a, cas: cas) + timedRounds("b", around: b, cas: cas))
    run.host.cpu = cpu
    return run
  }

  @Test("On the same machine figures agree within a tenth")
  func sameMachine() {
    #expect(Reproduction(recorded: run(100, 50), new: run(105, 48)).verdict == .agrees)
    let changed = Reproduction(recorded: run(100, 50), new: run(130, 50))
    #expect(changed.verdict == .disagrees && changed.isSameMachine)
    #expect(
      changed.findings.filter { !$0.agrees }.map(\.subject) == ["a, 1 thread, get_ns"])
  }

  @Test("On another machine units of the compare-and-swap and ratios between designs count")
  func otherMachine() {
    let there = run(200, 100, cas: 4, cpu: "Other CPU")
    let same = Reproduction(recorded: run(100, 50), new: there)
    #expect(same.verdict == .agrees && !same.isSameMachine)
    #expect(same.findings.map(\.subject).last == "b over a, 1 thread, get_ns")
    #expect(same.rule.hasPrefix("another machine"))
    #expect(
      Reproduction(recorded: run(100, 50), new: run(200, 180, cas: 4, cpu: "Other CPU")).verdict == .disagrees
    )
  }

  @Test("An order turned round disagrees even where each figure is near")
  func reversed() {
    let result = Reproduction(recorded: run(100, 96), new: run(96, 100))
    #expect(result.verdict == .disagrees)
    #expect(result.findings.filter { !$0.agrees }.map(\.subject) == ["b over a, 1 thread, get_ns"])
  }

  @Test("Another engine, a debug build and too few rounds are no answer")
  func notMeasurable() {
    var other = run(100, 50)
    other.engine.behaviour = ["frames": 2]
    other.engine.build = "debug"
    other.rounds.removeAll { $0.design == "b" && $0.round > 5 }
    #expect(
      Reproduction(recorded: run(100, 50), new: other).verdict
        == .notMeasurableHere([
          "the engine measures something else by now (its behaviour number of frames changed)",
          "the repetition is of a debug build",
          "b, 1 thread, get_ns has 5 undisturbed rounds here; 6 are needed",
        ]))
  }

  @Test("What a machine lacks is known before anything is measured")
  func obstacles() {
    let catalogue = BenchmarkCatalogue(
      levels: [.init(name: "frames", designs: ["a"], workloads: ["rand"], orders: 0...10)], cores: 1,
      memoryBytes: 1 << 29)
    var recorded = run(100, 50)
    recorded.rounds += timedRounds("a", threads: 2, around: 5)
    #expect(
      recorded.obstaclesToRepeating(catalogue: catalogue, behaviour: ["frames": 2]) == [
        "no design 'b' in level frames; there is: a",
        "2 threads cannot be pinned: this machine has 1 core online",
        "1024 MiB of memory asked for; this machine has 512 MiB",
        "the engine measures something else by now: behaviour of frames was 1 and is 2",
      ])
    recorded.parameters.level = "heap"
    #expect(
      recorded.obstaclesToRepeating(catalogue: catalogue, behaviour: [:])
        == ["no level 'heap'; there is: frames"])
  }

  @Test("The findings are one table for every reader, a row each")
  func table() {
    let table = ResultTable(Reproduction(recorded: run(100, 50), new: run(100, 50)))
    #expect(
      table.rows.map { $0[0] } == [
        "a, 1 thread, get_ns", "b, 1 thread, get_ns", "b over a, 1 thread, get_ns",
      ])
    #expect(table.rows.allSatisfy { $0[1] == "1.00" && $0[3] == "agrees" })
  }
}
