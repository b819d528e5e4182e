/// Reads a proposal's files. Nothing is refused: what is missing or wrong becomes a diagnostic with its line, and
/// what can be read is.
public enum ProposalReader {
  /// The working draft, `proposal.md`.
  public static func draft(source: String, file: String) -> (ProposalDraft, [Diagnostic]) {
    var reading = Reading(source, file: file)
    let title = reading.title()
    let status = reading.status()
    let created = reading.date("created")
    reading.checkSchema()
    reading.checkConflictMarkers()
    var draft = ProposalDraft(
      title: title, status: status, authors: reading.strings("authors"),
      reviewers: reading.strings("reviewers"),
      created: created, source: source, bodyLine: reading.bodyLine, body: reading.body)
    draft.references = reading.references()
    draft.lastCallUntil = reading.date("last-call-until")
    draft.discussion = reading.string("discussion")
    return (draft, reading.diagnostics)
  }

  /// A published version. Its number is the one in the file's name.
  public static func version(
    source: String, number: VersionNumber, file: String
  ) -> (ProposalVersion, [Diagnostic]) {
    var reading = Reading(source, file: file)
    let title = reading.title()
    let published = reading.date("published")
    reading.checkSchema()
    let version = ProposalVersion(
      number: number, title: title, authors: reading.strings("authors"), published: published,
      by: reading.string("by"), changes: reading.string("changes") ?? "", body: reading.body, source: source)
    return (version, reading.diagnostics)
  }
}

/// One file being read, and what was found wrong with it.
private struct Reading {
  let file: String
  let frontMatter: FrontMatter?
  let bodyLine: Int
  let body: String
  private(set) var diagnostics: [Diagnostic]

  init(_ source: String, file: String) {
    self.file = file
    let text = SourceText(bytes: Array(source.utf8), file: file)
    (frontMatter, diagnostics) = FrontMatter.scan(text)
    diagnostics += text.diagnostics
    bodyLine = frontMatter?.bodyLine ?? 1
    let start = bodyLine <= text.lines.count ? text.lines[bodyLine - 1].whole.lowerBound : text.bytes.count
    body = String(decoding: text.bytes[max(start, text.bodyStart)...], as: UTF8.self)
    if frontMatter == nil {
      diagnostics.append(
        Diagnostic(
          .warning, file: file, line: 1, "no front matter; begin the file with `---`, `title:` and `---`"))
    }
  }

  func string(_ key: String) -> String? { frontMatter?.string(key) }
  func strings(_ key: String) -> [String] { frontMatter?.strings(key) ?? [] }

  mutating func report(_ severity: Diagnostic.Severity, _ key: String, _ message: String) {
    diagnostics.append(Diagnostic(severity, file: file, line: frontMatter?.line(of: key) ?? 1, message))
  }

  /// The front matter's title, else the first heading's text.
  mutating func title() -> String {
    if let title = string("title") { return title }
    report(.warning, "title", "no title; add `title:` to the front matter")
    return ProposalHeading.first(in: body) ?? "Untitled"
  }

  mutating func status() -> ProposalStatus {
    guard let text = string("status") else { return .draft }
    if let status = ProposalStatus(rawValue: text) { return status }
    let known = ProposalStatus.allCases.map(\.rawValue).joined(separator: ", ")
    report(.error, "status", "unknown status '\(text)'; it is one of \(known)")
    return .draft
  }

  mutating func date(_ key: String) -> CalendarDate? {
    guard let text = string(key) else { return nil }
    if let date = CalendarDate(iso: text.prefix(10)) { return date }
    report(.warning, key, "'\(text)' is no date; write it as 2026-11-23")
    return nil
  }

  mutating func references() -> ProposalReferences {
    ProposalReferences(
      supersedes: numbers("supersedes"), supersededBy: numbers("superseded-by"), related: numbers("related"),
      formerly: numbers("formerly"))
  }

  private mutating func numbers(_ key: String) -> [ProposalReferences.Reference] {
    strings(key).compactMap { text in
      if let number = Int(text).flatMap(ProposalNumber.init) {
        return ProposalReferences.Reference(number: number, line: frontMatter?.line(of: key) ?? 1)
      }
      report(.warning, key, "'\(text)' is no proposal number; write it as 7")
      return nil
    }
  }

  mutating func checkSchema() {
    guard let schema = string("schema"), schema != "1" else { return }
    report(.warning, "schema", "schema '\(schema)' is not known; this Moot reads schema 1")
  }

  mutating func checkConflictMarkers() {
    var line = bodyLine
    for text in body.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if text.starts(with: "<<<<<<< ".utf8) || text.starts(with: ">>>>>>> ".utf8) {
        diagnostics.append(
          Diagnostic(
            .error, file: file, line: line, "a conflict marker; choose what stays and remove the marks"))
        return
      }
      line += 1
    }
  }
}

/// The heading a document begins with.
enum ProposalHeading {
  /// The text of the first heading of level 1, as it is written.
  static func first(in body: String) -> String? {
    let text = body.prefix(10_000)
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("# ") {
      return line.dropFirst(2).trimmingWhitespace()
    }
    return nil
  }
}
