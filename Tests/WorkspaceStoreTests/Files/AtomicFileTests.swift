import Glibc
import Synchronization
import Testing
import Workspace

@testable import WorkspaceStore

private final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}

@Suite("Atomic files")
struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func error(_ body: () throws -> Void) -> StoreError? {
    do {
      try body()
      return nil
    } catch {
      return error as? StoreError
    }
  }

  @Test("A file is created, replaced and read back, and nothing else is left in the folder")
  func roundTrip() throws {
    let first = try AtomicFile.write(Array("one".utf8), to: folder("a.md"))
    #expect(first == FileStamp(of: Array("one".utf8)))
    try AtomicFile.write(Array("two".utf8), to: folder("a.md"), expecting: first)
    #expect(try folder.text("a.md") == "two")
    #expect(folder.names() == ["a.md"])
  }

  @Test("A file that somebody changed since it was read is left as they wrote it")
  func changedMeanwhile() throws {
    try folder.put("a.md", "mine")
    let stamp = FileStamp(of: try DiskFile.read(folder("a.md")))
    try folder.put("a.md", "theirs")
    let error = error {
      try AtomicFile.write(Array("new".utf8), to: folder("a.md"), as: "a.md", expecting: stamp)
    }
    #expect(error?.reason == .changedMeanwhile)
    #expect(
      error?.description
        == "a.md: changed on disk since it was read; nothing was written; read it again and repeat the change"
    )
    #expect(try folder.text("a.md") == "theirs")
    #expect(folder.names() == ["a.md"])
  }

  @Test("A file that was deleted since it was read is not brought back")
  func deletedMeanwhile() throws {
    let stamp = FileStamp(of: Array("old".utf8))
    let error = error { try AtomicFile.write([], to: folder("gone.md"), expecting: stamp) }
    #expect(error?.reason == .changedMeanwhile)
    #expect(folder.names().isEmpty)
  }

  @Test("A file expected to be absent is not overwritten")
  func appearedMeanwhile() throws {
    try folder.put("a.md", "theirs")
    #expect(
      error { try AtomicFile.write([], to: folder("a.md"), expecting: .absent) }?.reason == .changedMeanwhile)
    #expect(try folder.text("a.md") == "theirs")
  }

  @Test("Creating never replaces a file that is there")
  func exclusiveCreation() throws {
    try AtomicFile.create(Array("v1".utf8), at: folder("v1.md"))
    #expect(
      error { try AtomicFile.create(Array("other".utf8), at: folder("v1.md")) }?.reason == .alreadyExists)
    #expect(try folder.text("v1.md") == "v1")
    #expect(folder.names() == ["v1.md"])
  }

  @Test("Creating does not follow a dangling symbolic link")
  func exclusiveCreationOverLink() throws {
    symlink("elsewhere.md", folder("v1.md"))
    #expect(error { try AtomicFile.create([], at: folder("v1.md")) }?.reason == .alreadyExists)
    #expect(folder.names() == ["v1.md"])
  }

  @Test(
    "A full disk, a failed fsync and a failed rename leave the old file whole and no temporary file",
    arguments: ["write", "short write", "fsync", "rename"])
  func faults(_ fault: String) throws {
    try folder.put("a.md", "old")
    var disk = DiskOperations.system
    switch fault {
    case "write":
      disk.write = { _, _ in
        errno = ENOSPC
        return -1
      }
    case "short write":
      disk.write = { descriptor, buffer in
        if buffer.count < 3 {
          errno = ENOSPC
          return -1
        }
        return Glibc.write(descriptor, buffer.baseAddress, 1)
      }
    case "fsync":
      disk.synchronize = { _ in
        errno = EIO
        return -1
      }
    default:
      disk.rename = { _, _ in
        errno = EDQUOT
        return -1
      }
    }
    let error = error {
      _ = try AtomicFile.write(
        Array("new".utf8), to: folder("a.md"), as: "a.md", expecting: nil, disk: disk)
    }
    #expect(error?.path == "a.md")
    if fault.hasSuffix("write") {
      #expect(
        error?.description
          == "a.md: cannot save: no space left on device; the old file is whole; free some space and try again"
      )
    }
    #expect(try folder.text("a.md") == "old")
    #expect(folder.names() == ["a.md"])
  }

  @Test("Short writes and interruptions are continued")
  func shortWrites() throws {
    let calls = Counter()
    var disk = DiskOperations.system
    disk.write = { descriptor, buffer in
      if calls.next() % 2 == 0 {
        errno = EINTR
        return -1
      }
      return Glibc.write(descriptor, buffer.baseAddress, 1)
    }
    _ = try AtomicFile.write(Array("ten bytes.".utf8), to: folder("a"), as: nil, expecting: nil, disk: disk)
    #expect(try folder.text("a") == "ten bytes.")
  }

  @Test("Permissions stay, and a symbolic link stays one while its target is written")
  func permissionsAndLinks() throws {
    try folder.put("real/a.md", "old")
    chmod(folder("real/a.md"), 0o640)
    symlink("real/a.md", folder("link.md"))
    try AtomicFile.write(Array("new".utf8), to: folder("link.md"))
    #expect(try folder.text("real/a.md") == "new")
    var status = stat()
    #expect(lstat(folder("link.md"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(folder("real/a.md"), &status) == 0 && status.st_mode & 0o7777 == 0o640)
  }

  @Test("A read-only file is not replaced", .enabled(if: geteuid() != 0, "root may write everything"))
  func readOnly() throws {
    try folder.put("a.md", "old")
    chmod(folder("a.md"), 0o444)
    #expect(error { try AtomicFile.write([], to: folder("a.md")) }?.reason == .system(EACCES))
    #expect(try folder.text("a.md") == "old")
  }

  @Test("A folder, a pipe and a loop of links are refused by name, reading and writing")
  func irregular() throws {
    mkdir(folder("dir.md"), 0o777)
    mkfifo(folder("pipe.md"), 0o666)
    symlink("loop.md", folder("loop.md"))
    for name in ["dir.md", "pipe.md", "loop.md"] {
      #expect(error { _ = try DiskFile.read(folder(name), as: name) }?.path == name)
      #expect(error { try AtomicFile.write([], to: folder(name), as: name) }?.path == name)
    }
    #expect(error { _ = try DiskFile.read(folder("none.md"), as: "none.md") }?.reason == .notFound)
    #expect(folder.names() == ["dir.md", "loop.md", "pipe.md"])
  }

  @Test("Removing leaves a file alone that changed")
  func removing() throws {
    try folder.put("a.md", "old")
    let stamp = FileStamp(of: Array("other".utf8))
    #expect(error { try AtomicFile.remove(folder("a.md"), expecting: stamp) }?.reason == .changedMeanwhile)
    try AtomicFile.remove(folder("a.md"), expecting: FileStamp(of: Array("old".utf8)))
    #expect(folder.names().isEmpty)
  }

  @Test("A file keeps all its bytes, whatever they are")
  func anyBytes() throws {
    let bytes: [UInt8] = [0xef, 0xbb, 0xbf, 0, 13, 10, 0xff, 0xfe, 0x1b] + Array(repeating: 7, count: 70_000)
    try AtomicFile.write(bytes, to: folder("a"))
    #expect(try DiskFile.read(folder("a")) == bytes)
  }

  @Test("A lock is had by one at a time and is free again after its holder")
  func lock() throws {
    try WorkspaceLock.holding(folder("lock")) { () throws(StoreError) in
      let error = error { try WorkspaceLock.holding(folder("lock"), patience: 0) {} }
      #expect(error?.reason == .busy)
    }
    try WorkspaceLock.holding(folder("lock"), patience: 0) {}
  }
}
