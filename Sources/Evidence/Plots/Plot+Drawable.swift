extension Double {
  /// False for what no axis can hold: no number, an infinity, or a size that no measurement has.
  var isDrawable: Bool { isFinite && abs(self) <= 1e18 }
}

extension Plot.Estimate {
  var isDrawable: Bool { value.isDrawable }

  /// The bounds as far as they can be drawn, around the value.
  var whisker: ClosedRange<Double> {
    let bottom = low.isDrawable ? min(low, value) : value
    let top = high.isDrawable ? max(high, value) : value
    return bottom...top
  }

  var hasWhisker: Bool { whisker.lowerBound < whisker.upperBound }

  /// What the axis has to reach.
  var reach: [Double] { isDrawable ? [whisker.lowerBound, value, whisker.upperBound] : [] }
}

extension Plot.Curve {
  /// The points of a series that can be drawn, from left to right.
  func drawablePoints(_ series: Series) -> [Point] {
    series.points.filter { $0.x.isDrawable && $0.y.isDrawable }.sorted { $0.x < $1.x }
  }
}

extension Plot {
  /// How many figures cannot be drawn.
  private var undrawable: Int {
    switch content {
    case .curve(let curve):
      curve.series.reduce(0) { $0 + $1.points.count - curve.drawablePoints($1).count }
    case .strips(let strips):
      strips.rows.reduce(0) { $0 + ($1.values + $1.disturbed).count { !$0.isDrawable } }
    case .bars(let bars):
      bars.groups.reduce(0) { $0 + $1.bars.count { !$0.estimate.isDrawable } }
    }
  }

  /// The notes, and how many figures are missing from the picture because they are no numbers.
  var shownNotes: [String] {
    let count = undrawable
    guard count > 0 else { return notes }
    return notes + ["\(count) \(count == 1 ? "value is" : "values are") no usable number and not drawn"]
  }

  /// True where there is nothing to draw.
  public var isEmpty: Bool {
    switch content {
    case .curve(let curve): curve.series.allSatisfy { curve.drawablePoints($0).isEmpty }
    case .strips(let strips):
      strips.rows.allSatisfy { !($0.values + $0.disturbed).contains(where: \.isDrawable) }
    case .bars(let bars): bars.groups.allSatisfy { !$0.bars.contains { $0.estimate.isDrawable } }
    }
  }

  /// A name for each series with its number, in the order of the picture.
  var seriesNames: [(index: Int, name: String)] {
    guard case .curve(let curve) = content else { return [] }
    return curve.series.enumerated().map { index, series in
      (index, curve.drawablePoints(series).isEmpty ? "\(series.name) (no values)" : series.name)
    }
  }
}
