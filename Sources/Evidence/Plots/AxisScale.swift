/// An axis made ready for the values it has to hold: where a value lies, which values are marked, and how they
/// are written.
struct AxisScale: Hashable, Sendable {
  struct Tick: Hashable, Sendable {
    var value: Double
    var label: String
  }

  let axis: Plot.Axis
  let low: Double
  let high: Double
  let ticks: [Tick]
  /// What the labels' numbers are multiplied with, chosen so that they stay short.
  private let unit: AxisUnit
  private let scale: Plot.Axis.Scale

  /// - Parameters:
  ///   - values: what must be seen; undrawable ones are no concern of the scale.
  ///   - includesZero: begins a linear scale at zero, or ends it there for values below.
  ///   - most: how many ticks there is room for.
  init(_ axis: Plot.Axis, values: [Double], includesZero: Bool, most: Int) {
    self.axis = axis
    let values = values.filter(\.isDrawable)
    var scale = axis.scale
    if scale == .logarithmic, values.contains(where: { $0 <= 0 }) || values.isEmpty { scale = .linear }
    self.scale = scale
    var (low, high) = (values.min() ?? 0, values.max() ?? 1)
    switch scale {
    case _ where axis.marks != nil:
      unit = AxisUnit.plain(axis.unit)
      let (unit, reach) = (unit, low...high)
      ticks = (axis.marks ?? []).filter(reach.contains).map { Tick(value: $0, label: unit.shortest($0)) }
    case .logarithmic:
      unit = AxisUnit.plain(axis.unit)
      let steps = AxisTicks.logarithmic(low, high, most: most)
      (low, high) = (steps.low, steps.high)
      ticks = steps.values.map { Tick(value: $0, label: AxisUnit.compact($0)) }
    case .linear, .nines:
      if low == high { (low, high) = Self.around(low) }
      // A little room, so that nothing lies on the frame; but zero does.
      let margin = (high - low) * 0.03
      (low, high) = (low - margin, high + margin)
      if includesZero { (low, high) = (low + margin < 0 ? low : 0, high - margin > 0 ? high : 0) }
      if low == high { high = 1 }
      let steps = AxisTicks.linear(low, high, most: most)
      (low, high) = (steps.low, steps.high)
      unit = AxisUnit.fitting(axis.unit, max(abs(low), abs(high)))
      let unit = unit
      ticks = steps.values.map { Tick(value: $0, label: unit.text($0, step: steps.step)) }
    }
    self.low = low
    self.high = high
  }

  /// The label with the unit of its numbers: `get, µs`.
  var title: String {
    let isLogarithmic = scale == .logarithmic && axis.marks == nil
    return [axis.label, unit.name, isLogarithmic ? "log scale" : ""].filter { !$0.isEmpty }.joined(
      separator: ", ")
  }

  /// 0 at the axis' beginning, 1 at its end.
  func position(_ value: Double) -> Double {
    let (from, to) = (Self.place(low, scale), Self.place(high, scale))
    guard to > from else { return 0.5 }
    // Points at marks keep clear of the frame.
    let margin = axis.marks == nil ? 0 : 0.06
    let place = min(1, max(0, (Self.place(value, scale) - from) / (to - from)))
    return margin + place * (1 - 2 * margin)
  }

  /// A value as it stands beside its mark, in the unit of the axis.
  func text(_ value: Double) -> String { unit.short(value) }

  private static func place(_ value: Double, _ scale: Plot.Axis.Scale) -> Double {
    switch scale {
    case .linear: value
    case .logarithmic: DecimalLogarithm.of(max(value, 1e-18))
    case .nines: -DecimalLogarithm.of(1 - min(max(value, 0), 99.9999) / 100)
    }
  }

  /// A range about a value that stands alone.
  private static func around(_ value: Double) -> (Double, Double) {
    value == 0 ? (0, 1) : (value - abs(value) * 0.05, value + abs(value) * 0.05)
  }
}
