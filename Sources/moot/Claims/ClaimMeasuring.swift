import Evidence

/// What has to be measured for claims to be checked.
enum ClaimMeasuring {
  /// As few measurements as tell of all claims: those of the same level, workload and order share one, so that
  /// their designs take turns. A claim that names its run is bound to that and needs none.
  static func requests(for claims: [Claim], rounds: Int) -> [BenchmarkRequest] {
    var requests: [BenchmarkRequest] = []
    for claim in claims where claim.run == nil {
      let place = requests.firstIndex {
        $0.level == claim.level && $0.workload == claim.workload && $0.order == claim.order
      }
      guard let place else {
        requests.append(
          BenchmarkRequest(
            level: claim.level, designs: claim.subject.designs, workload: claim.workload, order: claim.order,
            threads: [claim.threads], rounds: rounds))
        continue
      }
      requests[place].designs += claim.subject.designs.filter { !requests[place].designs.contains($0) }
      requests[place].threads = Set(requests[place].threads + [claim.threads]).sorted()
    }
    return requests
  }
}
