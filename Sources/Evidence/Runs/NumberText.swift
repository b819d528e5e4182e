/// Numbers as people read them.
public enum NumberText {
  /// About three significant digits: `412`, `41.2`, `4.12`.
  public static func short(_ value: Double) -> String {
    let size = abs(value)
    return fixed(value, digits: size >= 100 ? 0 : size >= 10 ? 1 : 2)
  }

  /// `1 thread`, `2 threads`.
  public static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// With that many digits after the point.
  public static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "-∞" : "∞" }
    guard abs(value) < 1e15 else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    if digits == 0 { return "\(sign)\(scaled)" }
    let fraction = String(scaled % Int64(scale))
    return "\(sign)\(scaled / Int64(scale))." + String(repeating: "0", count: digits - fraction.count)
      + fraction
  }
}
