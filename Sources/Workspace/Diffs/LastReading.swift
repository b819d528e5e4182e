/// What a person last read of a proposal: the text itself, so that what changed since can be told whatever became of
/// it.
public struct LastReading: Hashable, Sendable {
  public var text: ProposalText
  /// When, as `2023-11-27T10:15:00Z`.
  public var at: String

  public init(_ text: ProposalText, at: String) {
    self.text = text
    self.at = at
  }

  /// The day alone.
  public var day: String { String(at.prefix(10)) }

  /// Whether reading a text now makes it the last one read. An older version that is looked up after a newer one was
  /// read is not: whoever does that has not forgotten the newer one.
  public static func isNews(_ text: ProposalText, after last: LastReading?, latest: VersionNumber?) -> Bool {
    guard let last else { return true }
    switch (text.name, last.text.name) {
    case (.draft, _): return true
    case (.version(let number), .version(let read)): return number >= read
    case (.version(let number), .draft): return number == latest
    }
  }

  // MARK: Its file

  /// The text behind a front matter that says which one it was.
  public var source: String {
    let title = YAMLScalar.written(text.title, inList: false)
    return
      "---\nschema: 1\ntext: \(text.name)\nread: \(at)\ntitle: \(title)\nbody-line: \(text.bodyLine)\n---\n"
      + text.body
  }

  /// Nil where the source is none that was written so.
  public init?(source: String) {
    guard let parts = FrontMatterParts(source),
      let name = parts["text"]?.value.string.flatMap({ ProposalText.Name($0) }),
      let at = parts["read"]?.value.string, let line = parts["body-line"]?.value.string.flatMap({ Int($0) })
    else { return nil }
    self.init(
      ProposalText(name: name, title: parts["title"]?.value.string ?? "", body: parts.body, bodyLine: line),
      at: at)
  }
}
