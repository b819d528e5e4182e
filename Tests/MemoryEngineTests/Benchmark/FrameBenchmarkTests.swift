import Testing

@testable import MemoryEngine

@Suite("Frame benchmark") struct FrameBenchmarkTests {
  private func benchmark(
    _ design: FrameDesign = .lockFree, _ workload: FrameWorkload = .rand, order: Order = .minimum,
    threads: Int = 1,
    memory: UInt64 = 1 << 24, operations: Int = 2000
  ) -> FrameBenchmark {
    var benchmark = FrameBenchmark(
      design: design, workload: workload, order: order, threads: threads, memoryBytes: memory,
      operations: operations, seed: 5)
    benchmark.probeEffort = 1000
    return benchmark
  }

  @Test(
    "Every workload reports its metrics on every design", arguments: FrameDesign.allCases,
    FrameWorkload.allCases)
  func metrics(design: FrameDesign, workload: FrameWorkload) throws {
    for threads in 1...min(2, PinnedThreads.allowedCores.count) {
      let report = try benchmark(design, workload, threads: threads).run()
      #expect(Set(report.values.keys) == Set(workload.metrics))
      #expect(report.values.allSatisfy { $0.value > 0 || ["failures", "free_huge_ratio"].contains($0.key) })
      #expect(report.before.effectiveGigahertz > 0 && report.after.effectiveGigahertz > 0)
      #expect(report.latencies.isEmpty && report.pinningDenied == 0)
      #expect(report.casNanoseconds > 0)
      if [.repeat, .bulk, .rand].contains(workload) { #expect(report.counters["enomem"] == 0) }
    }
  }

  @Test("A pass of its own counts how long each call took", arguments: FrameWorkload.allCases)
  func latencies(workload: FrameWorkload) throws {
    var benchmark = benchmark(.lockFree, workload)
    benchmark.recordsLatencies = true
    let report = try benchmark.run()
    for operation in ["get_ns", "put_ns"] {
      let counts = try #require(report.latencies[operation])
      #expect(counts.reduce(0) { $0 + $1.count } >= 400)
      #expect(zip(counts, counts.dropFirst()).allSatisfy { $0.nanoseconds < $1.nanoseconds })
    }
  }

  @Test("Tables that do not fit this machine are refused before they are made")
  func room() {
    #expect(throws: (any Error).self) { try benchmark(.globalLock, memory: 1 << 44).check() }
    #expect(throws: EngineError.memoryOutOfRange(bytes: 1 << 45, atMost: 1 << 44)) {
      try benchmark(memory: 1 << 45).check()
    }
  }

  @Test("An unknown name is answered with what there is")
  func names() {
    #expect(throws: EngineError.unknownDesign("fast")) { try FrameDesign(checking: "fast") }
    #expect(throws: EngineError.unknownWorkload("sort")) { try FrameWorkload(checking: "sort") }
    #expect(
      EngineError.unknownWorkload("sort").description
        == "no workload 'sort' in level frames; there is: repeat, bulk, rand, mixed, frag")
  }

  @Test("Stolen time is the eighth number of the first line, and unknown where that is missing")
  func steal() {
    #expect(MachineProbe.stolenTicks("cpu  1 2 3 4 5 6 7 89 0 0\ncpu0 1 2 3 4 5 6 7 8") == 89)
    #expect(MachineProbe.stolenTicks("cpu  1 2 3 4 5 6 7\n") == nil)
    #expect(MachineProbe.stolenTicks("") == nil)
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
