import Evidence

/// One claim's block being read, and what was found wrong with it.
struct ClaimReading {
  /// The keys of a claim, in the order they are written.
  enum Key: String, CaseIterable {
    case id, level, workload, design, compare, threads, order, expect, run
  }

  let source: SourceText
  let literal: String
  /// Of the whole block, fences included.
  let lines: ClosedRange<Int>
  let catalogue: BenchmarkCatalogue?
  private let pairs: [YAMLValue.Pair]
  private(set) var diagnostics: [Diagnostic]

  init(_ source: SourceText, _ literal: String, lines: ClosedRange<Int>, catalogue: BenchmarkCatalogue?) {
    self.source = source
    self.literal = literal
    self.lines = lines
    self.catalogue = catalogue
    let (value, problems) = YAMLReader.read(literal, file: source.file, firstLine: lines.lowerBound + 1)
    diagnostics = problems
    if case .map(let pairs) = value { self.pairs = pairs } else { pairs = [] }
  }

  /// Nil where something is wrong that leaves nothing to check.
  mutating func claim() -> Claim? {
    checkKeys()
    let id = text(.id)
    if let id, id.contains(where: { $0.isWhitespace }) { report(.id, "an id is one word, without spaces") }
    let level = text(.level)
    let workload = text(.workload)
    let subject = subject()
    let threads = number(.threads, isNeeded: true, from: 1)
    let order = number(.order, isNeeded: false, from: 0)
    let expectation = expectation()
    guard let id, let level, let workload, let subject, let threads, let expectation,
      !diagnostics.contains(where: { $0.severity == .error })
    else { return nil }
    let claim = Claim(
      id: id, level: level, workload: workload, subject: subject, threads: threads, order: order ?? 0,
      metric: expectation.metric.text, relation: expectation.relation, bound: expectation.bound,
      unit: expectation.unit.value, run: optionalText(.run),
      digest: String(FileStamp(of: literal.utf8).hash, radix: 16), lines: lines)
    if let objection = claim.unitObjection {
      report(.expect, objection, offset: expectation.unit.offset)
      return nil
    }
    checkCatalogue(claim)
    return claim
  }

  // MARK: Keys

  private mutating func checkKeys() {
    let known = Key.allCases.map(\.rawValue)
    for pair in pairs where Key(rawValue: pair.key) == nil {
      diagnostics.append(
        Diagnostic(
          .error, file: source.file, line: pair.line, column: keyColumn(pair),
          Spelling.unknown("key of a claim", pair.key, among: known)))
    }
  }

  /// The value of a key that every claim has.
  private mutating func text(_ key: Key) -> String? {
    if let text = optionalText(key) { return text }
    if let pair = pair(key) {
      diagnostics.append(
        Diagnostic(
          .error, file: source.file, line: pair.line, column: keyColumn(pair),
          "the key '\(key.rawValue)' needs a single value"))
    } else if !isMisspelt(key) {
      diagnostics.append(
        Diagnostic(.error, file: source.file, line: lines.lowerBound, "the claim has no `\(key.rawValue):`"))
    }
    return nil
  }

  private func optionalText(_ key: Key) -> String? { pair(key)?.value.string }

  private func pair(_ key: Key) -> YAMLValue.Pair? { pairs.first { $0.key == key.rawValue } }

  /// Whether an unknown key stands for this one, so that it is not missed as well.
  private func isMisspelt(_ key: Key) -> Bool {
    let known = Key.allCases.map(\.rawValue)
    return pairs.contains {
      Key(rawValue: $0.key) == nil && Spelling.nearest(to: $0.key, in: known) == key.rawValue
    }
  }

  private mutating func number(_ key: Key, isNeeded: Bool, from least: Int) -> Int? {
    guard isNeeded || pair(key) != nil, let text = text(key) else { return nil }
    guard let number = Int(text), number >= least else {
      report(key, "'\(text)' is no number of \(key.rawValue); write a whole number from \(least)")
      return nil
    }
    return number
  }

  /// `design: A` or `compare: A over B`.
  private mutating func subject() -> Claim.Subject? {
    if pair(.compare) != nil {
      if pair(.design) != nil {
        report(.design, "a claim has either `design:` or `compare:`, not both")
        return nil
      }
      guard let text = text(.compare) else { return nil }
      let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      guard words.count == 3, words[1] == "over" else {
        report(.compare, "'\(text)' compares nothing; write `compare: DESIGN over DESIGN`")
        return nil
      }
      if words[0] == words[2] { report(.compare, "a design over itself is always 1x") }
      return .comparison(first: words[0], second: words[2])
    }
    if pair(.design) == nil {
      if !isMisspelt(.design), !isMisspelt(.compare) {
        diagnostics.append(
          Diagnostic(
            .error, file: source.file, line: lines.lowerBound,
            "the claim is about no design; add `design: NAME` or `compare: NAME over NAME`"))
      }
      return nil
    }
    return text(.design).map { .design($0) }
  }

  private mutating func expectation() -> ClaimExpectation? {
    guard let text = text(.expect) else { return nil }
    switch ClaimExpectation.read(text) {
    case .success(let expectation): return expectation
    case .failure(let problem):
      report(.expect, problem.message, offset: problem.offset)
      return nil
    }
  }

  // MARK: What exists

  private mutating func checkCatalogue(_ claim: Claim) {
    guard let catalogue else { return }
    guard let level = catalogue.levels.first(where: { $0.name == claim.level }) else {
      unknown("level", claim.level, catalogue.levels.map(\.name), .level)
      return
    }
    if !level.workloads.contains(claim.workload) {
      unknown("workload of level \(level.name)", claim.workload, level.workloads, .workload)
    }
    let key = pair(.compare) == nil ? Key.design : .compare
    for design in claim.subject.designs where !level.designs.contains(design) {
      unknown("design of level \(level.name)", design, level.designs, key, in: optionalText(key))
    }
    if !level.orders.contains(claim.order) {
      report(
        .order,
        "the orders of level \(level.name) are \(level.orders.lowerBound) to \(level.orders.upperBound)")
    }
    if let metrics = level.metrics[claim.workload], !metrics.contains(claim.metric) {
      unknown("metric of workload \(claim.workload)", claim.metric, metrics, .expect)
    }
  }

  /// - Parameter text: the key's whole value, where the name is only a part of it.
  private mutating func unknown(
    _ what: String, _ name: String, _ known: [String], _ key: Key, in text: String? = nil
  ) {
    var offset = 0
    if let text, let place = text.firstRange(of: name)?.lowerBound {
      offset = text.distance(from: text.startIndex, to: place)
    }
    report(key, Spelling.unknown(what, name, among: known), offset: offset)
  }

  // MARK: Places

  private mutating func report(_ key: Key, _ message: String, offset: Int = 0) {
    let pair = pair(key)
    diagnostics.append(
      Diagnostic(
        .error, file: source.file, line: pair?.line ?? lines.lowerBound,
        column: pair.flatMap { valueColumn($0) }.map { $0 + offset }, message))
  }

  private func keyColumn(_ pair: YAMLValue.Pair) -> Int? {
    guard let line = source.text(ofLine: pair.line), let range = line.firstRange(of: pair.key) else {
      return nil
    }
    return line.distance(from: line.startIndex, to: range.lowerBound) + 1
  }

  /// Where the value begins, if it stands on the key's line as it is read.
  private func valueColumn(_ pair: YAMLValue.Pair) -> Int? {
    guard let value = pair.value.string, let line = source.text(ofLine: pair.line),
      let key = line.firstRange(of: pair.key + ":"), let range = line[key.upperBound...].firstRange(of: value)
    else { return nil }
    return line.distance(from: line.startIndex, to: range.lowerBound) + 1
  }
}
