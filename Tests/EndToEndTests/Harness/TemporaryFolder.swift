import Foundation

/// A folder of one test's own, with a home folder beside it; both are gone when the test is.
final class TemporaryFolder {
  let url: URL
  private let parent: URL

  init() throws {
    parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "moot-test-\(UUID().uuidString)")
    url = parent.appending(path: "group")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: parent)
  }

  var path: String { url.path(percentEncoded: false) }
  var home: String { parent.appending(path: "home").path(percentEncoded: false) }

  func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: path))
  }

  func bytes(of path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: url.appending(path: path)))
  }

  func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path(percentEncoded: false))
  }

  /// The names in a folder, sorted.
  func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(
      atPath: url.appending(path: path).path(percentEncoded: false)))
      ?? []).sorted()
  }
}
