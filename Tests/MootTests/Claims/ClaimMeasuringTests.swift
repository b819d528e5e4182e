import Evidence
import Testing

@testable import moot

@Suite("ClaimMeasuring") struct ClaimMeasuringTests {
  private func claim(
    _ designs: String..., workload: String = "rand", threads: Int = 2, order: Int = 0, run: String? = nil
  ) -> Claim {
    Claim(
      id: "c", level: "frames", workload: workload,
      subject: designs.count == 2
        ? .comparison(first: designs[0], second: designs[1]) : .design(designs[0]),
      threads: threads, order: order, metric: "get_ns", relation: .atMost, bound: 1, unit: .times, run: run,
      digest: "0", lines: 1...2)
  }

  @Test("Claims of one workload and order are measured together, so that their designs take turns")
  func together() {
    let requests = ClaimMeasuring.requests(
      for: [
        claim("lock-free", "global-lock"), claim("per-order", threads: 1),
        claim("lock-free", workload: "bulk"),
        claim("lock-free", order: 9),
      ], rounds: 20)
    #expect(
      requests.map(\.designs) == [["lock-free", "global-lock", "per-order"], ["lock-free"], ["lock-free"]])
    #expect(requests.map(\.threads) == [[1, 2], [2], [2]])
    #expect(requests.map(\.workload) == ["rand", "bulk", "rand"])
    #expect(requests.map(\.order) == [0, 0, 9])
    #expect(requests.allSatisfy { $0.rounds == 20 })
  }

  @Test("A claim that names its run needs no other")
  func bound() { #expect(ClaimMeasuring.requests(for: [claim("lock-free", run: "r")], rounds: 6).isEmpty) }
}
