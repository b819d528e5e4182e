import Workspace

/// What a change to items did.
public struct ItemReceipt: Sendable {
  /// The item before the change, with its line as it is now; the first of several.
  public let item: ActionItem
  /// One line for people and for git.
  public let summary: String
  /// The paths of what was written, relative to the workspace.
  public let files: [String]
  /// By which `undo` takes it back.
  public let undo: Int?

  /// Path of the first item's note.
  public var file: String { item.file }
}

extension WorkspaceFolder {
  /// Changes an item in its note's own line and no other byte. The note is read again: an item that moved to
  /// another line is found, one that is gone is an error and nothing is written.
  ///
  /// Other owners or words make another item of it, which `moot.yaml` then joins to the promise it was part of.
  public func change(
    _ item: ActionItem, _ change: NoteEditor.Change
  ) async throws(StoreError) -> ItemReceipt {
    try await self.change([(item, change)]) { "\(change.verb): \($0.summary)" }
  }

  /// Makes the same change to several items, all or none.
  public func change(
    _ items: [ActionItem], _ change: NoteEditor.Change
  ) async throws(StoreError) -> ItemReceipt {
    try await self.change(items.map { ($0, change) }) { first in
      let others = items.count - 1
      return "\(change.verb): \(first.summary)\(others > 0 ? " and \(others) more" : "")"
    }
  }

  /// Makes several changes, all or none.
  ///
  /// - Parameter summary: of the whole, from the first item as it was.
  public func change(
    _ changes: [(item: ActionItem, change: NoteEditor.Change)], summary: (ActionItem) -> String
  ) async throws(StoreError) -> ItemReceipt {
    let (done, undo) = try await eventInSteps({ summary($0.item) }) {
      (writing: inout EventWriting) throws(StoreError) in
      var items = ItemWriting(self, writing)
      defer { writing = items.writing }
      if let first = changes.first { items.writing.record.subject = CommitMessage.line(summary(first.item)) }
      for (item, change) in changes { try items.change(item, change) }
      try items.keepPromisesTogether()
      guard let first = items.first else {
        throw StoreError(.notFound, "no items to change", advice: "`moot actions` shows what there is")
      }
      return (item: first, files: items.writing.record.files.map(\.path))
    }
    return ItemReceipt(item: done.item, summary: summary(done.item), files: done.files, undo: undo)
  }
}

/// Changes to items under way, as part of an event.
private struct ItemWriting {
  private var folder: WorkspaceFolder
  var writing: EventWriting
  private(set) var first: ActionItem?
  /// What other owners or words made of an item, and the items that were the same promise.
  private var renamed: [(before: String, after: ActionItem, others: [String])] = []
  /// The notes as they were before the first change.
  private var indexBefore: WorkspaceIndex?

  init(_ folder: WorkspaceFolder, _ writing: EventWriting) {
    self.folder = folder
    self.writing = writing
  }

  mutating func change(_ item: ActionItem, _ change: NoteEditor.Change) throws(StoreError) {
    let bytes = try DiskFile.read(folder.absolutePath(item.file), as: item.file)
    let reading = NoteReader.read(path: item.file, bytes: bytes)
    guard let current = reading.meeting.actions.first(where: { $0.id == item.id }) else {
      throw StoreError(
        .changedMeanwhile, path: item.file, line: item.line,
        "this item is no longer in the note; nothing was written", advice: "read the notes again")
    }
    first = first ?? current
    let changed: [UInt8]
    do throws(NoteEditError) {
      changed = try NoteEditor.apply(change, to: current, in: bytes)
    } catch {
      throw StoreError(.refused, path: item.file, line: current.line, "\(error)")
    }
    let others = try change.renames ? others(of: current) : []
    try write(changed, to: item.file, before: bytes)
    guard change.renames,
      let after = NoteReader.read(path: item.file, bytes: changed).meeting.actions.first(where: {
        $0.line == current.line
      })
    else { return }
    renamed.append((current.id, after, others))
  }

  private mutating func others(of item: ActionItem) throws(StoreError) -> [String] {
    let index: WorkspaceIndex
    if let indexBefore { index = indexBefore } else { index = try folder.openIndex() }
    indexBefore = index
    return try index.promise(of: item)?.mentions.map(\.id).filter { $0 != item.id } ?? []
  }

  private mutating func write(_ bytes: [UInt8], to path: String, before: [UInt8]?) throws(StoreError) {
    let stamp = before.map { FileStamp(of: $0) } ?? .absent
    try writing.write([FileEdit(path: path, bytes: bytes, expecting: stamp)])
  }

  /// Writes into `moot.yaml` what the notes alone no longer say: that an item under its new owners or words is still
  /// the promise it was.
  mutating func keepPromisesTogether() throws(StoreError) {
    guard !renamed.isEmpty else { return }
    var overrides = folder.configuration.promises
    for (before, after, _) in renamed { overrides.rename(before, to: after.id) }
    try write(overrides)
    let index = try folder.openIndex()
    for (_, after, others) in renamed {
      var promises: Set<String> = []
      var apart: [String] = []
      for id in others + [after.id] {
        guard let item = try index.items(withPrefix: id, limit: 1).first,
          let promise = try index.promise(of: item), promises.insert(promise.id).inserted
        else { continue }
        apart.append(id)
      }
      if apart.count > 1 { overrides.join(apart) }
    }
    try write(overrides)
  }

  private mutating func write(_ overrides: PromiseOverrides) throws(StoreError) {
    guard overrides != folder.configuration.promises else { return }
    let name = WorkspaceFolder.configurationName
    let before = try DiskFile.readIfPresent(folder.absolutePath(name), as: name)
    try write(folder.configurationText(setting: overrides, in: before), to: name, before: before)
    folder = try WorkspaceFolder(root: folder.root, system: folder.system)
  }
}

extension WorkspaceFolder {
  /// The bytes of `moot.yaml` with these joins and splits; a workspace without the file gets one that commits nothing.
  func configurationText(
    setting overrides: PromiseOverrides, in before: [UInt8]?
  ) throws(StoreError) -> [UInt8] {
    let name = Self.configurationName
    let source = before.map { String(decoding: $0, as: UTF8.self) } ?? "schema: 1\ncommit: manual\n"
    guard before.map({ Array(source.utf8) == $0 }) ?? true else {
      throw StoreError(.refused, path: name, "not valid UTF-8", advice: "convert it first, with iconv")
    }
    do throws(ConfigurationEditError) {
      return Array(try ConfigurationEditor.setting(overrides, in: source).utf8)
    } catch {
      throw StoreError(.refused, path: name, error.description)
    }
  }
}

extension NoteEditor.Change {
  /// `Done`, for messages and commits.
  fileprivate var verb: String {
    switch self {
    case .done: "Done"
    case .dropped: "Dropped"
    case .moved(let date): "Moved to \(date)"
    case .reopened: "Open again"
    case .assigned(let owners): "Assigned to \(owners.joined(separator: ", "))"
    case .reworded: "Reworded"
    }
  }

  /// Whether the item has another identifier afterwards.
  fileprivate var renames: Bool {
    switch self {
    case .assigned, .reworded: true
    default: false
    }
  }
}

extension ActionItem {
  /// Owners and the beginning of the text.
  public var summary: String {
    let owners = owners.isEmpty ? "" : owners.joined(separator: ", ") + ": "
    return owners + text.clipped(toWidth: 60)
  }
}
