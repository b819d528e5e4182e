extension Run {
  /// For each metric the picture that answers first: how it scales, or with one thread count how designs differ.
  public var mainPlots: [Plot] {
    metrics.compactMap { metric in
      threadCounts.count > 1 ? Plot.scaling(self, metric: metric) : Plot.bars([self], metric: metric)
    }
  }

  /// All pictures of the run: the main ones, then every round of each metric, then the tails of its latencies.
  public var plots: [Plot] {
    mainPlots + metrics.compactMap { Plot.distribution(self, metric: $0) } + Plot.latencies(self)
  }
}
