/// A regular expression that is sought line by line: `^` and `$` stand for the ends of a line, and no match reaches
/// over one. Written without capitals it finds both cases, as the plain search does.
struct LinePattern: Hashable, Sendable {
  /// Why a regular expression cannot be read.
  struct Failure: Error, Hashable {
    let reason: String
  }

  /// A match and what its groups hold; the first one is the whole, nil is a group that took no part.
  struct Match: Hashable {
    /// In bytes of the line.
    var range: Range<Int>
    var groups: [String?]
  }

  let source: String
  /// Groups that a replacement may name.
  let groupCount: Int
  private let compiled: Compiled

  /// What is made of a text at run time holds no code of anybody's, so that threads may share it.
  private final class Compiled: @unchecked Sendable {
    let regex: Regex<AnyRegexOutput>
    init(_ regex: Regex<AnyRegexOutput>) { self.regex = regex }
  }

  init(_ source: String) throws(Failure) {
    self.source = source
    do {
      let regex = try Regex(source).ignoresCase(!Self.asksForCase(source))
      compiled = Compiled(regex)
    } catch {
      throw Failure(reason: "\(error)")
    }
    groupCount = Self.groups(of: source)
  }

  /// All matches in a line without its ending, none inside another.
  func matches(in line: String) -> [Match] {
    line.matches(of: compiled.regex).map { match in
      let lower = line.utf8.distance(from: line.startIndex, to: match.range.lowerBound)
      let upper = line.utf8.distance(from: line.startIndex, to: match.range.upperBound)
      return Match(range: lower..<upper, groups: match.output.map { $0.substring.map(String.init) })
    }
  }

  /// Whether there is a capital that is not the name of a class, as in `\S`.
  private static func asksForCase(_ source: String) -> Bool {
    var isEscaped = false
    return source.unicodeScalars.contains { scalar in
      defer { isEscaped = !isEscaped && scalar == "\\" }
      return !isEscaped && scalar.properties.isUppercase
    }
  }

  /// Counts what `(` opens, but not `(?:` and its kind; `(?<name>` is a group too.
  private static func groups(of source: String) -> Int {
    var count = 0
    var isEscaped = false
    var isClass = false
    let signs = Array(source.unicodeScalars)
    for (place, sign) in signs.enumerated() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch sign {
      case "\\": isEscaped = true
      case "[": isClass = true
      case "]": isClass = false
      case "(" where !isClass:
        let next = signs[(place + 1)...].prefix(3)
        let isNamed = next.starts(with: "?<".unicodeScalars) && next.last != "=" && next.last != "!"
        if next.first != "?" || isNamed { count += 1 }
      default: break
      }
    }
    return count
  }

  static func == (a: LinePattern, b: LinePattern) -> Bool { a.source == b.source }
  func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
