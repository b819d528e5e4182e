import Evidence
import Testing
import Workspace

@testable import TerminalUI

@Suite("Runs in the lab") struct LabRunsTests {
  private static func run(_ id: String, _ day: Int, shift: Double = 0, rounds: Int = 12, proposal: Int? = nil)
    -> Run
  {
    var run = Sample.run(proposal: proposal)
    run.id = id
    run.parameters.workload = "repeat"
    run.created = "2026-11-\(day)T09:00:00Z"
    run.rounds = run.rounds.prefix(rounds).enumerated().map { index, round in
      var round = round
      round.started = "2026-11-\(day)T09:00:\(index < 4 ? "0" : "")\(index * 3)Z"
      round.values = round.values.mapValues { $0 + shift }
      return round
    }
    return run
  }

  private func lab() -> Model {
    var model = Sample.model(
      rows: 36, columns: 100, proposals: [Sample.proposal(runs: [Self.run("attached", 20, proposal: 1)])])
    _ = update(&model, .runsLoaded([Self.run("private", 21, shift: 30)]))
    model.press(.character("5"))
    return model
  }

  @Test("Where there are several levels one is chosen, and the form is about it") func levels() throws {
    var catalogue = Sample.catalogue
    catalogue.levels.append(
      BenchmarkCatalogue.Level(
        name: "spaces", designs: ["tree", "list"], workloads: ["map", "fault"], orders: 0...0))
    var model = Model(
      size: Size(rows: 24, columns: 80),
      surroundings: Surroundings(today: Sample.today, group: "SMP", catalogue: catalogue, problems: []))
    model.press(.character("5"))
    #expect(model.shown.contains("Level         ◂ frames ▸") && model.shown.contains("Order"))
    model.press(.right)
    #expect(model.shown.contains("Level         ◂ spaces ▸") && model.shown.contains("[x] tree"))
    #expect(!model.shown.contains("lock-free") && !model.shown.contains("Order"))
    model.press(.down, .right, .character("r"))
    guard case .running(let running) = model.benchmark else {
      Issue.record("\(model.shown)")
      return
    }
    #expect(running.request.level == "spaces" && running.request.designs == ["list"])
    #expect(running.request.workload == "map" && catalogue.objections(to: running.request).isEmpty)
    model.press(.up, .left)
    #expect(model.shown.contains("Level         ◂ frames ▸") && model.shown.contains("[x] lock-free"))
  }

  @Test("What is measured shows its table after every round, and can be paused and go on")
  func live() throws {
    var model = lab()
    model.press(.character("r"))
    _ = update(&model, .benchmarkRound(Self.run("now", 23, rounds: 8)))
    _ = update(
      &model,
      .benchmarkProgress(
        BenchmarkProgress(completed: 8, total: 12, current: "lock-free, 1 thread, round 3", secondsLeft: 12)))
    try expectScreen("lab-live-100x36", model)
    #expect(model.press(.character("P")) == [.pauseBenchmark(true)])
    #expect(
      model.shown.contains("Paused after this round") && model.shown.contains("measuring 66 %, paused"))
    #expect(model.press(.character("P")) == [.pauseBenchmark(false)])
    #expect(model.press(.character("c")) == [.cancelBenchmark])
    #expect(model.press(.character("P")) == [] && model.shown.contains("No measurement is running"))
  }

  @Test("Earlier runs, private and attached, are stepped through and compared with the last one")
  func earlier() throws {
    var model = lab()
    _ = update(&model, .benchmarkFinished(Self.run("now", 23)))
    model.press(.character("="))
    #expect(model.shown.contains("Go to an earlier run first"))
    model.press(.character("["))
    #expect(model.shown.contains("Run 2 of 3, private"))
    model.press(.character("["))
    try expectScreen("lab-earlier-100x36", model)
    model.press(.character("["))
    #expect(model.shown.contains("There is no earlier run"))
    model.press(.character("]"), .character("="))
    try expectScreen("lab-compared-100x36", model)
    model.press(.character("]"))
    #expect(!model.shown.contains("Run 2 of 3"))
    model.press(.character("]"))
    #expect(model.shown.contains("This is the last run"))
  }

  @Test("What is begun is shown, whatever was looked at before") func begun() {
    var model = lab()
    _ = update(&model, .benchmarkFinished(Self.run("last", 22)))
    model.press(.character("["), .character("="), .character("r"))
    _ = update(&model, .benchmarkRound(Self.run("now", 23, rounds: 8)))
    #expect(!model.shown.contains("Run 2 of") && !model.shown.contains("compared"))
    guard case .lab(let lab) = model.screen else {
      Issue.record("\(model.shown)")
      return
    }
    #expect(lab.rendered?.key.run == "now" && lab.rendered?.key.comparedWith == nil)
  }

  @Test("A run that is attached says so at once") func attached() {
    var model = lab()
    _ = update(&model, .benchmarkFinished(Self.run("now", 23)))
    #expect(model.shown.contains("not attached"))
    _ = update(&model, .benchmarkFinished(Self.run("now", 23, proposal: 1)))
    #expect(!model.shown.contains("not attached"))
  }

  @Test("How long a measurement will take is told by the last run like it")
  func estimate() {
    var model = lab()
    #expect(model.shown.contains("by the 12 rounds of private"))
    _ = update(&model, .runsLoaded([]))
    _ = update(&model, .proposalsLoaded([], []))
    #expect(model.shown.contains("no run of this tells how long one takes"))
  }
}
