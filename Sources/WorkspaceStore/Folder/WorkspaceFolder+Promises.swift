import Workspace

extension WorkspaceFolder {
  /// Makes one promise of those that the items belong to, by a line in `moot.yaml`.
  ///
  /// - Returns: the path written, relative to the workspace.
  public func joinPromises(_ items: [ActionItem]) throws(StoreError) -> String {
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
    return try changeOverrides { $0.join(ids) }
  }

  /// Lets a new promise begin with an item, by a line in `moot.yaml`.
  public func splitPromise(before item: ActionItem) throws(StoreError) -> String {
    guard let promise = try openIndex().promise(of: item), promise.first.id != item.id else {
      throw StoreError(
        .refused, path: item.file, line: item.line, "this item begins its promise already",
        advice: "name a later mention; `moot actions --explain` shows them")
    }
    let earlier = Set(promise.mentions.prefix { $0.id != item.id }.map(\.id))
    return try changeOverrides { $0.split(item.id, from: earlier) }
  }

  private func changeOverrides(_ body: (inout PromiseOverrides) -> Void) throws(StoreError) -> String {
    let name = Self.configurationName
    try locked { () throws(StoreError) in
      let before = try DiskFile.readIfPresent(absolutePath(name), as: name)
      var overrides = configuration.promises
      body(&overrides)
      let after = try configurationText(setting: overrides, in: before)
      if let before {
        _ = try AtomicFile.write(after, to: absolutePath(name), as: name, expecting: FileStamp(of: before))
      } else {
        try AtomicFile.create(after, at: absolutePath(name), as: name)
      }
    }
    return name
  }
}
