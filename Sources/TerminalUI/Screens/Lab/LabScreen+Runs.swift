import Evidence
import Workspace

extension LabScreen {
  /// All runs that can be shown, the last one at the end: those that belong to no proposal, the proposals', and the one
  /// under way as far as it has come.
  func runs(_ model: Model) -> [Run] {
    var runs = model.runs + (model.proposals.value ?? []).flatMap(\.runs)
    if let last = Self.last(model) {
      runs.removeAll { $0.id == last.id }
      runs.sort { ($0.created, $0.id) < ($1.created, $1.id) }
      return runs + [last]
    }
    return runs.sorted { ($0.created, $0.id) < ($1.created, $1.id) }
  }

  /// What is measured now or was measured last since the start.
  private static func last(_ model: Model) -> Run? {
    switch model.benchmark {
    case .running(let running): running.soFar
    case .finished(let run): run
    case .idle, .cancelling, .failed: nil
    }
  }

  func shownRun(_ model: Model) -> Run? {
    if let earlier, let run = runs(model).first(where: { $0.id == earlier }) { return run }
    return Self.last(model)
  }

  mutating func stepRuns(by step: Int, _ model: Model) {
    let runs = runs(model)
    let now = runs.firstIndex { $0.id == shownRun(model)?.id } ?? runs.count
    let next = now + step
    earlier = runs.indices.contains(next) && runs[next].id != Self.last(model)?.id ? runs[next].id : nil
    if earlier == nil { isComparing = false }
    picture = nil
    top = 0
  }

  // MARK: Estimate

  /// How long the measurement that is set up would take, by the last run of the same level and workload.
  func estimate(_ model: Model) -> String {
    let request = request
    let alike = runs(model).last {
      $0.parameters.level == request.level && $0.parameters.workload == request.workload
        && $0.rounds.count > 1
    }
    guard let alike, let seconds = Self.secondsARound(alike) else {
      return
        "\(NumberText.count(request.totalRounds, "round")), each a process; no run of this tells how long one takes"
    }
    let time = Self.duration(seconds * Double(request.totalRounds))
    return "about \(time), by the \(alike.rounds.count) rounds of \(alike.id)"
  }

  /// The median from the beginning of a round to that of the next; nil where the record does not tell.
  private static func secondsARound(_ run: Run) -> Double? {
    let starts = run.rounds.compactMap { secondOfDay($0.started) }
    let gaps = zip(starts, starts.dropFirst()).map { ($1 - $0 + 86_400) % 86_400 }.filter { $0 < 3_600 }
      .sorted()
    return gaps.isEmpty ? nil : max(0.5, Double(gaps[gaps.count / 2]))
  }

  /// Of `2026-11-23T09:00:03Z`.
  private static func secondOfDay(_ time: String) -> Int? {
    guard let clock = time.split(separator: "T").last?.prefix(8) else { return nil }
    let parts = clock.split(separator: ":").compactMap { Int($0) }
    return parts.count == 3 ? (parts[0] * 60 + parts[1]) * 60 + parts[2] : nil
  }
}
