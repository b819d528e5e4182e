/// The unit in which an axis writes its numbers: `µs` for thousands of `ns`, so that they stay short.
struct AxisUnit: Hashable, Sendable {
  /// Values are divided by it.
  let factor: Double
  let name: String

  static func plain(_ unit: String) -> AxisUnit { AxisUnit(factor: 1, name: unit) }

  /// The unit for an axis that reaches up to `size`.
  static func fitting(_ unit: String, _ size: Double) -> AxisUnit {
    let table = unit == "ns" ? times : counts(unit)
    return table.first { size >= $0.factor * ($0.factor == 1e3 ? 10 : 1) } ?? table[table.count - 1]
  }

  private static let times = [
    AxisUnit(factor: 1e9, name: "s"), AxisUnit(factor: 1e6, name: "ms"), AxisUnit(factor: 1e3, name: "µs"),
    AxisUnit(factor: 1, name: "ns"),
  ]

  private static func counts(_ unit: String) -> [AxisUnit] {
    let words = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand")]
    return words.map {
      AxisUnit(factor: $0.0, name: unit.hasPrefix("/") || unit.isEmpty ? $0.1 + unit : "\($0.1) \(unit)")
    }
      + [plain(unit)]
  }

  /// A tick's number with the digits that its step needs.
  func text(_ value: Double, step: Double) -> String {
    let step = step / factor
    var digits = 0
    while digits < 12, step * DecimalLogarithm.power(digits) < 0.999 { digits += 1 }
    return NumberText.fixed(value / factor, digits: digits)
  }

  /// About three significant digits.
  func short(_ value: Double) -> String { NumberText.short(value / factor) }

  /// As few digits as tell the number: `1`, `99.9`.
  func shortest(_ value: Double) -> String {
    for digits in 0..<6 {
      let scaled = value * DecimalLogarithm.power(digits)
      if abs(scaled - scaled.rounded()) < 1e-6 { return NumberText.fixed(value, digits: digits) }
    }
    return NumberText.fixed(value, digits: 6)
  }

  /// With a letter for the thousands: `500`, `20k`, `1M`.
  static func compact(_ value: Double) -> String {
    let letters = [(1e18, "E"), (1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
    for (size, letter) in letters where value >= size * 0.999 {
      return plain("").shortest(value / size) + letter
    }
    return plain("").shortest(value)
  }
}
