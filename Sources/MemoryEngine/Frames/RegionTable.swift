/// What a design keeps of a stretch of memory added at once.
protocol MemoryRegion {
  var first: Int { get }
  var count: Int { get }
}

/// The regions of an allocator: a table that only grows, so that whoever has read the count may read that many
/// entries without a lock. Adding takes turns under a lock of the design.
struct RegionTable<Region: MemoryRegion, M: Machine> {
  private static var regionsMax: Int { 64 }

  private let entries: UnsafeMutablePointer<Region>
  private let counter: SharedWord

  init() {
    entries = .allocate(capacity: Self.regionsMax)
    counter = SharedMemory.allocate(SharedMemory.lineWords)
  }

  func deallocate() {
    entries.deinitialize(count: count)
    entries.deallocate()
    SharedMemory.deallocate(counter)
  }

  /// Regions that are complete.
  @inline(__always)
  var count: Int { Int(truncatingIfNeeded: M.load(counter)) }

  @inline(__always)
  subscript(index: Int) -> Region { entries[index] }

  /// The same in place, for paths on which a copy of the entry would be felt.
  @inline(__always)
  func pointer(to index: Int) -> UnsafePointer<Region> { UnsafePointer(entries + index) }

  /// Adds the frames from `first` on, as `make` lays them out.
  /// - Throws: `memoryOverlaps`, `tooManyRegions`, `memoryOutOfRange`, and what `make` throws.
  func add(first: Frame, count added: Int, _ make: () throws(EngineError) -> Region) throws(EngineError) {
    let used = count
    guard used < Self.regionsMax else { throw .tooManyRegions(atMost: Self.regionsMax) }
    guard first.number >= 0, added >= 0, first.number <= Frame.framesMax - min(added, Frame.framesMax) else {
      throw .framesOutOfRange(first: first, count: added, atMost: Frame.framesMax)
    }
    for index in 0..<used {
      let other = self[index]
      if first.number < other.first + other.count, other.first < first.number + added {
        throw .memoryOverlaps(first: first, count: added)
      }
    }
    (entries + used).initialize(to: try make())
    M.store(UInt64(used + 1), to: counter)
  }
}
