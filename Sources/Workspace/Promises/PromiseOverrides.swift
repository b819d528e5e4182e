/// What a person decided about promises, by hand; stands in `moot.yaml`.
public struct PromiseOverrides: Hashable, Sendable {
  /// Lists of beginnings of item ids; the items of a list are one promise, with all that follows them.
  public var join: [[String]]
  /// Beginnings of ids of items that begin a new promise.
  public var split: [String]

  public static let none = PromiseOverrides(join: [], split: [])

  public init(join: [[String]], split: [String]) {
    self.join = join
    self.split = split
  }

  public func splits(_ id: String) -> Bool { split.contains { id.hasPrefix($0) } }

  /// Calls `body` for pairs of places in `ids` that belong together.
  public func join(_ ids: [String], _ body: (Int, Int) -> Void) {
    for list in join {
      var previous: Int?
      for prefix in list {
        for (place, id) in ids.enumerated() where id.hasPrefix(prefix) {
          if let previous { body(previous, place) }
          previous = place
        }
      }
    }
  }

  // MARK: Deciding

  /// Items that are to be one promise; what was split between them no longer is.
  public mutating func join(_ ids: [String]) {
    split.removeAll { prefix in ids.contains { $0.hasPrefix(prefix) } }
    join.append(ids)
  }

  /// A new promise begins with `id`; it is no longer joined by hand with any of `earlier`.
  public mutating func split(_ id: String, from earlier: Set<String>) {
    join = join.compactMap { list in
      guard list.contains(where: { id.hasPrefix($0) }) else { return list }
      let rest = list.filter { prefix in !earlier.contains { $0.hasPrefix(prefix) } }
      return rest.count > 1 ? rest : nil
    }
    if !splits(id) { split.append(id) }
  }

  /// Follows an item to the identifier that other owners or words gave it.
  public mutating func rename(_ id: String, to new: String) {
    join = join.map { $0.map { id.hasPrefix($0) ? new : $0 } }
    split = split.map { id.hasPrefix($0) ? new : $0 }
  }
}
