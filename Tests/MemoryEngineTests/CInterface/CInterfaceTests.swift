import CMemoryHarness
import MemoryEngine
import Testing

@Suite("The functions for C") struct CInterfaceTests {
  @Test("A harness in C can use every design", arguments: FrameDesign.allCases)
  func harness(design: FrameDesign) {
    let line = harness_exercise(design.rawValue)
    #expect(line == 0, "CMemoryHarness.c, line \(line)")
  }

  @Test("The names of all designs can be asked for, whatever room there is")
  func names() {
    #expect(mootMemoryDesignCount() == UInt32(FrameDesign.allCases.count))
    for (index, design) in FrameDesign.allCases.enumerated() {
      var name = [CChar](repeating: 1, count: 5)
      #expect(mootMemoryDesignName(UInt32(index), &name, 5) == design.rawValue.utf8.count)
      #expect(name.map { UInt8(bitPattern: $0) } == Array(design.rawValue.utf8.prefix(4)) + [0])
    }
    #expect(mootMemoryDesignName(99, nil, 0) == 0)
  }
}
