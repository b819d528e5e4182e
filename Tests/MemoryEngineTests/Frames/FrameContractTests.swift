import Testing

@testable import MemoryEngine

@Suite("Frame allocators keep the contract") struct FrameContractTests {
  @Test(
    "Every order of every small shape is handed out whole and comes back whole",
    arguments: FrameDesign.allCases)
  func smallShapes(design: FrameDesign) throws {
    for first in [0, 7, 1023] {
      for count in [0, 1, 2, 3, 5, 10, 513, 1025] {
        for order in Order.all {
          let problems = try design.contract.checkExhaustion(first: first, count: count, order: order)
          #expect(problems.isEmpty, "first \(first), count \(count), order \(order.rawValue): \(problems)")
        }
      }
    }
  }

  @Test("Every short sequence of gets and puts on tiny memory is right", arguments: FrameDesign.allCases)
  func sequences(design: FrameDesign) throws {
    for (first, count) in [(0, 0), (0, 1), (1, 2), (0, 3), (3, 5), (0, 10)] {
      let problems = try design.contract.checkSequences(first: first, count: count, depth: 3)
      #expect(problems.isEmpty, "first \(first), count \(count): \(problems)")
    }
  }

  @Test("Random orders on tiny memory keep every invariant at every step", arguments: FrameDesign.allCases)
  func randomTiny(design: FrameDesign) throws {
    for seed in 0..<20 as Range<UInt64> {
      let count = [3, 10, 64, 700, 1024][Int(seed % 5)]
      let problems = try design.contract.checkRandom(
        first: Int(seed), count: count, steps: 300, seed: seed, checkEvery: count > 100 ? 10 : 1)
      #expect(problems.isEmpty, "seed \(seed): \(problems)")
    }
  }

  @Test("A long random run on larger memory conserves every frame", arguments: FrameDesign.allCases)
  func randomLong(design: FrameDesign) throws {
    let problems = try design.contract.checkRandom(
      first: 100, count: 8192, steps: 3000, seed: 11, checkEvery: 500)
    #expect(problems.isEmpty, "\(problems)")
  }

  @Test("A caller's mistake is told and changes nothing", arguments: FrameDesign.allCases)
  func misuse(design: FrameDesign) throws { #expect(try design.contract.checkMisuse() == []) }

  @Test("Memory can be added in several regions", arguments: FrameDesign.allCases)
  func regions(design: FrameDesign) throws { #expect(try design.contract.checkRegions() == []) }

  @Test("No memory is stranded with one core", arguments: FrameDesign.allCases)
  func cores(design: FrameDesign) throws { #expect(try design.contract.checkCores() == []) }

  @Test("The statistics equal a recount", arguments: FrameDesign.allCases)
  func statistics(design: FrameDesign) throws { #expect(try design.contract.checkStatistics() == []) }

  @Test("Threads at once never share a frame and lose none", arguments: FrameDesign.allCases)
  func threads(design: FrameDesign) throws {
    for (count, threads) in [(1100, 2), (8192, 2), (4096, 4)] {
      let problems = try design.contract.checkThreads(count: count, threads: threads, steps: 5_000, seed: 3)
      #expect(problems.isEmpty, "\(count) frames, \(threads) threads: \(problems)")
    }
  }

  @Test("Memory is added while threads work in it", arguments: FrameDesign.allCases)
  func growth(design: FrameDesign) throws {
    let problems = try design.contract.checkGrowth(threads: 3, regions: 5)
    #expect(problems.isEmpty, "\(problems)")
  }
}
