import Evidence

/// The review event of somebody who repeated a recorded run on a machine of their own: `formats.md`'s kind
/// `reproduced`, which names both runs. One file, never changed again.
public struct ReproducedEvent: Hashable, Sendable {
  /// `Name <email>`; nil where nobody knows.
  public var by: String?
  /// RFC 3339, UTC.
  public var at: String
  /// The newest version at that moment, and the Git object id of its file; nil where none was published.
  public var version: VersionNumber?
  public var blob: String?
  public var recorded: Run
  /// Nil where it was clear before that this machine cannot repeat it.
  public var new: Run?
  public var verdict: ReproductionVerdict
  public var reproduction: Reproduction?

  public init(
    by: String?, at: String, version: VersionNumber?, blob: String?, recorded: Run, new: Run?,
    verdict: ReproductionVerdict, reproduction: Reproduction?
  ) {
    self.by = by
    self.at = at
    self.version = version
    self.blob = blob
    self.recorded = recorded
    self.new = new
    self.verdict = verdict
    self.reproduction = reproduction
  }

  /// The file's text: front matter, then the verdict with its reasons in Markdown.
  public var text: String {
    var text = "---\nschema: 1\nkind: reproduced\n"
    func line(_ key: String, _ value: String?) {
      if let value { text += "\(key): \(YAMLScalar.written(value, inList: false))\n" }
    }
    line("by", by)
    line("at", at)
    if let version { text += "version: \(version.value)\n" }
    line("blob", blob)
    line("run", recorded.id)
    line("reproduction", new?.id)
    line("verdict", verdict.word)
    return text + "---\n" + body
  }

  private var body: String {
    var text = "The repetition of run \(recorded.id) \(sentence).\n"
    if case .notMeasurableHere(let reasons) = verdict {
      text += "\n" + reasons.map { "- \($0)\n" }.joined()
    }
    guard let reproduction else { return text }
    text += "\nRule: \(reproduction.rule).\n"
    if !reproduction.findings.isEmpty { text += "\n" + ResultTable(reproduction).markdown }
    if !reproduction.warnings.isEmpty {
      text += "\n" + reproduction.warnings.map { "- \($0)\n" }.joined()
    }
    return text
  }

  private var sentence: String {
    switch verdict {
    case .agrees: "agrees with it"
    case .disagrees: "disagrees with it"
    case .notMeasurableHere: "cannot be measured here"
    }
  }
}
