import Evidence

/// Finds the claims of a document: fenced blocks with the info string `claim` and YAML inside. Nothing is
/// refused: what is wrong becomes a diagnostic with its line and column, and the claims that can be read are.
public enum ClaimReader {
  /// The claims in the order of the document.
  ///
  /// - Parameters:
  ///   - source: the whole file, front matter included.
  ///   - catalogue: what exists, to find a level, design, workload or metric that does not; nil where it is
  ///     not known. Such a claim is reported and returned all the same, for a run may have measured what this
  ///     program no longer does.
  public static func read(
    _ source: String, file: String, catalogue: BenchmarkCatalogue? = nil
  ) -> ([Claim], [Diagnostic]) {
    let text = SourceText(bytes: Array(source.utf8), file: file)
    let bodyLine = FrontMatter.scan(text).0?.bodyLine ?? 1
    guard bodyLine <= text.lines.count else { return ([], []) }
    let start = max(text.lines[bodyLine - 1].whole.lowerBound, text.bodyStart)
    guard mayHoldClaims(text.bytes[start...]) else { return ([], []) }
    let document = MarkdownDocument(utf8: Array(text.bytes[start...]), firstLine: bodyLine)
    var claims: [Claim] = []
    var diagnostics: [Diagnostic] = []
    for block in codeBlocks(document.blocks) {
      guard case .codeBlock(let info, let literal) = block.kind,
        let name = info.split(whereSeparator: \.isWhitespace).first.map(String.init)
      else { continue }
      if name != "claim" {
        if isNearly(name) {
          diagnostics.append(
            Diagnostic(
              .warning, file: file, line: block.lines.lowerBound,
              "a block of `\(name)` is not checked; did you mean `claim`?"))
        }
        continue
      }
      var reading = ClaimReading(text, literal, lines: block.lines, catalogue: catalogue)
      if let claim = reading.claim() { claims.append(claim) }
      diagnostics += reading.diagnostics
    }
    return (claims, diagnostics + conflicts(claims, file: file))
  }

  /// False where no fence has a word for claims after it, which is known long before a document is parsed.
  private static func mayHoldClaims(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while let mark = rest.firstIndex(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }) {
      let fence = rest[mark...].prefix { $0 == rest[mark] }
      rest = rest[fence.endIndex...]
      guard fence.count >= 3 else { continue }
      let word = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.prefix {
        !ASCII.isSpace($0) && $0 != UInt8(ascii: "\n")
      }
      // An escape or a character reference may stand for any letter.
      if word.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") })
        || isNearly(String(decoding: word, as: UTF8.self))
      {
        return true
      }
    }
    return false
  }

  /// `claim`, or a slip of the pen away from it.
  private static func isNearly(_ name: String) -> Bool { Spelling.distance(name.lowercased(), "claim") <= 1 }

  private static func codeBlocks(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
    blocks.flatMap { block -> [MarkdownBlock] in
      if case .codeBlock = block.kind { return [block] }
      return codeBlocks(block.children)
    }
  }

  /// Ids that stand twice and claims that cannot both hold, each reported at the later one.
  private static func conflicts(_ claims: [Claim], file: String) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (place, claim) in claims.enumerated() {
      let line = claim.lines.lowerBound
      let earlier = claims[..<place]
      if let twin = earlier.first(where: { $0.id == claim.id }) {
        diagnostics.append(
          Diagnostic(
            .error, file: file, line: line,
            "the claim id '\(claim.id)' stands in line \(twin.lines.lowerBound) already; give this one another"
          ))
      }
      for other in earlier where claim.contradicts(other) {
        diagnostics.append(
          Diagnostic(
            .error, file: file, line: line,
            "the claim '\(claim.id)' (\(claim.subject) \(claim.expectation)) contradicts '\(other.id)' of line "
              + "\(other.lines.lowerBound) (\(other.subject) \(other.expectation)): no measurement makes both hold"
          ))
      }
    }
    return diagnostics
  }
}
