import Testing

@testable import MemoryEngine

@Suite("Frame allocators keep the contract") struct FrameContractTests {
  /// Runs a check over a design on real atomics.
  private func check(
    _ design: FrameDesign, _ body: (FrameContract<GlobalLock<Hardware>>) throws -> [String],
    _ other: (FrameContract<LockFree<Hardware>>) throws -> [String]
  ) rethrows -> [String] {
    switch design {
    case .globalLock: try body(FrameContract())
    case .lockFree: try other(FrameContract())
    }
  }

  @Test(
    "Every order of every small shape is handed out whole and comes back whole",
    arguments: FrameDesign.allCases)
  func smallShapes(design: FrameDesign) throws {
    for first in [0, 1, 7, 512, 1023] {
      for count in [0, 1, 2, 3, 5, 10, 511, 512, 513, 1024, 1025, 3000] {
        for order in Order.all {
          let problems = try check(
            design, { try $0.checkExhaustion(first: first, count: count, order: order) },
            { try $0.checkExhaustion(first: first, count: count, order: order) })
          #expect(problems.isEmpty, "first \(first), count \(count), order \(order.rawValue): \(problems)")
        }
      }
    }
  }

  @Test("Random orders on tiny memory keep every invariant at every step", arguments: FrameDesign.allCases)
  func randomTiny(design: FrameDesign) throws {
    for seed in 0..<40 as Range<UInt64> {
      let count = [3, 10, 64, 700, 1024][Int(seed % 5)]
      let problems = try check(
        design, { try $0.checkRandom(first: Int(seed), count: count, steps: 300, seed: seed, checkEvery: 1) },
        { try $0.checkRandom(first: Int(seed), count: count, steps: 300, seed: seed, checkEvery: 1) })
      #expect(problems.isEmpty, "seed \(seed): \(problems)")
    }
  }

  @Test("A long random run on larger memory conserves every frame", arguments: FrameDesign.allCases)
  func randomLong(design: FrameDesign) throws {
    let problems = try check(
      design, { try $0.checkRandom(first: 100, count: 8192, steps: 3000, seed: 11, checkEvery: 500) },
      { try $0.checkRandom(first: 100, count: 8192, steps: 3000, seed: 11, checkEvery: 500) })
    #expect(problems.isEmpty, "\(problems)")
  }

  @Test("A caller's mistake is told and changes nothing", arguments: FrameDesign.allCases)
  func misuse(design: FrameDesign) throws {
    #expect(try check(design, { try $0.checkMisuse() }, { try $0.checkMisuse() }).isEmpty)
  }

  @Test("Memory can be added in several regions", arguments: FrameDesign.allCases)
  func regions(design: FrameDesign) throws {
    #expect(try check(design, { try $0.checkRegions() }, { try $0.checkRegions() }).isEmpty)
  }

  @Test("Threads at once never share a frame and lose none", arguments: FrameDesign.allCases)
  func threads(design: FrameDesign) throws {
    for (count, threads) in [(1100, 2), (8192, 2), (4096, 4)] {
      let problems = try check(
        design, { try $0.checkThreads(count: count, threads: threads, steps: 20_000, seed: 3) },
        { try $0.checkThreads(count: count, threads: threads, steps: 20_000, seed: 3) })
      #expect(problems.isEmpty, "\(count) frames, \(threads) threads: \(problems)")
    }
  }
}
