import Dispatch
import Synchronization
import Workspace

/// Reads files into what the index keeps of them, on all cores.
struct IndexReader: Sendable {
  let folder: WorkspaceFolder
  let progress: WorkspaceIndex.Progress
  private let globs: [GlobPattern]
  /// Has a thread of its own: whoever waits for what is read may hold one of those that the cores share.
  private let ahead = DispatchQueue(label: "moot.index.reading")

  init(_ folder: WorkspaceFolder, progress: @escaping WorkspaceIndex.Progress) {
    self.folder = folder
    self.progress = progress
    globs = folder.configuration.notes.map { GlobPattern($0) }
  }

  /// What decides which files are notes; an index made by other rules is built anew.
  var rules: String { "\(folder.root)\n\(folder.configuration.notes.joined(separator: "\n"))" }

  var overrides: PromiseOverrides { folder.configuration.promises }
  var overridesText: String {
    (overrides.join.map { $0.joined(separator: " ") } + overrides.split.map { "/\($0)" }).joined(
      separator: "\n")
  }

  /// One file as it is now.
  struct Reading: Sendable {
    var path: String
    /// Of the bytes.
    var hash: Int64
    var kind: IndexSchema.FileKind
    var title: String?
    /// Nil unless it is a note.
    var meeting: Meeting?
    var diagnostics: [Diagnostic] = []
  }

  /// How many files are read before what was read is handed on.
  private static let share = 256

  /// Reads files and hands on what they are, in order, while the next ones are read. One that is gone, or that is of no kind that the index keeps,
  /// is left out.
  func read(_ paths: [String], _ body: ([Reading]) throws -> Void) rethrows {
    if paths.count > 1 { progress(0, paths.count) }
    var start = 0
    var next = readPart(paths[start..<min(start + Self.share, paths.count)])
    while start < paths.count {
      let end = min(start + Self.share, paths.count)
      let readings = next.wait()
      if end < paths.count { next = readPart(paths[end..<min(end + Self.share, paths.count)]) }
      try body(readings)
      if paths.count > 1 { progress(end, paths.count) }
      start = end
    }
  }

  /// A part that is being read.
  private final class Part: Sendable {
    private let readings = Mutex<[Reading?]>([])
    private let done = DispatchSemaphore(value: 0)

    init(
      _ paths: ArraySlice<String>, on queue: DispatchQueue, _ read: @escaping @Sendable (String) -> Reading?
    ) {
      readings.withLock { $0 = [Reading?](repeating: nil, count: paths.count) }
      let paths = Array(paths)
      guard paths.count > 1 else {
        readings.withLock { $0 = paths.map(read) }
        done.signal()
        return
      }
      queue.async { [self] in
        DispatchQueue.concurrentPerform(iterations: paths.count) { index in
          let reading = read(paths[index])
          readings.withLock { $0[index] = reading }
        }
        done.signal()
      }
    }

    func wait() -> [Reading] {
      done.wait()
      return readings.withLock { $0.compactMap { $0 } }
    }
  }

  private func readPart(_ paths: ArraySlice<String>) -> Part {
    Part(paths, on: ahead) { read($0) }
  }

  private func read(_ path: String) -> Reading? {
    let kind = kind(of: path)
    guard kind != nil || mayBeNote(path) else { return nil }
    do throws(StoreError) {
      let bytes = try DiskFile.read(folder.absolutePath(path), as: path)
      let hash = Int64(bitPattern: FileStamp(of: bytes).hash)
      if let kind {
        let title = FrontMatter.scan(SourceText(bytes: bytes, file: path)).0?.string("title")
        return Reading(path: path, hash: hash, kind: kind, title: title)
      }
      guard !globs.isEmpty || NoteReader.looksLikeNote(path: path, bytes: bytes) else { return nil }
      let reading = NoteReader.read(path: path, bytes: bytes)
      return Reading(
        path: path, hash: hash, kind: .note, title: reading.meeting.title, meeting: reading.meeting,
        diagnostics: reading.diagnostics)
    } catch {
      // Gone since the scan is no problem of anybody's.
      guard error.reason != .notFound else { return nil }
      return Reading(
        path: path, hash: 0, kind: .unreadable,
        diagnostics: [Diagnostic(.warning, file: path, "\(error.message); it is left out")])
    }
  }

  private func mayBeNote(_ path: String) -> Bool {
    if !globs.isEmpty { return globs.contains { $0.matches(path) } }
    return !path.hasPrefix("templates/") && !path.hasPrefix("proposals/")
  }

  /// What a file of a proposal is; nil for any other.
  private func kind(of path: String) -> IndexSchema.FileKind? {
    guard path.hasPrefix("proposals/") else { return nil }
    let parts = path.split(separator: "/")
    guard parts.count >= 3, ProposalFolderName.number(in: String(parts[1])) != nil else { return nil }
    if parts.count == 3 {
      if parts[2] == "proposal.md" { return .proposal }
      return WorkspaceFolder.versionNumber(ofFile: String(parts[2])) == nil ? nil : .version
    }
    return parts[2] == "reviews" ? .comment : nil
  }
}
