import Evidence
import Testing

/// Runs whose figures follow a rule, so that a person can tell what their pictures must show.
enum PlotSample {
  /// What each design's get costs on one thread, and by how much of that each further thread adds to it.
  static let costs: [(design: String, base: Double, slope: Double)] = [
    ("core-cache", 12, 0.1), ("global-lock", 60, 0.9), ("lock-free", 35, 0.2), ("per-order", 70, 0.4),
  ]

  /// Rounds spread evenly over 10 % around the cost, the last one of them 40 % slower and disturbed.
  static func run(
    threads: [Int] = [1, 2, 4], rounds: Int = 11, workload: String = "rand", designs: Int = 4
  ) -> Run {
    var run = sampleRun(
      rounds: threads.flatMap { threads in
        costs.prefix(designs).flatMap { cost in
          (1...rounds).map { round in
            let clean = cost.base * (1 + cost.slope * Double(threads - 1))
            let spread = 0.95 + 0.1 * Double(round * 7 % rounds) / Double(rounds)
            return sampleRound(
              cost.design, threads: threads, round: round, get: clean * (round == rounds ? 1.4 : spread),
              disturbed: round == rounds ? "stolen time" : nil)
          }
        }
      })
    run.parameters.workload = workload
    return run
  }

  /// A curve of one series with these points.
  static func curve(_ points: [(Double, Double)], name: String = "design") -> Plot {
    Plot(
      title: "some figure",
      content: .curve(
        Plot.Curve(
          x: Plot.Axis(label: "threads", marks: points.map(\.0)), y: Plot.Axis(label: "get", unit: "ns"),
          series: [
            Plot.Curve.Series(
              name: name, points: points.map { Plot.Curve.Point(x: $0.0, y: Plot.Estimate($0.1)) })
          ])))
  }

  static func bars(_ values: [Double], unit: String = "ns") -> Plot {
    Plot(
      title: "some figure",
      content: .bars(
        Plot.Bars(
          axis: Plot.Axis(label: "get", unit: unit),
          groups: [
            Plot.Bars.Group(
              label: "rand",
              bars: values.enumerated().map { index, value in
                Plot.Bars.Bar(label: "design \(index)", series: index, estimate: Plot.Estimate(value))
              })
          ])))
  }

  static func strip(_ values: [Double]) -> Plot {
    Plot(
      title: "some figure",
      content: .strips(
        Plot.Strips(
          axis: Plot.Axis(label: "get", unit: "ns"),
          rows: [
            Plot.Strips.Row(
              label: "design", series: 0, values: values, disturbed: [],
              median: values.first.map { Plot.Estimate($0) })
          ])))
  }
}

/// Rows of a canvas without their trailing blanks, after a look at their widths.
func shownPicture(
  _ plot: Plot?, _ width: Int, _ height: Int, _ characters: PlotCanvas.Characters = .unicode,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> String {
  let plot = try #require(plot, sourceLocation: sourceLocation)
  let canvas = plot.canvas(width: width, height: height, characters: characters)
  #expect(canvas.lines.allSatisfy { $0.count == width }, sourceLocation: sourceLocation)
  #expect(canvas.rows.count <= height, sourceLocation: sourceLocation)
  return String(canvas.text.dropLast())
}
