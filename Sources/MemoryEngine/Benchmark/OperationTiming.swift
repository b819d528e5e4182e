/// What a worker does around every operation: nothing where throughput is measured, so that nothing is in its way;
/// reading the clock where latency is.
protocol OperationTiming {
  init()
  mutating func get<Value>(_ body: () -> Value) -> Value
  mutating func put<Value>(_ body: () -> Value) -> Value
}

struct NoTiming: OperationTiming {
  @inline(__always)
  func get<Value>(_ body: () -> Value) -> Value { body() }

  @inline(__always)
  func put<Value>(_ body: () -> Value) -> Value { body() }
}

/// Records ticks of the cycle clock; the clock's own reading is a part of every value.
struct EachTiming: OperationTiming {
  private(set) var gets = LatencyRecord()
  private(set) var puts = LatencyRecord()

  mutating func get<Value>(_ body: () -> Value) -> Value { Self.time(body, &gets) }
  mutating func put<Value>(_ body: () -> Value) -> Value { Self.time(body, &puts) }

  private static func time<Value>(_ body: () -> Value, _ record: inout LatencyRecord) -> Value {
    let start = Hardware.ticks
    let value = body()
    record.add(Hardware.ticks &- start)
    return value
  }
}

/// A thread of a workload: gets and puts on behalf of one core.
struct Worker<Allocator: FrameAllocator & ~Copyable, Timing: OperationTiming> {
  let allocator: UnsafePointer<Allocator>
  let core: Core
  var timing = Timing()
  var result = WorkerResult()

  @inline(__always)
  mutating func get(_ order: Order) -> Frame? {
    let (allocator, core) = (allocator, core)
    return timing.get { allocator.pointee.get(order, on: core) }
  }

  @inline(__always)
  mutating func put(_ frame: Frame, _ order: Order) {
    let (allocator, core) = (allocator, core)
    timing.put { allocator.pointee.put(frame, order, on: core) }
  }

  /// Fills `blocks` with blocks of an order; false when memory runs out before.
  mutating func fill(_ blocks: UnsafeMutableBufferPointer<HeldBlock>, _ order: Order) -> Bool {
    for index in blocks.indices {
      guard let frame = get(order) else {
        result.shortfall = .some((held: index, wanted: blocks.count))
        return false
      }
      blocks[index] = HeldBlock(frame, order)
    }
    return true
  }
}

/// What one thread of a workload found.
struct WorkerResult {
  var getNanoseconds = 0.0
  var putNanoseconds = 0.0
  /// Gets in the measured part that found no memory.
  var failures = 0
  /// Set where not even what was to be held from the start could be had.
  var shortfall: (held: Int, wanted: Int)?
}

/// A block that a worker holds, in one word; or none.
struct HeldBlock {
  private let raw: UInt64

  static let none = HeldBlock(raw: .max)

  private init(raw: UInt64) { self.raw = raw }

  @inline(__always)
  init(_ frame: Frame, _ order: Order) {
    raw = UInt64(truncatingIfNeeded: frame.number) | UInt64(truncatingIfNeeded: order.rawValue) &<< 48
  }

  @inline(__always)
  var isNone: Bool { raw == .max }

  @inline(__always)
  var frame: Frame { Frame(Int(truncatingIfNeeded: raw & 0xffff_ffff_ffff)) }

  @inline(__always)
  var order: Order { Order(unchecked: Int(truncatingIfNeeded: raw &>> 48)) }
}
