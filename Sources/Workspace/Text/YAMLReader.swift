import Yams

/// Reads YAML into values without ever failing: what is broken becomes a diagnostic, and what can still be
/// read is read. Three readers share the work. Most front matter is so simple that a scan of its lines says
/// the same as a YAML library at a tenth of the cost; everything else goes to the library; and what the
/// library refuses is read line by line, `key: value` after `key: value`.
public enum YAMLReader {
  /// - Parameter firstLine: the line, counted from 1, that `text` begins with in its file.
  /// - Returns: a map in all but odd cases (a bare list or scalar); `.null` for an empty text.
  public static func read(_ text: String, file: String, firstLine: Int = 1) -> (YAMLValue, [Diagnostic]) {
    let bytes = Array(text.utf8)
    return read(
      Array(bytes.dropFirst(SourceText.byteOrderMarkLength(bytes))), file: file, firstLine: firstLine)
  }

  static func read(_ bytes: [UInt8], file: String, firstLine: Int) -> (YAMLValue, [Diagnostic]) {
    let lines = SourceText.lines(of: bytes)
    if let pairs = SimpleYAML.pairs(bytes, lines, firstLine: firstLine) {
      return (pairs.isEmpty ? .null : .map(pairs), [])
    }
    switch compose(bytes, lines, firstLine: firstLine) {
    case .success(let value): return (value, [])
    case .failure(let problem):
      let diagnostic = Diagnostic(
        .error, file: file, line: problem.line,
        "the YAML is broken here: \(problem.message); read as far as single lines can be")
      return (.map(LenientYAML.pairs(bytes, lines, firstLine: firstLine)), [diagnostic])
    }
  }

  private struct Problem: Error {
    var line: Int
    var message: String
  }

  /// Bounds that keep a hostile text from costing the library (and our recursion) more than it is worth.
  private enum Bound {
    static let bytes = 1 << 20
    static let nesting = 64
    static let aliases = 32
    static let values = 100_000
  }

  private static func compose(
    _ bytes: [UInt8], _ lines: [SourceText.Line], firstLine: Int
  ) -> Result<YAMLValue, Problem> {
    if let problem = excess(bytes, lines, firstLine: firstLine) { return .failure(problem) }
    do {
      // The basic resolver has no rules: nothing is guessed about types, and no regular expression runs.
      let text = String(decoding: bytes, as: UTF8.self)
      guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else { return .success(.null) }
      var budget = Bound.values
      guard let value = value(of: node, lineOffset: firstLine - 1, depth: 0, budget: &budget) else {
        return .failure(Problem(line: firstLine, message: "it holds too much or is nested too deep"))
      }
      return .success(value)
    } catch let error as YamlError {
      return .failure(problem(error, bytes, lines, firstLine: firstLine))
    } catch {
      return .failure(Problem(line: firstLine, message: "\(error)"))
    }
  }

  private static func excess(
    _ bytes: [UInt8], _ lines: [SourceText.Line], firstLine: Int
  ) -> Problem? {
    if bytes.count > Bound.bytes { return Problem(line: firstLine, message: "it is longer than 1 MiB") }
    var brackets = 0
    var aliases = 0
    for (index, line) in lines.enumerated() {
      var inPrefix = true
      var prefix = 0
      for byte in bytes[line.content] {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
        case UInt8(ascii: "*"): aliases += 1
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): if inPrefix { prefix += 1 }
        case UInt8(ascii: " "): break
        default: inPrefix = false
        }
        if brackets > 4 * Bound.nesting || aliases > Bound.aliases || (inPrefix && prefix > Bound.nesting) {
          return Problem(line: firstLine + index, message: "it is nested too deep or has too many aliases")
        }
      }
    }
    return nil
  }

  private static func value(
    of node: Node, lineOffset: Int, depth: Int, budget: inout Int
  ) -> YAMLValue? {
    budget -= 1
    guard budget > 0, depth <= Bound.nesting else { return nil }
    switch node {
    case .scalar(let scalar):
      return scalar.style == .plain ? YAMLValue.plain(scalar.string) : .scalar(scalar.string)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      for child in sequence {
        guard let value = value(of: child, lineOffset: lineOffset, depth: depth + 1, budget: &budget) else {
          return nil
        }
        values.append(value)
      }
      return .list(values)
    case .mapping(let mapping):
      var pairs: [YAMLValue.Pair] = []
      for (key, child) in mapping {
        guard let value = value(of: child, lineOffset: lineOffset, depth: depth + 1, budget: &budget) else {
          return nil
        }
        let line = (key.mark?.line ?? 1) + lineOffset
        pairs.append(YAMLValue.Pair(key: key.scalar?.string ?? "", line: line, value: value))
      }
      return .map(pairs)
    case .alias: return .null
    }
  }

  private static func problem(
    _ error: YamlError, _ bytes: [UInt8], _ lines: [SourceText.Line], firstLine: Int
  ) -> Problem {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // An unclosed quote or bracket is reported where the text ends; the person needs the place it began.
      let unclosed = problem.contains("unexpected end of stream") || problem.contains("unexpected document")
      let line = unclosed ? context?.mark.line ?? mark.line : mark.line
      let place = min(max(line, 1), max(lines.count, 1))
      let said = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
      return Problem(line: firstLine + place - 1, message: said)
    case .duplicatedKeysInMapping(let keys, _):
      let line = LenientYAML.repeatedKeyLine(bytes, lines) ?? 1
      let named = keys.sorted().joined(separator: ", ")
      return Problem(line: firstLine + line - 1, message: "a key stands twice: \(named)")
    case .reader:
      let index = lines.firstIndex { bytes[$0.content].contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } }
      return Problem(line: firstLine + (index ?? 0), message: "control characters are not allowed")
    default:
      return Problem(line: firstLine, message: "it cannot be read")
    }
  }
}
