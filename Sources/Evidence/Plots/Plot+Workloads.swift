extension Plot {
  /// Designs over workloads: for each level a picture a metric, of the newest run of each workload and order, with the
  /// largest thread count that all of them have. Empty where no two workloads share a metric and a thread count.
  public static func workloads(_ runs: [Run]) -> [Plot] {
    let levels = Set(runs.map(\.parameters.level)).sorted()
    return levels.flatMap { level in
      let newest = newestOfEachWorkload(runs.filter { $0.parameters.level == level })
      let metrics = Set(newest.flatMap(\.metrics)).sorted()
      return metrics.compactMap { metric -> Plot? in
        let measured = newest.filter { $0.metrics.contains(metric) }
        guard measured.count > 1, let threads = commonThreads(measured) else { return nil }
        var plot = bars(measured, metric: metric, threads: threads)
        plot?.notes += differences(measured)
        return plot
      }
    }
  }

  private static func newestOfEachWorkload(_ runs: [Run]) -> [Run] {
    struct Workload: Hashable {
      var name: String
      var order: Int
    }
    var newest: [Workload: Run] = [:]
    for run in runs {
      let workload = Workload(name: run.parameters.workload, order: run.parameters.order)
      if let other = newest[workload], other.created > run.created { continue }
      newest[workload] = run
    }
    return newest.values.sorted {
      ($0.parameters.workload, $0.parameters.order) < ($1.parameters.workload, $1.parameters.order)
    }
  }

  private static func commonThreads(_ runs: [Run]) -> Int? {
    runs.dropFirst().reduce(Set(runs[0].threadCounts)) { $0.intersection($1.threadCounts) }.max()
  }

  /// What makes runs unfit to be compared without a second thought.
  private static func differences(_ runs: [Run]) -> [String] {
    let hosts = Set(runs.map(\.host))
    let behaviours = Set(runs.map { $0.engine.behaviour[$0.parameters.level] })
    return (hosts.count > 1 ? ["runs of different machines"] : [])
      + (behaviours.count > 1 ? ["runs of different engine versions"] : [])
  }
}
