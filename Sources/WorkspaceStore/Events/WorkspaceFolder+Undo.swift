import Glibc
import Workspace

/// An event that can be taken back, as a person sees it.
public struct UndoableEvent: Hashable, Sendable {
  /// Counts up from event to event.
  public let id: Int
  /// UTC, as RFC 3339 writes it.
  public let at: String
  /// One line, as git's history has it.
  public let subject: String
  /// What it wrote, relative to the workspace.
  public let files: [String]
}

/// What is kept of an event that can be taken back.
struct UndoRecord: Sendable {
  var id: Int
  var record: EventRecord

  var event: UndoableEvent {
    UndoableEvent(
      id: id, at: record.at, subject: record.subject,
      files: record.files.filter { !$0.isPrivate }.map(\.path))
  }
}

extension WorkspaceFolder {
  static let undoName = ".moot/undo"
  /// So many events can be taken back.
  static let undoMax = 50

  /// The events of this copy of the workspace that can be taken back, newest first. They are private: git does not
  /// know them.
  public func undoableEvents() -> [UndoableEvent] { undoRecords().map(\.event) }

  /// Takes back the newest event, or the one with this number: the files get their old bytes, under `commit: event` by a
  /// new commit.
  ///
  /// Refused where a file is not as the event left it, and where others have a file that never changes.
  public func undo(_ id: Int? = nil) async throws(StoreError) -> UndoableEvent {
    var chosen: UndoRecord?
    for record in undoRecords() where chosen == nil && (id == nil || record.id == id) {
      if try !isUndone(record) { chosen = record }
    }
    guard let chosen else {
      throw StoreError(
        .notFound, id == nil ? "there is no event to undo" : "this event is undone already",
        advice: "`moot undo --list` shows what can be undone")
    }
    try await requireUnshared(chosen.record)
    _ = try await eventInSteps({ _ in "Undo: \(chosen.record.subject)" }, undoing: chosen) {
      (writing: inout EventWriting) throws(StoreError) in
      guard DiskFile.exists(FilePath.join(try undoFolder(), Self.undoFile(chosen.id))) else {
        throw StoreError(.changedMeanwhile, "this event was undone meanwhile")
      }
      do throws(StoreError) {
        try writing.write(
          chosen.record.files.reversed().map {
            FileEdit(path: $0.path, bytes: $0.before, expecting: $0.after)
          })
      } catch {
        guard [.changedMeanwhile, .alreadyExists].contains(error.reason) else { throw error }
        throw StoreError(
          .changedMeanwhile, path: error.path,
          "changed since '\(chosen.record.subject)'; nothing was undone",
          advice: "change the file itself instead")
      }
    }
    return chosen.event
  }

  /// True where all is as it was before the event, by whatever way.
  private func isUndone(_ record: UndoRecord) throws(StoreError) -> Bool {
    for file in record.record.files {
      let before = file.before.map { FileStamp(of: $0) } ?? .absent
      if try DiskFile.stamp(absolutePath(file.path), as: file.path) != before { return false }
    }
    return true
  }

  /// A file that never changes is no longer only one's own once a remote has it.
  private func requireUnshared(_ record: EventRecord) async throws(StoreError) {
    for file in record.files where file.before == nil {
      guard let kind = ImmutableFile(path: file.path),
        let branch = try await Git(folder: root).remoteBranch(having: file.path)
      else { continue }
      throw StoreError(
        .refused, path: file.path, "is on \(branch) already, where others have it; it stays",
        advice: kind.instead)
    }
  }

  /// Newest first; what cannot be read is left out.
  private func undoRecords() -> [UndoRecord] {
    undoIDs().reversed().compactMap { id in
      guard let folder = try? undoFolder(),
        let bytes = try? DiskFile.read(FilePath.join(folder, Self.undoFile(id))),
        let record = EventRecord(bytes), record.undoes == nil
      else { return nil }
      return UndoRecord(id: id, record: record)
    }
  }

  /// Ascending.
  private func undoIDs() -> [Int] {
    guard hasUndoFolder, let folder = try? undoFolder() else { return [] }
    return FolderListing.names(folder).compactMap { Int($0) }.sorted()
  }

  private var hasUndoFolder: Bool {
    [absolutePath(Self.undoName), FilePath.join(privateFolder, "undo")].contains { DiskFile.isFolder($0) }
  }

  func nextUndoID() -> Int { (undoIDs().last ?? 0) + 1 }

  /// Eight digits, so that a listing is in order.
  static func undoFile(_ id: Int) -> String {
    let digits = String(id)
    return String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
  }

  func pruneUndo() {
    guard let folder = try? undoFolder() else { return }
    for id in undoIDs().dropLast(Self.undoMax) { unlink(FilePath.join(folder, Self.undoFile(id))) }
  }
}

/// A file of a proposal that is written once.
private enum ImmutableFile {
  case version, evidence, review, decision

  init?(path: String) {
    if path.hasSuffix("/decision.md"), path.hasPrefix("\(WorkspaceFolder.proposalsFolder)/") {
      self = .decision
      return
    }
    guard WorkspaceFolder.isImmutable(path) else { return nil }
    let folder = path.split(separator: "/").dropFirst(2).first
    self = folder == "evidence" ? .evidence : folder == "reviews" ? .review : .version
  }

  /// What one does where it cannot be taken back.
  var instead: String {
    switch self {
    case .version: "publish a new version"
    case .evidence: "attach another run, and say in the text which one counts"
    case .review: "say it in another comment or verdict"
    case .decision: "write a proposal that supersedes this one"
    }
  }
}
