import Glibc
import Testing

@testable import WorkspaceStore

/// A folder of its own for one test, removed with everything in it when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("\(P_tmpdir)/moot-test-XXXXXX".utf8CString)
    let made: String? = template.withUnsafeMutableBufferPointer { buffer in
      mkdtemp(buffer.baseAddress!).map { String(cString: $0) }
    }
    path = try #require(made.flatMap { FilePath.resolved($0) })
  }

  deinit { Self.remove(path) }

  func callAsFunction(_ name: String) -> String { FilePath.join(path, name) }

  /// Writes a file, folders included.
  func put(_ name: String, _ text: String) throws {
    try put(name, bytes: Array(text.utf8))
  }

  func put(_ name: String, bytes: [UInt8]) throws {
    try AtomicFile.makeFolder(FilePath.folder(of: self(name)))
    try AtomicFile.write(bytes, to: self(name))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try DiskFile.read(self(name)), as: UTF8.self)
  }

  /// The names in a folder, sorted.
  func names(_ folder: String = "") -> [String] {
    Self.names(in: folder.isEmpty ? path : self(folder)).sorted()
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func remove(_ path: String) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

extension SystemContext {
  /// Fixed surroundings below a test's folder: 2023-11-24 09:00:00 UTC, and random digits that are always 7c1e.
  static func fixed(_ folder: TemporaryFolder) -> SystemContext {
    SystemContext(
      workingDirectory: folder.path, stateHome: folder("private/state"), cacheHome: folder("private/cache"),
      authorName: "Ana Pop", authorEmail: "ana@example.org", now: { 1_700_816_400 },
      randomDigits: { String("7c1e5a9b".prefix($0)) })
  }
}
