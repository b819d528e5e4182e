import Testing

@testable import MemoryEngine

@Suite("Locks") struct LockTests {
  /// Threads add to a plain counter inside the lock; what they lose shows that two were inside at once.
  private func count(
    threads: Int = 2, turns: Int = 10_000, words: Int,
    _ inside: (_ words: SharedWord, _ thread: Int, _ body: () -> Void) -> Void
  ) throws -> Int {
    let words = SharedMemory.allocate(words)
    defer { SharedMemory.deallocate(words) }
    let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    defer { counter.deallocate() }
    counter.initialize(to: 0)
    _ = try PinnedThreads.run(threads) { thread in
      for _ in 0..<turns { inside(words, thread) { counter.pointee += 1 } }
    }
    return counter.pointee
  }

  @Test("A test-and-test-and-set lock lets one thread in at a time") func spin() throws {
    let total = try count(words: SpinLock<Hardware>.words) { words, _, body in
      _ = SpinLock<Hardware>(at: words).lock()
      body()
      SpinLock<Hardware>(at: words).unlock()
    }
    #expect(total == 20_000)
  }

  @Test("A ticket lock lets one thread in at a time") func ticket() throws {
    let total = try count(words: TicketLock<Hardware>.words) { words, _, body in
      _ = TicketLock<Hardware>(at: words).lock()
      body()
      TicketLock<Hardware>(at: words).unlock()
    }
    #expect(total == 20_000)
  }

  @Test("A queue lock lets one thread in at a time") func queue() throws {
    let line = SharedMemory.lineWords
    let total = try count(words: 4 * line) { words, thread, body in
      let node = QueueLock<Hardware>.Node(at: words + (thread + 1) * line)
      _ = QueueLock<Hardware>(at: words).lock(node)
      body()
      QueueLock<Hardware>(at: words).unlock(node)
    }
    #expect(total == 20_000)
  }

  @Test("A read-write lock keeps writers apart, and readers from seeing half a change") func readWrite()
    throws
  {
    let words = SharedMemory.allocate(ReadWriteLock<Hardware>.words(cores: 2))
    defer { SharedMemory.deallocate(words) }
    let lock = ReadWriteLock<Hardware>(at: words, cores: 2)
    let pair = UnsafeMutablePointer<(Int, Int)>.allocate(capacity: 1)
    defer { pair.deallocate() }
    pair.initialize(to: (0, 0))
    let torn = SharedMemory.allocate(1)
    defer { SharedMemory.deallocate(torn) }
    // Three threads on two cores' lines: one line is shared by two of them.
    _ = try PinnedThreads.run(3) { thread in
      for turn in 0..<3_000 {
        if turn % 3 == thread {
          _ = lock.writeLock()
          pair.pointee.0 += 1
          pair.pointee.1 += 1
          lock.writeUnlock()
        } else {
          _ = lock.readLock(Core(thread))
          if pair.pointee.0 != pair.pointee.1 { _ = Hardware.fetchAdd(torn, 1) }
          lock.readUnlock(Core(thread))
        }
      }
    }
    #expect(Hardware.load(torn) == 0)
    #expect(pair.pointee == (3_000, 3_000))
  }

  @Test("Readers enter together, and none while a writer is inside") func visibleReaders() {
    let words = SharedMemory.allocate(ReadWriteLock<Hardware>.words(cores: 3))
    defer { SharedMemory.deallocate(words) }
    let lock = ReadWriteLock<Hardware>(at: words, cores: 3)
    #expect(lock.tryReadLock(Core(0)))
    #expect(lock.tryReadLock(Core(1)))
    #expect(lock.tryReadLock(Core(4)))
    for core in [0, 1, 4] { lock.readUnlock(Core(core)) }
    #expect(!lock.writeLock())
    #expect(!lock.tryReadLock(Core(2)))
    lock.writeUnlock()
    #expect(lock.tryReadLock(Core(2)))
    lock.readUnlock(Core(2))
  }

  @Test("A reader that comes while a writer waits goes after it") func writerFirst() throws {
    let words = SharedMemory.allocate(ReadWriteLock<Hardware>.words(cores: 2))
    defer { SharedMemory.deallocate(words) }
    let lock = ReadWriteLock<Hardware>(at: words, cores: 2)
    let entered = SharedMemory.allocate(1)
    defer { SharedMemory.deallocate(entered) }
    _ = lock.readLock(Core(0))
    _ = try PinnedThreads.run(2) { thread in
      if thread == 1 {
        _ = lock.writeLock()
        lock.writeUnlock()
        return
      }
      until { lock.hasWriter }
      if lock.tryReadLock(Core(1)) { _ = Hardware.fetchAdd(entered, 1) }
      lock.readUnlock(Core(0))
    }
    #expect(Hardware.load(entered) == 0)
  }

  @Test("Tickets are served in the order in which they were drawn") func ticketOrder() throws {
    let words = SharedMemory.allocate(TicketLock<Hardware>.words)
    defer { SharedMemory.deallocate(words) }
    let lock = TicketLock<Hardware>(at: words)
    let order = try queueUp(
      hold: { _ = lock.lock() }, isNext: { lock.drawn == UInt64($0 + 1) },
      enter: { _ in _ = lock.lock() }, leave: { _ in lock.unlock() }, release: { lock.unlock() })
    #expect(order == [0, 1, 2])
  }

  @Test("A queue lock is handed over in the order of the queue") func queueOrder() throws {
    let line = SharedMemory.lineWords
    let words = SharedMemory.allocate(5 * line)
    defer { SharedMemory.deallocate(words) }
    let lock = QueueLock<Hardware>(at: words)
    func node(_ thread: Int) -> QueueLock<Hardware>.Node { .init(at: words + (thread + 1) * line) }
    func address(_ thread: Int) -> UInt64 { UInt64(UInt(bitPattern: words + (thread + 1) * line)) }
    let order = try queueUp(
      hold: { _ = lock.lock(node(3)) }, isNext: { lock.last == address($0 == 0 ? 3 : $0 - 1) },
      enter: { _ = lock.lock(node($0)) }, leave: { lock.unlock(node($0)) }, release: { lock.unlock(node(3)) })
    #expect(order == [0, 1, 2])
  }

  /// Three threads queue up one after the other behind a holder, the holder lets go once all of them wait, and the
  /// order in which they came in is returned.
  private func queueUp(
    hold: () -> Void, isNext: (_ thread: Int) -> Bool, enter: (Int) -> Void, leave: (Int) -> Void,
    release: () -> Void
  ) throws -> [Int] {
    let entries = UnsafeMutablePointer<Int>.allocate(capacity: 4)
    defer { entries.deallocate() }
    entries.initialize(repeating: 0, count: 4)
    hold()
    _ = try PinnedThreads.run(4) { thread in
      until { isNext(thread) }
      if thread == 3 { return release() }
      enter(thread)
      entries[1 + entries[0]] = thread
      entries[0] += 1
      leave(thread)
    }
    return (1...3).map { entries[$0] }
  }

  private func until(_ condition: () -> Bool) {
    var spins = 0
    while !condition() {
      Hardware.pause(spins)
      spins += 1
    }
  }
}
