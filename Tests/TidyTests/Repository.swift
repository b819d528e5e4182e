import Foundation

/// The Swift sources of this repository, found from where this file stands.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift file under `Sources` and `Tests`, by path.
  static let files: [SourceFile] = {
    var found: [SourceFile] = []
    for top in ["Sources", "Tests"] {
      let paths =
        (FileManager.default.enumerator(atPath: root.appending(path: top).path()))?
        .compactMap { $0 as? String } ?? []
      for path in paths where path.hasSuffix(".swift") && !path.contains("/.") {
        guard let text = try? String(contentsOf: root.appending(path: "\(top)/\(path)"), encoding: .utf8)
        else { continue }
        found.append(SourceFile(path: "\(top)/\(path)", text: text))
      }
    }
    return found.sorted { $0.path < $1.path }
  }()

  static var sources: [SourceFile] { files.filter { !$0.isTest } }
}
