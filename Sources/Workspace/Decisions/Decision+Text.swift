extension Decision {
  /// The file's text: front matter, then the rationale.
  public var text: String {
    var text = "---\nschema: 1\noutcome: \(outcome.rawValue)\n"
    func line(_ key: String, _ value: String?) {
      if let value { text += "\(key): \(YAMLScalar.written(value, inList: false))\n" }
    }
    line("date", date?.description)
    line("by", by)
    line("version", String(version.value))
    line("minutes", minutes)
    if !verdicts.isEmpty {
      text += "verdicts:\n"
      for verdict in verdicts {
        text += "  - {by: \(YAMLScalar.quoted(verdict.by)), verdict: \(verdict.verdict.rawValue)}\n"
      }
    }
    if !open.isEmpty {
      text += "open: [\(open.map { YAMLScalar.written($0, inList: true) }.joined(separator: ", "))]\n"
    }
    text += "sealed:\n"
    for file in sealed { text += "  \(YAMLScalar.written(file.path, inList: true)): \(file.blob)\n" }
    return text + "---\n" + (rationale.isEmpty || rationale.hasSuffix("\n") ? rationale : rationale + "\n")
  }

  /// Reads the file; nil where it does not say what was decided on which version.
  public static func read(source: String, file: String) -> (Decision?, [Diagnostic]) {
    let text = SourceText(bytes: Array(source.utf8), file: file)
    var (matter, diagnostics) = FrontMatter.scan(text)
    diagnostics += text.diagnostics
    func report(_ key: String, _ message: String) {
      diagnostics.append(Diagnostic(.error, file: file, line: matter?.line(of: key) ?? 1, message))
    }
    guard let outcome = matter?.string("outcome").flatMap(Outcome.init) else {
      report("outcome", "a decision needs `outcome:`, accepted or rejected")
      return (nil, diagnostics)
    }
    guard let version = matter?.string("version").flatMap({ Int($0) }).flatMap(VersionNumber.init) else {
      report("version", "a decision needs `version:` with the number of the version that was decided on")
      return (nil, diagnostics)
    }
    var sealed: [Sealed] = []
    if case .map(let pairs)? = matter?.value("sealed") {
      for pair in pairs {
        if let blob = pair.value.string.flatMap({ GitObjectID($0) }) {
          sealed.append(Sealed(path: pair.key, blob: blob))
        } else {
          diagnostics.append(
            Diagnostic(.error, file: file, line: pair.line, "the seal of \(pair.key) is no Git object id"))
        }
      }
    }
    if sealed.isEmpty {
      report("sealed", "the decision seals nothing; `sealed:` maps files to Git object ids")
    }
    var verdicts: [Opinion] = []
    if case .list(let entries)? = matter?.value("verdicts") {
      verdicts = entries.compactMap { entry in
        guard let by = entry["by"]?.string, let verdict = entry["verdict"]?.string.flatMap(Verdict.init)
        else {
          return nil
        }
        return Opinion(by: by, verdict: verdict)
      }
    }
    let line = matter?.bodyLine ?? 1
    let start = line <= text.lines.count ? text.lines[line - 1].whole.lowerBound : text.bytes.count
    let decision = Decision(
      outcome: outcome, date: matter?.string("date").flatMap { CalendarDate(iso: $0) },
      by: matter?.string("by"),
      version: version, sealed: sealed, verdicts: verdicts, open: matter?.strings("open") ?? [],
      minutes: matter?.string("minutes"), rationale: String(decoding: text.bytes[start...], as: UTF8.self))
    return (decision, diagnostics)
  }
}
