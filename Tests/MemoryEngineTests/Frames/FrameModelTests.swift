import Testing

@testable import MemoryEngine

@Suite("Models of what was tried", .serialized) struct FrameModelTests {
  private typealias Scripted2023 = PerOrderModel<ScriptedMachine, PerOrder2023>
  private typealias Scripted2024 = PerOrderModel<ScriptedMachine, PerOrder2024>

  private func contract(_ model: FrameModel) -> any FrameContractChecks {
    switch model {
    case .perOrder2023: FrameContract<PerOrderModel<Hardware, PerOrder2023>>()
    case .perOrder2024: FrameContract<PerOrderModel<Hardware, PerOrder2024>>()
    }
  }

  @Test("With one core at a time they keep the contract", arguments: FrameModel.allCases)
  func sequential(model: FrameModel) throws {
    let contract = contract(model)
    #expect(try contract.checkMisuse() == [])
    #expect(try contract.checkRegions() == [])
    #expect(try contract.checkSequences(first: 1, count: 10, depth: 3) == [])
    for order in [0, 3, 9, 10] {
      #expect(try contract.checkExhaustion(first: 7, count: 3000, order: Order(checking: order)) == [])
    }
    #expect(try contract.checkRandom(first: 3, count: 700, steps: 500, seed: 4, checkEvery: 10) == [])
  }

  @Test("No list of designs offers them", arguments: FrameModel.allCases)
  func notOffered(model: FrameModel) {
    #expect(FrameDesign(rawValue: model.rawValue) == nil)
    var message = [CChar](repeating: 0, count: 200)
    let memory = mootMemoryCreate(model.rawValue, 0, 100, 1, &message, message.count)
    #expect(memory == nil)
    let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #expect(
      text
        == "no design '\(model.rawValue)' in level frames; there is: global-lock, per-order, core-cache, lock-free"
    )
  }

  /// Interrupts one call of core 0 before each of its operations in turn with a whole call of core 1, wherever no lock is
  /// held, and collects what is wrong afterwards.
  private func interrupt<Allocator: FrameAllocator & ~Copyable>(
    _: Allocator.Type, isLocked: (borrowing Allocator) -> Bool, prepare: (borrowing Allocator) -> [Frame],
    call: (borrowing Allocator, [Frame]) -> String?, other: (borrowing Allocator, [Frame]) -> String?
  ) throws -> [String] {
    var problems: [String] = []
    var point = 0
    var operations = 1
    while point < operations {
      let allocator = Allocator(cores: 2)
      try allocator.addMemory(first: Frame(0), count: 4)
      let frames = prepare(allocator)
      withUnsafePointer(to: allocator) { allocator in
        var found: [String] = []
        operations = withoutActuallyEscaping(isLocked) { isLocked in
          withoutActuallyEscaping(other) { other in
            ScriptedMachine.run {
              if let problem = call(allocator.pointee, frames) { found.append(problem) }
            } before: { step in
              guard step == point, !isLocked(allocator.pointee) else { return }
              if let problem = other(allocator.pointee, frames) { found.append(problem) }
            }
          }
        }
        problems += found
        problems += allocator.pointee.checkInvariants()
      }
      point += 1
    }
    return problems
  }

  private func isLocked<Kind>(_ allocator: borrowing PerOrderModel<ScriptedMachine, Kind>) -> Bool {
    allocator.regions[0].isAnyLockHeld
  }

  private func isLocked(_ allocator: borrowing PerOrder<ScriptedMachine>) -> Bool {
    Order.all.contains { Hardware.load(allocator.regions[0].word($0.rawValue, PerOrderWord.lock)) != 0 }
  }

  private func takeAll<Allocator: FrameAllocator & ~Copyable>(_ allocator: borrowing Allocator) -> [Frame] {
    (0..<4).compactMap { _ in allocator.get(.minimum, on: Core(0)) }.sorted()
  }

  private func put<Allocator: FrameAllocator & ~Copyable>(_ allocator: borrowing Allocator, _ frame: Frame)
    -> String?
  {
    allocator.tryPut(frame, .minimum, on: Core(0)).map { "put refused: \($0)" }
  }

  private func get<Allocator: FrameAllocator & ~Copyable>(_ allocator: borrowing Allocator) -> String? {
    allocator.get(.minimum, on: Core(0)) == nil ? "memory exhausted with 3 frames free" : nil
  }

  @Test("2023: a put between a buddy's bit and its list unlinks a block that is on none")
  func wildUnlink() throws {
    let problems = try interrupt(
      Scripted2023.self, isLocked: { self.isLocked($0) }, prepare: { takeAll($0) }, call: { put($0, $1[0]) },
      other: { put($0, $1[1]) })
    #expect(
      problems.contains { $0.contains("listed") || $0.contains("list of order") || $0.contains("counted") })
  }

  @Test("2024: a get in the middle of a split finds memory exhausted")
  func splitInMiddle() throws {
    let problems = try interrupt(
      Scripted2024.self, isLocked: { self.isLocked($0) }, prepare: { _ in [] }, call: { a, _ in get(a) },
      other: { a, _ in get(a) })
    #expect(problems.contains("memory exhausted with 3 frames free"))
  }

  @Test("2024: two cores that change the count of free frames under different locks lose a change")
  func lostCount() throws {
    // The interrupted call holds the lock of order 0, the other takes that of order 1 alone.
    let problems = try interrupt(
      Scripted2024.self, isLocked: { $0.regions[0].isLockHeld(1) },
      prepare: { allocator in
        [allocator.get(.minimum, on: Core(0)), allocator.get(Order.all[1], on: Core(0))].compactMap(\.self)
      },
      call: { put($0, $1[0]) },
      other: { allocator, frames in
        allocator.tryPut(frames[1], Order.all[1], on: Core(1)).map { "put refused: \($0)" }
      })
    #expect(problems.contains { $0.contains("frames are counted as free") })
  }

  @Test("The design per-order is right at every one of these points")
  func rightDesign() throws {
    let puts = try interrupt(
      PerOrder<ScriptedMachine>.self, isLocked: { self.isLocked($0) }, prepare: { takeAll($0) },
      call: { put($0, $1[0]) }, other: { put($0, $1[1]) })
    #expect(puts == [])
    let gets = try interrupt(
      PerOrder<ScriptedMachine>.self, isLocked: { self.isLocked($0) }, prepare: { _ in [] },
      call: { a, _ in get(a) }, other: { a, _ in get(a) })
    #expect(gets == [])
  }

  @Test("The design lock-free is right when interrupted anywhere")
  func lockFree() throws {
    let puts = try interrupt(
      LockFree<ScriptedMachine>.self, isLocked: { _ in false }, prepare: { takeAll($0) },
      call: { put($0, $1[0]) }, other: { put($0, $1[1]) })
    #expect(puts == [])
    let gets = try interrupt(
      LockFree<ScriptedMachine>.self, isLocked: { _ in false }, prepare: { _ in [] },
      call: { a, _ in get(a) },
      other: { a, _ in get(a) })
    #expect(gets == [])
  }
}
