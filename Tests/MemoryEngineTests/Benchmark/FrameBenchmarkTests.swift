import Testing

@testable import MemoryEngine

@Suite("Frame benchmark") struct FrameBenchmarkTests {
  private func benchmark(
    _ design: FrameDesign = .lockFree, _ workload: FrameWorkload = .rand, order: Order = .minimum,
    threads: Int = 1,
    memory: UInt64 = 1 << 24, operations: Int = 2000
  ) -> FrameBenchmark {
    FrameBenchmark(
      design: design, workload: workload, order: order, threads: threads, memoryBytes: memory,
      operations: operations,
      seed: 5)
  }

  @Test(
    "Every workload reports its metrics on every design", arguments: FrameDesign.allCases,
    FrameWorkload.allCases)
  func metrics(design: FrameDesign, workload: FrameWorkload) throws {
    for threads in 1...min(2, PinnedThreads.allowedCores.count) {
      let report = try benchmark(design, workload, threads: threads).run()
      #expect(Set(report.values.keys) == Set(workload.metrics))
      #expect(report.values.values.allSatisfy { $0 > 0 })
      #expect(report.casNanoseconds > 0)
      #expect(report.counters["enomem"] == 0)
    }
  }

  @Test("What cannot be measured is refused with advice")
  func refusals() {
    #expect(throws: EngineError.threadsOutOfRange(asked: 0, allowed: PinnedThreads.allowedCores.count)) {
      try benchmark(threads: 0).run()
    }
    #expect(throws: EngineError.operationsOutOfRange(0)) { try benchmark(operations: 0).run() }
    #expect(throws: (any Error).self) { try benchmark(threads: 5000).run() }
    #expect(throws: (any Error).self) { try benchmark(order: .maximum, memory: 1 << 20).run() }
    #expect(throws: (any Error).self) { try benchmark(memory: 4097).run() }
  }

  @Test("The hardware machine and plain atomics both run")
  func overhead() {
    let result = HardwareOverhead.measure(iterations: 100, trials: 3)
    #expect(result.machineNanoseconds > 0 && result.directNanoseconds > 0)
    #expect(result.ratios.count == 3)
  }
}
