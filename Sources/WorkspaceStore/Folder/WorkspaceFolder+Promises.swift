import Workspace

/// What became of promises that were joined or split by hand.
public struct PromiseChange: Sendable {
  /// One line for people and for git.
  public let summary: String
  /// What was written, relative to the workspace.
  public let file: String
}

extension WorkspaceFolder {
  /// Makes one promise of those that the items belong to, by a line in `moot.yaml`.
  public func joinPromises(_ items: [ActionItem]) async throws(StoreError) -> PromiseChange {
    let ids = items.map(\.id)
    guard Set(ids).count > 1 else {
      throw StoreError(.refused, "there is nothing to join", advice: "name two items or more")
    }
    let index = try openIndex()
    var promises: Set<String> = []
    for item in items {
      if let promise = try index.promise(of: item) { promises.insert(promise.id) }
    }
    guard promises.count > 1 else {
      throw StoreError(.refused, "these items are one promise already")
    }
    return try await changeOverrides("Joined \(items.count) items: \(items[0].summary)") { $0.join(ids) }
  }

  /// Lets a new promise begin with an item, by a line in `moot.yaml`.
  public func splitPromise(before item: ActionItem) async throws(StoreError) -> PromiseChange {
    guard let promise = try openIndex().promise(of: item), promise.first.id != item.id else {
      throw StoreError(
        .refused, path: item.file, line: item.line, "this item begins its promise already",
        advice: "name a later mention; `moot actions --explain` shows them")
    }
    let earlier = Set(promise.mentions.prefix { $0.id != item.id }.map(\.id))
    return try await changeOverrides("A promise of its own: \(item.summary)") {
      $0.split(item.id, from: earlier)
    }
  }

  private func changeOverrides(
    _ summary: String, _ body: (inout PromiseOverrides) -> Void
  ) async throws(StoreError) -> PromiseChange {
    let name = Self.configurationName
    try await event({ _ in summary }) { () throws(StoreError) in
      let before = try DiskFile.readIfPresent(absolutePath(name), as: name)
      var overrides = configuration.promises
      body(&overrides)
      let after = try configurationText(setting: overrides, in: before)
      let stamp = before.map { FileStamp(of: $0) } ?? .absent
      return ((), [FileEdit(path: name, bytes: after, expecting: stamp)])
    }
    return PromiseChange(summary: summary, file: name)
  }
}
