/// Reads one event's file. Nothing is refused: what is missing or wrong becomes a diagnostic, and the event is kept
/// and shown as far as it can be read.
public enum ReviewEventReader {
  /// - Parameters:
  ///   - id: the file's name without `.md`.
  ///   - file: relative to the workspace, for diagnostics.
  public static func read(source: String, id: String, file: String) -> (ReviewEvent, [Diagnostic]) {
    var reading = EventReading(source, file: file)
    let kind = reading.kind()
    let at = reading.at(id)
    let event = ReviewEvent(
      id: id, kind: kind, by: reading.string("by"), at: at, version: reading.version(),
      blob: reading.blob(), thread: reading.string("thread"), anchor: reading.anchor(), body: reading.body)
    reading.check(event)
    return (event, reading.diagnostics)
  }
}

private struct EventReading {
  let file: String
  let matter: FrontMatter?
  let body: String
  private(set) var diagnostics: [Diagnostic]

  init(_ source: String, file: String) {
    self.file = file
    let text = SourceText(bytes: Array(source.utf8), file: file)
    (matter, diagnostics) = FrontMatter.scan(text)
    diagnostics += text.diagnostics
    let line = matter?.bodyLine ?? 1
    let start = line <= text.lines.count ? text.lines[line - 1].whole.lowerBound : text.bytes.count
    body = String(decoding: text.bytes[max(start, text.bodyStart)...], as: UTF8.self)
  }

  func string(_ key: String) -> String? { matter?.string(key) }

  mutating func report(_ key: String, _ message: String) {
    diagnostics.append(Diagnostic(.warning, file: file, line: matter?.line(of: key) ?? 1, message))
  }

  mutating func kind() -> ReviewEvent.Kind {
    guard let word = string("kind") else {
      report("kind", "an event needs `kind:` in its front matter, such as `kind: comment`")
      return .unknown("")
    }
    switch word {
    case "comment": return .comment(commentType())
    case "suggestion": return .suggestion
    case "reply": return .reply
    case "resolve": return .resolve
    case "unresolve": return .unresolve
    case "reproduced": return .reproduced(verdict: string("verdict"))
    case "verdict":
      if let verdict = string("verdict").flatMap(Verdict.init) { return .verdict(verdict) }
      let known = Verdict.allCases.map(\.rawValue).joined(separator: ", ")
      report("verdict", "'verdict:' is one of \(known); this event counts for nothing")
      return .unknown(word)
    default:
      report("kind", "this Moot knows no event '\(word)'; it is kept and shown as it is")
      return .unknown(word)
    }
  }

  private mutating func commentType() -> CommentType {
    guard let word = string("type") else { return .issue }
    if let type = CommentType(rawValue: word) { return type }
    let known = CommentType.allCases.map(\.rawValue).joined(separator: ", ")
    report("type", "unknown type '\(word)'; it is one of \(known)")
    return .issue
  }

  /// What is missing is taken from the file's name.
  mutating func at(_ id: String) -> String {
    if let text = string("at") {
      if MeetingMoment(text) != nil { return text }
      report("at", "'\(text)' is no moment; write it as 2026-11-23T09:00:00Z")
    } else {
      report("at", "an event needs `at:` with its moment, such as `at: 2026-11-23T09:00:00Z`")
    }
    let digits = Array(id.prefix(16))
    guard digits.count == 16, digits[8] == "T", digits[15] == "Z" else { return "" }
    let parts = [digits[0..<4], digits[4..<6], digits[6..<8]].map { String($0) }.joined(separator: "-")
    let clock = [digits[9..<11], digits[11..<13], digits[13..<15]].map { String($0) }.joined(separator: ":")
    return "\(parts)T\(clock)Z"
  }

  mutating func version() -> VersionNumber? {
    guard let text = string("version") else { return nil }
    if let number = Int(text.hasPrefix("v") ? String(text.dropFirst()) : text).flatMap(VersionNumber.init) {
      return number
    }
    report("version", "'\(text)' is no version; write its number, such as 2")
    return nil
  }

  mutating func blob() -> GitObjectID? {
    guard let text = string("blob") else { return nil }
    if let id = GitObjectID(text) { return id }
    report("blob", "'\(text)' is no Git object id")
    return nil
  }

  mutating func anchor() -> CommentAnchor? {
    guard let value = matter?.value("anchor") else { return nil }
    guard case .map = value else {
      report(
        "anchor", "an anchor is written {heading: …, lines: 42-45, quote: …}; the comment is shown without")
      return nil
    }
    let quote = if case .scalar(let text)? = value["quote"] { text } else { "" }
    return CommentAnchor(
      heading: value["heading"]?.string, lines: lines(value["lines"]?.string), quote: quote)
  }

  private mutating func lines(_ text: String?) -> ClosedRange<Int>? {
    guard let text else { return nil }
    let ends = text.split(separator: "-", maxSplits: 1).map { Int($0.trimmingWhitespace()) }
    if let first = ends.first ?? nil, let last = ends.last ?? nil, first >= 1, first <= last {
      return first...last
    }
    report("anchor", "'lines: \(text)' is no range of lines; write it as 42-45")
    return nil
  }

  mutating func check(_ event: ReviewEvent) {
    if event.by == nil { report("by", "an event needs `by: Name <email>`") }
    switch event.kind {
    case .reply, .resolve, .unresolve:
      if event.thread == nil { report("kind", "a \(event.kind.word) needs `thread:` with its thread's name") }
    case .verdict:
      if event.version == nil, event.blob == nil {
        report("kind", "a verdict needs `version:` and `blob:`; it counts for nothing")
      }
    case .suggestion:
      if event.replacement == nil {
        report("kind", "a suggestion needs a fenced block called `suggestion` with the words it wants")
      }
    case .comment, .reproduced, .unknown: break
    }
  }
}
