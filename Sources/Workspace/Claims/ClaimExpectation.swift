import Evidence

/// What a claim expects: `METRIC (>= | <=) NUMBER UNIT`, such as `ops_per_second >= 1.5x`.
struct ClaimExpectation: Hashable {
  /// A part with its place in the text, in characters from its beginning.
  struct Metric: Hashable {
    var text: String
    var offset: Int
  }

  struct Unit: Hashable {
    var value: Claim.Unit
    var offset: Int
  }

  var metric: Metric
  var relation: Claim.Relation
  var bound: Double
  var unit: Unit

  struct Problem: Error, Hashable {
    var message: String
    var offset: Int
  }

  static func read(_ text: String) -> Result<ClaimExpectation, Problem> {
    var rest = text[...]
    func skipSpace() { rest = rest.drop(while: \.isWhitespace) }
    func offset() -> Int { text.distance(from: text.startIndex, to: rest.startIndex) }
    func take(_ belongs: (Character) -> Bool) -> String {
      let part = rest.prefix(while: belongs)
      rest = rest[part.endIndex...]
      return String(part)
    }
    func fail(_ message: String, at place: Int) -> Result<ClaimExpectation, Problem> {
      .failure(Problem(message: message, offset: place))
    }
    skipSpace()
    let metricOffset = offset()
    let metric = Metric(text: take { $0.isLetter || $0.isNumber || "_.-".contains($0) }, offset: metricOffset)
    if metric.text.isEmpty {
      return fail("an expectation begins with a metric: METRIC >= NUMBER UNIT", at: metricOffset)
    }
    skipSpace()
    let relationOffset = offset()
    let sign = take { "<>=≤≥~!".contains($0) }
    guard let relation = Claim.Relation(rawValue: sign) else {
      let meant = sign.contains(where: { "<≤".contains($0) }) ? "<=" : ">="
      return fail(
        sign.isEmpty
          ? "after the metric stands `>=` or `<=`" : "'\(sign)' is not known; did you mean `\(meant)`?",
        at: relationOffset)
    }
    skipSpace()
    let boundOffset = offset()
    let digits = take { $0.isASCII && ($0.isNumber || "+-.,_".contains($0)) }
    guard let bound = Double(digits), bound.isFinite else {
      return fail(
        digits.isEmpty
          ? "after \(sign) stands a number" : "'\(digits)' is no number; write it as 1.5, without grouping",
        at: boundOffset)
    }
    skipSpace()
    let unitOffset = offset()
    let name = rest.trimmingWhitespace()
    let known = Claim.Unit.allCases.map(\.rawValue)
    guard let unit = Claim.Unit(rawValue: name) else {
      return fail(
        name.isEmpty
          ? "the number needs a unit: \(known.joined(separator: ", "))"
          : Spelling.unknown("unit", name, among: known),
        at: unitOffset)
    }
    return .success(
      ClaimExpectation(
        metric: metric, relation: relation, bound: bound, unit: Unit(value: unit, offset: unitOffset)))
  }
}
