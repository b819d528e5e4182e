/// A pattern of paths: `*` and `?` stand for characters of one name, `**` for any number of folders. Names that
/// begin with a dot are matched only by a pattern that writes the dot.
public struct GlobPattern: Hashable, Sendable {
  private enum Part: Hashable {
    case anyFolders
    case name([Character])
  }

  private let parts: [Part]

  public init(_ pattern: String) {
    parts = pattern.split(separator: "/").map { $0 == "**" ? .anyFolders : .name(Array($0)) }
  }

  /// - Parameter path: relative, names separated by `/`.
  public func matches(_ path: String) -> Bool {
    Self.matches(
      parts[...], path.split(separator: "/").map(Array.init)[...],
      anything: { $0 == .anyFolders },
      one: { part, name in
        switch part {
        case .anyFolders: name.first != "."
        case .name(let pattern): Self.matches(name: name, pattern: pattern)
        }
      })
  }

  private static func matches(name: [Character], pattern: [Character]) -> Bool {
    if name.first == ".", pattern.first != "." { return false }
    let star: Character = "*"
    let question: Character = "?"
    return matches(
      pattern[...], name[...],
      anything: { (wanted: Character) in wanted == star },
      one: { (wanted: Character, found: Character) in
        wanted == question || wanted == star || wanted == found
      })
  }

  /// Matches with a wildcard that takes any number of elements: on a mismatch the last wildcard takes one more.
  /// Earlier wildcards need not be tried again, so the cost is at most the product of both lengths.
  private static func matches<Pattern, Element>(
    _ pattern: ArraySlice<Pattern>, _ input: ArraySlice<Element>, anything: (Pattern) -> Bool,
    one: (Pattern, Element) -> Bool
  ) -> Bool {
    var p = pattern.startIndex
    var i = input.startIndex
    var retry: (p: Int, i: Int)?
    while i < input.endIndex {
      if p < pattern.endIndex, anything(pattern[p]) {
        retry = (p, i)
        p += 1
      } else if p < pattern.endIndex, one(pattern[p], input[i]) {
        p += 1
        i += 1
      } else if let last = retry, one(pattern[last.p], input[last.i]) {
        retry = (last.p, last.i + 1)
        p = last.p + 1
        i = last.i + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy(anything)
  }
}
