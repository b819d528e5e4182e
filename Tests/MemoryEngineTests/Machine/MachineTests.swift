import Testing

@testable import MemoryEngine

@Suite("Machine") struct MachineTests {
  @Test("A barrier holds every thread until the last one, again and again")
  func barrier() throws {
    let barrier = SpinBarrier<Hardware>(2)
    let arrived = SharedMemory.allocate(1)
    defer { SharedMemory.deallocate(arrived) }
    let early = SharedMemory.allocate(1)
    defer { SharedMemory.deallocate(early) }
    _ = try withUnsafePointer(to: barrier) { barrier in
      try PinnedThreads.run(2) { _ in
        for round in 1...500 as ClosedRange<UInt64> {
          _ = Hardware.fetchAdd(arrived, 1)
          barrier.pointee.wait()
          if Hardware.load(arrived) < 2 * round { _ = Hardware.fetchAdd(early, 1) }
          barrier.pointee.wait()
        }
      }
    }
    #expect(Hardware.load(early) == 0)
  }

  @Test("Runs of clear bits are found at their alignment", arguments: 0...6)
  func firstRun(order: Int) {
    let size = 1 << order
    for start in stride(from: 0, to: 64, by: size) {
      let run: UInt64 = size == 64 ? .max : ((1 << UInt64(size)) - 1) << UInt64(start)
      #expect(FrameBits<Hardware>.firstRun(order, in: ~run) == start)
      if size > 1 { #expect(FrameBits<Hardware>.firstRun(order, in: ~run | 1 << UInt64(start)) == nil) }
    }
    #expect(FrameBits<Hardware>.firstRun(order, in: .max) == nil)
  }
}
