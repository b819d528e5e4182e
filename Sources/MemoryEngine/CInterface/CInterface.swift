/// The functions of `moot_memory.h`, where they are documented. A handle begins with its design's two operations, each a
/// function specialised for the hardware with the design laid into it, so that a get or put is a call and a jump; nothing on
/// the way counts references or checks exclusivity.

private typealias Get = @convention(c) (UnsafeMutableRawPointer, UInt32, UInt32) -> Int64
private typealias Put = @convention(c) (UnsafeMutableRawPointer, UInt32, Int64, UInt32) -> Int32

/// What every handle begins with, whatever it is a handle of.
private struct HandleHead {
  let get: Get
  let put: Put
  let design: FrameDesign

  @inline(__always)
  static func at(_ memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<HandleHead> {
    memory.assumingMemoryBound(to: HandleHead.self)
  }
}

/// What a handle points to.
private struct Handle<Allocator: FrameAllocator & ~Copyable>: ~Copyable {
  let head: HandleHead
  let allocator: Allocator

  static func make(
    _ head: HandleHead, _ first: Frame, _ count: Int, _ cores: Int
  ) throws(EngineError) -> UnsafeMutableRawPointer {
    let allocator = Allocator(cores: cores)
    try allocator.addMemory(first: first, count: count)
    let handle = UnsafeMutablePointer<Handle>.allocate(capacity: 1)
    handle.initialize(to: Handle(head: head, allocator: allocator))
    return UnsafeMutableRawPointer(handle)
  }

  @inline(__always)
  static func get(_ memory: UnsafeMutableRawPointer, _ core: UInt32, _ order: UInt32) -> Int64 {
    guard order <= 10 else { return Int64(Refusal.order) }
    let frame = at(memory).pointee.allocator.get(
      Order(unchecked: Int(truncatingIfNeeded: order)), on: Core(Int(truncatingIfNeeded: core)))
    guard let frame else { return Int64(Refusal.exhausted) }
    return Int64(truncatingIfNeeded: frame.number)
  }

  @inline(__always)
  static func put(_ memory: UnsafeMutableRawPointer, _ core: UInt32, _ frame: Int64, _ order: UInt32) -> Int32
  {
    guard order <= 10 else { return Refusal.order }
    return Refusal.number(
      at(memory).pointee.allocator.tryPut(
        Frame(Int(truncatingIfNeeded: frame)), Order(unchecked: Int(truncatingIfNeeded: order)),
        on: Core(Int(truncatingIfNeeded: core))))
  }

  @inline(__always)
  static func at(_ memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Handle> {
    memory.assumingMemoryBound(to: Handle.self)
  }

  static func destroy(_ memory: UnsafeMutableRawPointer) {
    at(memory).deinitialize(count: 1)
    at(memory).deallocate()
  }
}

private typealias GlobalLockHandle = Handle<GlobalLock<Hardware>>
private typealias PerOrderHandle = Handle<PerOrder<Hardware>>
private typealias CoreCacheHandle = Handle<CoreCache<Hardware>>
private typealias LockFreeHandle = Handle<LockFree<Hardware>>

extension HandleHead {
  init(_ design: FrameDesign) {
    self.design = design
    switch design {
    case .globalLock:
      get = { GlobalLockHandle.get($0, $1, $2) }
      put = { GlobalLockHandle.put($0, $1, $2, $3) }
    case .perOrder:
      get = { PerOrderHandle.get($0, $1, $2) }
      put = { PerOrderHandle.put($0, $1, $2, $3) }
    case .coreCache:
      get = { CoreCacheHandle.get($0, $1, $2) }
      put = { CoreCacheHandle.put($0, $1, $2, $3) }
    case .lockFree:
      get = { LockFreeHandle.get($0, $1, $2) }
      put = { LockFreeHandle.put($0, $1, $2, $3) }
    }
  }
}

/// The negative numbers that the functions answer with; `MOOT_MEMORY_…` in the header.
private enum Refusal {
  static let exhausted: Int32 = -1
  static let order: Int32 = -2
  static let outside: Int32 = -3
  static let misaligned: Int32 = -4
  static let notTaken: Int32 = -5

  @inline(__always)
  static func number(_ error: PutError?) -> Int32 {
    switch error {
    case nil: 0
    case .outsideMemory: outside
    case .misaligned: misaligned
    case .notTaken: notTaken
    }
  }
}

@_cdecl("moot_memory_get")
public func mootMemoryGet(_ memory: UnsafeMutableRawPointer, _ core: UInt32, _ order: UInt32) -> Int64 {
  HandleHead.at(memory).pointee.get(memory, core, order)
}

@_cdecl("moot_memory_put")
public func mootMemoryPut(
  _ memory: UnsafeMutableRawPointer, _ core: UInt32, _ frame: Int64, _ order: UInt32
) -> Int32 {
  HandleHead.at(memory).pointee.put(memory, core, frame, order)
}

@_cdecl("moot_memory_free_frames")
public func mootMemoryFreeFrames(_ memory: UnsafeMutableRawPointer) -> UInt64 {
  let free =
    switch HandleHead.at(memory).pointee.design {
    case .globalLock: GlobalLockHandle.at(memory).pointee.allocator.freeFrames
    case .perOrder: PerOrderHandle.at(memory).pointee.allocator.freeFrames
    case .coreCache: CoreCacheHandle.at(memory).pointee.allocator.freeFrames
    case .lockFree: LockFreeHandle.at(memory).pointee.allocator.freeFrames
    }
  return UInt64(free)
}

@_cdecl("moot_memory_metadata_bytes")
public func mootMemoryMetadataBytes(_ memory: UnsafeMutableRawPointer) -> UInt64 {
  let bytes =
    switch HandleHead.at(memory).pointee.design {
    case .globalLock: GlobalLockHandle.at(memory).pointee.allocator.metadataBytes
    case .perOrder: PerOrderHandle.at(memory).pointee.allocator.metadataBytes
    case .coreCache: CoreCacheHandle.at(memory).pointee.allocator.metadataBytes
    case .lockFree: LockFreeHandle.at(memory).pointee.allocator.metadataBytes
    }
  return UInt64(bytes)
}

@_cdecl("moot_memory_create")
public func mootMemoryCreate(
  _ design: UnsafePointer<CChar>, _ base: UInt, _ frames: UInt64, _ cores: UInt32,
  _ message: UnsafeMutablePointer<CChar>?, _ capacity: Int
) -> UnsafeMutableRawPointer? {
  do throws(EngineError) {
    let design = try FrameDesign(checking: String(cString: design))
    guard 1...coresMax ~= cores else {
      throw .threadsOutOfRange(asked: Int(cores), allowed: Int(coresMax))
    }
    let (first, count) = try frameRange(base, frames)
    let head = HandleHead(design)
    return switch design {
    case .globalLock: try GlobalLockHandle.make(head, first, count, Int(cores))
    case .perOrder: try PerOrderHandle.make(head, first, count, Int(cores))
    case .coreCache: try CoreCacheHandle.make(head, first, count, Int(cores))
    case .lockFree: try LockFreeHandle.make(head, first, count, Int(cores))
    }
  } catch {
    copy(error.description, to: message, capacity)
    return nil
  }
}

/// Adds memory; 0, or -1 with the reason in `message`.
@_cdecl("moot_memory_add")
public func mootMemoryAdd(
  _ memory: UnsafeMutableRawPointer, _ base: UInt, _ frames: UInt64, _ message: UnsafeMutablePointer<CChar>?,
  _ capacity: Int
) -> Int32 {
  do throws(EngineError) {
    let (first, count) = try frameRange(base, frames)
    switch HandleHead.at(memory).pointee.design {
    case .globalLock: try GlobalLockHandle.at(memory).pointee.allocator.addMemory(first: first, count: count)
    case .perOrder: try PerOrderHandle.at(memory).pointee.allocator.addMemory(first: first, count: count)
    case .coreCache: try CoreCacheHandle.at(memory).pointee.allocator.addMemory(first: first, count: count)
    case .lockFree: try LockFreeHandle.at(memory).pointee.allocator.addMemory(first: first, count: count)
    }
    return 0
  } catch {
    copy(error.description, to: message, capacity)
    return -1
  }
}

@_cdecl("moot_memory_destroy")
public func mootMemoryDestroy(_ memory: UnsafeMutableRawPointer?) {
  guard let memory else { return }
  switch HandleHead.at(memory).pointee.design {
  case .globalLock: GlobalLockHandle.destroy(memory)
  case .perOrder: PerOrderHandle.destroy(memory)
  case .coreCache: CoreCacheHandle.destroy(memory)
  case .lockFree: LockFreeHandle.destroy(memory)
  }
}

@_cdecl("moot_memory_design_count")
public func mootMemoryDesignCount() -> UInt32 { UInt32(FrameDesign.allCases.count) }

/// The length of the name, which is written with its end as far as there is room; 0 where there is no such design.
@_cdecl("moot_memory_design_name")
public func mootMemoryDesignName(_ index: UInt32, _ name: UnsafeMutablePointer<CChar>?, _ capacity: Int)
  -> Int
{
  guard Int(index) < FrameDesign.allCases.count else {
    copy("", to: name, capacity)
    return 0
  }
  let text = FrameDesign.allCases[Int(index)].rawValue
  copy(text, to: name, capacity)
  return text.utf8.count
}

/// More cores than any machine that this will meet; each costs a line.
private let coresMax: UInt32 = 4096

private func frameRange(_ base: UInt, _ frames: UInt64) throws(EngineError) -> (first: Frame, count: Int) {
  guard base % UInt(Frame.bytes) == 0 else { throw .baseMisaligned(address: UInt64(base)) }
  let first = Frame(Int(base / UInt(Frame.bytes)))
  guard frames <= UInt64(Frame.framesMax) else {
    throw .framesOutOfRange(first: first, count: Int(clamping: frames), atMost: Frame.framesMax)
  }
  return (first, Int(frames))
}

/// Writes as much of a text as there is room for, and a zero behind it.
private func copy(_ text: String, to buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int) {
  guard let buffer, capacity > 0 else { return }
  var at = 0
  for byte in text.utf8.prefix(capacity - 1) {
    buffer[at] = CChar(bitPattern: byte)
    at += 1
  }
  buffer[at] = 0
}
