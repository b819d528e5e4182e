import Evidence
import Testing

@Suite("Plots of runs") struct PlotBuilderTests {
  private func curve(_ plot: Plot?) throws -> Plot.Curve {
    let curve: Plot.Curve? = if case .curve(let curve)? = plot?.content { curve } else { nil }
    return try #require(curve)
  }

  @Test(
    "A scaling curve has a point for each thread count with median and interval, disturbed rounds left out")
  func scaling() throws {
    let run = PlotSample.run(threads: [1, 4], designs: 2)
    let curve = try curve(Plot.scaling(run, metric: "get_ns"))
    let summaries = run.summaries()
    #expect(curve.series.map(\.name) == ["core-cache", "global-lock"])
    #expect(curve.series[1].points.map(\.x) == [1, 4])
    #expect(curve.series[1].points[1].y.value == summaries[3].median)
    #expect(curve.series[1].points[1].y.low == summaries[3].interval.low)
    #expect(curve.y.unit == "ns" && curve.x.marks == [1, 4])
    #expect(Plot.scaling(run, metric: "get_ns")?.notes.first == "4 disturbed rounds left out")
    #expect(Plot.scaling(run, metric: "put_ns") == nil)
  }

  @Test("Values far apart get a logarithmic axis, and so do thread counts")
  func scales() throws {
    let run = PlotSample.run(threads: [1, 16, 64])
    let wide = try curve(Plot.scaling(run, metric: "get_ns"))
    #expect(wide.y.scale == .logarithmic && wide.x.scale == .logarithmic)
    let narrow = try curve(Plot.scaling(PlotSample.run(threads: [1, 2, 3]), metric: "get_ns"))
    #expect(narrow.y.scale == .linear && narrow.x.scale == .linear)
  }

  @Test("Too few rounds for a 95 % interval are said, not hidden")
  func fewRounds() {
    let plot = Plot.scaling(PlotSample.run(rounds: 3), metric: "get_ns")
    #expect(
      plot?.notes.last
        == "whiskers: range of all rounds, too few for a 95 % interval, where wider than the mark")
  }

  @Test("A design keeps its place, and so its mark, in every picture of a run")
  func series() {
    let run = PlotSample.run(threads: [1, 2])
    guard case .bars(let bars)? = Plot.bars([run], metric: "get_ns", threads: 2)?.content,
      case .strips(let strips)? = Plot.distribution(run, metric: "get_ns")?.content
    else {
      Issue.record("no bars or no strips")
      return
    }
    #expect(bars.groups.map(\.label) == ["2 threads"])
    #expect(bars.groups[0].bars.map { "\($0.label) \($0.series)" }.last == "per-order 3")
    #expect(strips.rows.map(\.label).suffix(2) == ["lock-free 2", "per-order 2"])
    #expect(strips.rows.map(\.series) == [0, 1, 2, 3, 0, 1, 2, 3])
    #expect(Plot.bars([run], metric: "get_ns", threads: 2)?.notes.first == "4 disturbed rounds left out")
    #expect(strips.rows[0].values.count == 10 && strips.rows[0].disturbed.count == 1)
  }

  @Test("Groups of bars are told apart by workload, order and threads, equal ones by their run")
  func groups() {
    var other = PlotSample.run(threads: [1])
    other.parameters.order = 9
    func labels(_ runs: [Run]) -> [String] {
      guard case .bars(let bars)? = Plot.bars(runs, metric: "get_ns")?.content else { return [] }
      return bars.groups.map(\.label)
    }
    let run = PlotSample.run(threads: [1])
    #expect(labels([run, other]) == ["rand, order 0, 1 thread", "rand, order 9, 1 thread"])
    #expect(labels([run, run]) == Array(repeating: "rand, 1 thread, 20261123T090000Z-7c1e", count: 2))
    #expect(Plot.bars([], metric: "get_ns") == nil)
  }

  @Test("A run shows first how it scales, or with one thread count how its designs differ, then every round")
  func plots() {
    let titles = PlotSample.run().plots.map(\.title)
    #expect(
      titles == ["get by threads: frames rand, order 0", "get, every round: frames rand, order 0"])
    #expect(PlotSample.run(threads: [1]).mainPlots.map(\.title) == ["get by design: frames rand, order 0"])
    #expect(sampleRun(rounds: []).plots.isEmpty)
  }

  @Test("Workloads are compared by their newest runs, at the largest thread count that all have")
  func workloads() throws {
    var old = PlotSample.run(threads: [1, 2], workload: "bulk")
    old.created = "2026-01-01T00:00:00Z"
    old.rounds.removeLast(80)
    var bulk = PlotSample.run(threads: [1, 2, 4], workload: "bulk")
    bulk.host.cores = 8
    bulk.engine.behaviour = ["frames": 2]
    let plots = Plot.workloads([bulk, PlotSample.run(threads: [1, 2], workload: "rand"), old])
    #expect(plots.map(\.title) == ["get by workload: frames"])
    guard case .bars(let bars)? = plots.first?.content else {
      Issue.record("no bars")
      return
    }
    #expect(bars.groups.map(\.label) == ["bulk, 2 threads", "rand, 2 threads"])
    #expect(bars.groups.allSatisfy { $0.bars.count == 4 })
    #expect(
      plots[0].notes.suffix(2) == ["runs of different machines", "runs of different engine versions"])
    #expect(Plot.workloads([bulk, bulk]).isEmpty)
    #expect(
      Plot.workloads([PlotSample.run(threads: [1]), PlotSample.run(threads: [2], workload: "bulk")]).isEmpty)
  }

  @Test("A run with disturbed rounds alone has its rounds in the picture and no median")
  func allDisturbed() throws {
    let run = sampleRun(rounds: [sampleRound("lock-free", get: 20, disturbed: "stolen time")])
    let plot = Plot.distribution(run, metric: "get_ns")
    #expect(try shownPicture(plot, 60, 12).contains("│                       ○"))
    #expect(plot?.notes.first == "○ 1 disturbed round left out")
    #expect(Plot.bars([run], metric: "get_ns")?.isEmpty == true)
    #expect(Plot.scaling(run, metric: "get_ns")?.isEmpty == true)
  }

  @Test("Latency stands over percentiles that are spaced by their nines")
  func latency() throws {
    let plot = Plot.latency(
      [
        Plot.Latency(design: "lock-free", nanoseconds: [50: 30, 90: 45, 99: 120, 99.9: 900, 99.99: 30_000]),
        Plot.Latency(design: "global-lock", nanoseconds: [50: 60, 90: 300, 99: 4_000, 99.9: 9_000]),
      ], metric: "get_ns", of: "frames rand, order 0")
    #expect(
      try shownPicture(plot, 60, 12) == """
        get latency: frames rand, order 0
        get, ns, log scale
            │                                    ⣀●   ● lock-free
        10k ┤                       ⣀⣀ ⠠▲     ⡠⠔⠊     ▲ global-lock
            │                ⣀ ▲⠒⠉ ⠈      ⢀⡠⠔⠉
         1k ┤            ⣀ ⠐⠉          ⣀●⠒⠁
            │       ⢀⡠▲⠐⠉        ⢀⣀⠤⠒⠊⠉
        100 ┤  ▲⡠⠔ ⠈⠁   ⣀⣀⣀⠤⠤⠤⠒●⠊⠁
            │  ●⠤⠔⠒⠒⠊⠉●⠉
            └──┬──────┬────────┬────────┬─────────┬──
              50     90       99      99.9      99.99
             percentile
        """)
    #expect(Plot.latency([], metric: "get_ns", of: "") == nil)
  }

  @Test("A run's latencies come from its histograms, with the most threads, and a damaged one is named")
  func histograms() throws {
    var run = PlotSample.run(threads: [1, 2], rounds: 2, designs: 2)
    let histogram = LatencyHistogram((1...1000).map { (value: UInt64($0), count: 1) })
    for index in run.rounds.indices { run.rounds[index].histograms["get_ns"] = histogram.base64() }
    let sound = try #require(Plot.latencies(run).first)
    #expect(sound.title == "get latency: frames rand, order 0, 2 threads" && sound.notes.isEmpty)
    let curve = try curve(sound)
    #expect(curve.series.map(\.name) == ["core-cache", "global-lock"])
    #expect(curve.series[0].points.map(\.y.value) == [500, 900, 990, 999, 1000])
    #expect(run.plots.last == sound)
    let last = try #require(run.rounds.lastIndex { $0.disturbed == nil && $0.threads == 2 })
    run.rounds[last].histograms["get_ns"] = "no histogram"
    let damaged = try #require(Plot.latencies(run).first)
    #expect(damaged.notes.count == 1 && damaged.notes[0].hasPrefix("global-lock, 2 threads, round"))
  }
}
