@testable import MemoryEngine

extension FrameContract where Allocator: ~Copyable {
  /// One step of a sequence: a get of an order, or giving back the block held longest or shortest.
  private enum Step: CaseIterable {
    case get0, get1, get2, get3, putOldest, putNewest

    var order: Order? {
      switch self {
      case .get0: Order(rawValue: 0)
      case .get1: Order(rawValue: 1)
      case .get2: Order(rawValue: 2)
      case .get3: Order(rawValue: 3)
      case .putOldest, .putNewest: nil
      }
    }
  }

  /// Every sequence of at most `depth` steps on a fresh allocator, each checked at its end.
  func checkSequences(first: Int, count: Int, depth: Int) throws -> [String] {
    var problems: [String] = []
    var sequence: [Step] = []
    func extend() throws {
      problems += try run(sequence, first, count).map { "\(sequence): \($0)" }
      guard sequence.count < depth, problems.isEmpty else { return }
      for step in Step.allCases {
        sequence.append(step)
        try extend()
        sequence.removeLast()
      }
    }
    try extend()
    return problems
  }

  private func run(_ sequence: [Step], _ first: Int, _ count: Int) throws -> [String] {
    let allocator = try make(first, count)
    var shadow = ShadowOwners(first: first, count: count)
    var held: [(frame: Frame, order: Order)] = []
    var problems: [String] = []
    for (number, step) in sequence.enumerated() {
      let core = Core(number % 2)
      if let order = step.order {
        if let frame = allocator.get(order, on: core) {
          problems += shadow.take(frame, order)
          held.append((frame, order))
        } else if shadow.hasRoom(for: order) {
          problems.append("refused order \(order.rawValue) with a block free")
        }
      } else if !held.isEmpty {
        let block = step == .putOldest ? held.removeFirst() : held.removeLast()
        shadow.give(block.frame, block.order)
        if let error = allocator.tryPut(block.frame, block.order, on: core) {
          problems.append("put: \(error)")
        }
      }
      if allocator.freeFrames != count - shadow.taken { problems.append("free frames are miscounted") }
    }
    problems += allocator.checkInvariants()
    let free = allocator.freeBlocks()
    if free != shadow.freeBlocks() { problems.append("free blocks \(free), not \(shadow.freeBlocks())") }
    return problems + allocator.checkInvariants()
  }
}
