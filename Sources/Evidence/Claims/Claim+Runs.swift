extension Claim {
  /// Why no run supports the claim.
  struct Unsupported: Error {
    var text: String
  }

  /// The run that the claim names, or the newest one that fits.
  func bestRun(of runs: [Run]) -> Result<Run, Unsupported> {
    if let run {
      guard let named = runs.first(where: { $0.id == run }) else {
        return .failure(
          Unsupported(text: "no run \(run) is attached; \(Self.list(runs.map(\.id), of: "attached"))"))
      }
      return objection(to: named).map { .failure(Unsupported(text: $0)) } ?? .success(named)
    }
    let newestFirst = runs.sorted { ($0.created, $0.id) > ($1.created, $1.id) }
    var objections: [String] = []
    for candidate in newestFirst where isSetUp(candidate) {
      guard let objection = objection(to: candidate) else { return .success(candidate) }
      objections.append(objection)
    }
    let setup = "\(level) \(workload), order \(order)"
    guard let newest = objections.first else {
      return .failure(
        Unsupported(
          text: runs.isEmpty
            ? "no run is attached; `moot bench \(level)` measures one" : "no attached run measured \(setup)"))
    }
    return .failure(Unsupported(text: newest))
  }

  private func isSetUp(_ run: Run) -> Bool {
    run.parameters.level == level && run.parameters.workload == workload && run.parameters.order == order
  }

  /// What keeps a run from supporting the claim.
  private func objection(to run: Run) -> String? {
    guard isSetUp(run) else {
      let measured = "\(run.parameters.level) \(run.parameters.workload), order \(run.parameters.order)"
      return "run \(run.id) measured \(measured), not \(level) \(workload), order \(order)"
    }
    if run.isOfDebugBuild { return "run \(run.id) is of a debug build, whose figures say nothing" }
    for design in subject.designs {
      if let objection = objection(to: run, design) { return objection }
    }
    return nil
  }

  private func objection(to run: Run, _ design: String) -> String? {
    let rounds = run.rounds.filter { $0.design == design }
    if rounds.isEmpty {
      return "run \(run.id) has no design \(design); \(Self.list(run.rounds.map(\.design), of: "measured"))"
    }
    let threaded = rounds.filter { $0.threads == threads }
    if threaded.isEmpty {
      let counts = rounds.map { String($0.threads) }
      return
        "run \(run.id) has no \(design) with \(NumberText.count(threads, "thread")); \(Self.list(counts, of: "measured"))"
    }
    let sample = run.sample(
      design: design, threads: threads, metric: metric, unit: unit == .cas ? .cas : .own)
    if sample.values.isEmpty, sample.disturbed > 0 {
      return
        "run \(run.id) has only disturbed rounds of \(design) with \(NumberText.count(threads, "thread"))"
    }
    if sample.values.isEmpty {
      return "run \(run.id) has no \(metric) of \(design); "
        + Self.list(threaded.flatMap(\.values.keys), of: "measured")
    }
    if sample.values.count < Statistics.roundsForInterval {
      return "run \(run.id) has \(sample.values.count) undisturbed rounds of \(design); "
        + "a 95 % interval takes \(Statistics.roundsForInterval)"
    }
    return nil
  }

  private static func list(_ names: [String], of what: String) -> String {
    let unique = Set(names).sorted()
    return unique.isEmpty ? "none is \(what)" : "\(what): \(unique.joined(separator: ", "))"
  }
}
