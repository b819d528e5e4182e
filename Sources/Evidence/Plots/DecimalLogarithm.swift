/// Logarithms and powers to the base ten that give the same bits everywhere: a C library may differ from another in
/// the last one, and a picture's bytes must not.
enum DecimalLogarithm {
  /// log10 of a value above zero, good to about fifteen digits: ln(m) is twice the series of artanh in (m-1)/(m+1)
  /// (Abramowitz and Stegun, 4.1.27).
  static func of(_ value: Double) -> Double {
    var mantissa = value.significand
    var exponent = Double(value.exponent)
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let t = (mantissa - 1) / (mantissa + 1)
    var sum = 0.0
    for power in stride(from: 21, through: 1, by: -2) { sum = sum * t * t + 1 / Double(power) }
    return (exponent * 0.6931471805599453 + 2 * t * sum) / 2.302585092994046
  }

  /// The largest power of ten at most `value`, which is above zero; exact at the powers themselves.
  static func decade(_ value: Double) -> Int {
    var exponent = Int(of(value).rounded())
    while power(exponent) > value { exponent -= 1 }
    return exponent
  }

  /// Ten to an integer; powers up to 22 are exact.
  static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }
}
