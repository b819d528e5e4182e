extension ReviewEvent {
  /// The file's text: front matter with a key a line, then the body.
  public var text: String {
    var text = "---\nschema: 1\nkind: \(kind.word)\n"
    func line(_ key: String, _ value: String?) {
      if let value { text += "\(key): \(YAMLScalar.written(value, inList: false))\n" }
    }
    line("by", by)
    line("at", at)
    line("version", version.map { String($0.value) })
    line("blob", blob?.text)
    line("thread", thread)
    switch kind {
    case .comment(let type): line("type", type.rawValue)
    case .suggestion: line("type", CommentType.suggestion.rawValue)
    case .verdict(let verdict): line("verdict", verdict.rawValue)
    case .reply, .resolve, .unresolve, .reproduced, .unknown: break
    }
    if let anchor { text += "anchor: \(anchor.written)\n" }
    return text + "---\n" + (body.isEmpty || body.hasSuffix("\n") ? body : body + "\n")
  }

  /// The body of a suggestion: why, and the words that it wants in place of its lines.
  public static func suggestionBody(_ reason: String, replacement: String) -> String {
    let longest = replacement.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let reason = reason.trimmingWhitespace()
    let end = replacement.isEmpty || replacement.hasSuffix("\n") ? "" : "\n"
    return (reason.isEmpty ? "" : reason + "\n\n") + "\(fence)suggestion\n\(replacement)\(end)\(fence)\n"
  }

  /// The words that a suggestion wants in place of its lines, without a final line ending; nil where it has none.
  public var replacement: String? {
    let lines = bodyLines
    guard let block = suggestionBlock(lines) else { return nil }
    return lines[(block.lowerBound + 1)..<block.upperBound].joined(separator: "\n")
  }

  /// What it says beside the words that it wants: the body without the block of a suggestion.
  public var remark: String {
    let lines = bodyLines
    guard case .suggestion = kind, let block = suggestionBlock(lines) else { return body }
    return (lines[..<block.lowerBound] + lines[(block.upperBound + 1)...]).joined(separator: "\n")
  }

  private var bodyLines: [Substring] { body.split(separator: "\n", omittingEmptySubsequences: false) }

  /// From the line that opens the block to the one that closes it.
  private func suggestionBlock(_ lines: [Substring]) -> ClosedRange<Int>? {
    guard
      let open = lines.firstIndex(where: { $0.hasPrefix("```") && $0.drop { $0 == "`" } == "suggestion" })
    else { return nil }
    let fence = lines[open].prefix { $0 == "`" }
    return lines[(open + 1)...].firstIndex(of: fence).map { open...$0 }
  }
}

extension CommentAnchor {
  /// As the front matter writes it: `{heading: "Locking protocol", lines: 42-45, quote: "…"}`.
  var written: String {
    var parts: [String] = []
    if let heading { parts.append("heading: \(YAMLScalar.quoted(heading))") }
    if let lines { parts.append("lines: \(lines.lowerBound)-\(lines.upperBound)") }
    parts.append("quote: \(YAMLScalar.quoted(quote))")
    return "{\(parts.joined(separator: ", "))}"
  }
}
