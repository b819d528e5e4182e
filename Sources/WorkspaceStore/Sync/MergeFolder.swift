import Glibc
import Workspace

/// The texts of a conflict, laid out for a person under `.moot/merge/`: `base`, `ours`, `theirs`, and `merged` with marks
/// where both changed the same lines. Once the marks are gone, `merged` is the resolution of exactly this conflict: the
/// folder's name tells it by the three texts, so that the next sync finds it, as git rerere does.
struct MergeFolder {
  static let name = ".moot/merge"

  let workspace: WorkspaceFolder
  /// Relative to the workspace.
  let folder: String
  /// `.md` and the like.
  private let ending: String

  init(_ workspace: WorkspaceFolder, path: String, _ conflict: TreeMerge.Conflict) {
    self.workspace = workspace
    let ids = [conflict.base, conflict.ours, conflict.theirs].map { $0?.id.text ?? "-" }
    let key = String(FileStamp(of: ids.joined(separator: " ").utf8).hash, radix: 16)
    ending = Self.ending(of: path)
    let words = path.dropLast(ending.count).map { $0 == "/" || $0.isWhitespace ? "-" : $0 }
    folder = "\(Self.name)/\(String(words.suffix(80)))-\(key)"
  }

  /// That of a conflict which was laid out before.
  init(_ workspace: WorkspaceFolder, path: String, folder: String) {
    self.workspace = workspace
    self.folder = folder
    ending = Self.ending(of: path)
  }

  private static func ending(of path: String) -> String {
    let file = FilePath.name(of: path)
    let dot = file.lastIndex(of: ".").flatMap { $0 == file.startIndex ? nil : $0 }
    return dot.map { String(file[$0...]) } ?? ""
  }

  /// The text of a conflict that a person settles, in the folder that holds its texts.
  static func mergedFile(of path: String, in folder: String) -> String {
    "\(folder)/merged\(ending(of: path))"
  }

  private func file(_ name: String) -> String { "\(folder)/\(name)\(ending)" }
  private var choiceFile: String { "\(folder)/choice" }

  /// Lays out the texts; what a person has begun in `merged` stays.
  func write(base: [UInt8]?, ours: [UInt8]?, theirs: [UInt8]?, merged: String?) throws(StoreError) {
    _ = try workspace.ownFolder()
    try AtomicFile.makeFolder(workspace.absolutePath(folder), as: folder)
    for (name, bytes) in [("base", base), ("ours", ours), ("theirs", theirs)] {
      guard let bytes else { continue }
      try AtomicFile.write(bytes, to: workspace.absolutePath(file(name)), as: file(name))
    }
    let path = workspace.absolutePath(file("merged"))
    if let merged, !DiskFile.exists(path) {
      try AtomicFile.write(Array(merged.utf8), to: path, as: file("merged"))
    }
  }

  /// Keeps what a person made of the text, for the next sync.
  func keep(merged text: String) throws(StoreError) {
    try AtomicFile.write(Array(text.utf8), to: workspace.absolutePath(file("merged")), as: file("merged"))
  }

  /// Keeps the choice between two files for the next sync; nil takes it back.
  func keep(_ choice: TextMerge.Resolution?) throws(StoreError) {
    let path = workspace.absolutePath(choiceFile)
    guard let choice else { return try AtomicFile.remove(path, as: choiceFile) }
    try AtomicFile.write(Array("\(choice.rawValue)\n".utf8), to: path, as: choiceFile)
  }

  /// The text that a person made of it; nil where none has been, or marks are left.
  func resolution() throws(StoreError) -> String? {
    try text("merged").flatMap { MergeReview.hasMarks($0) ? nil : $0 }
  }

  /// One of the texts; nil where it is not there, or is no text.
  func text(_ name: String) throws(StoreError) -> String? {
    Self.text(try DiskFile.readIfPresent(workspace.absolutePath(file(name)), as: file(name)))
  }

  /// Nil for bytes that are none of a text.
  static func text(_ bytes: [UInt8]?) -> String? {
    bytes.flatMap { $0.contains(0) ? nil : String(validating: $0, as: UTF8.self) }
  }

  /// The choice between two files that cannot be merged.
  func choice() throws(StoreError) -> TextMerge.Resolution? {
    let bytes = try DiskFile.readIfPresent(workspace.absolutePath(choiceFile), as: choiceFile)
    return bytes.flatMap {
      TextMerge.Resolution(rawValue: String(decoding: $0, as: UTF8.self).trimmingWhitespace())
    }
  }

  /// Takes the folder away once its resolution is part of the history.
  func remove() {
    let path = workspace.absolutePath(folder)
    for name in FolderListing.names(path) { try? AtomicFile.remove(FilePath.join(path, name)) }
    rmdir(path)
  }
}
