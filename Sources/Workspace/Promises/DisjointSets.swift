/// Union and find (Galler and Fischer, 1964) over the places of a list.
public struct DisjointSets {
  private var parent: [Int]

  public init(count: Int = 0) { parent = Array(0..<count) }

  /// Adds a place that is in no set but its own.
  public mutating func add() { parent.append(parent.count) }

  private mutating func root(_ place: Int) -> Int {
    var root = place
    while parent[root] != root {
      parent[root] = parent[parent[root]]
      root = parent[root]
    }
    return root
  }

  public mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    parent[max(a, b)] = min(a, b)
  }

  /// The sets, each ascending, by their first place.
  public var groups: [[Int]] {
    var copy = self
    var groups: [[Int]] = []
    var number: [Int: Int] = [:]
    for place in parent.indices {
      let root = copy.root(place)
      if let group = number[root] {
        groups[group].append(place)
      } else {
        number[root] = groups.count
        groups.append([place])
      }
    }
    return groups
  }
}
