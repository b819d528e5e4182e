extension ProposalLint {
  /// People that `moot.yaml` does not know; nothing where it names nobody.
  public static func people(of proposal: Proposal, in book: SignatureBook) -> [Diagnostic] {
    guard !book.isEmpty else { return [] }
    let matter = FrontMatter.scan(proposal.draft.source, file: "").0
    let named = [("authors", proposal.draft.authors), ("reviewers", proposal.draft.reviewers)]
    return named.flatMap { key, people in
      people.filter { book.person($0) == nil }.map {
        Diagnostic(
          .note, file: proposal.draftPath, line: matter?.line(of: key),
          "'\($0)' is not among the people of moot.yaml")
      }
    }
  }

  /// Events that point into nothing: at a text that no version has, a thread that is not there, lines that are not the
  /// quote's, or a day that has not come.
  public static func events(of proposal: Proposal, today: CalendarDate) -> [Diagnostic] {
    let names = VersionNames(proposal.versions)
    return proposal.review.events.flatMap { event -> [Diagnostic] in
      let file = proposal.path(of: event)
      var diagnostics: [Diagnostic] = []
      func warn(_ message: String) { diagnostics.append(Diagnostic(.warning, file: file, message)) }
      // A day may begin earlier elsewhere.
      if let day = event.day, day > today.adding(days: 1) { warn("is dated \(day), which has not come") }
      if let blob = event.blob, names.version(of: event) == nil {
        warn("was made on \(blob.short), which is no version of this proposal: was a version edited?")
      }
      if let thread = event.thread, proposal.review.thread(thread) == nil {
        warn("answers thread \(thread), which is not there")
      }
      if let anchor = event.anchor, let number = names.version(of: event),
        let version = proposal.version(number), anchor.isBroken(in: version.source)
      {
        warn("its anchor is not in \(number): neither the lines nor the quote are there")
      }
      return diagnostics
    }
  }

  /// Runs that neither a claim nor the text refers to.
  public static func unusedEvidence(_ proposal: Proposal, _ claims: ProposalClaims) -> [Diagnostic] {
    let used = Set(claims.checked.compactMap { $0.outcome.measurement?.run })
    let text = proposal.draft.source
    return zip(proposal.runs, proposal.runFiles).compactMap { run, file in
      if used.contains(run.id) || text.contains(run.id) { return nil }
      return Diagnostic(
        .note, file: file,
        "no claim uses run \(run.id), and the text does not name it; claim something from it")
    }
  }

  /// Links of the draft and the newest version to files, with their lines: what leads nowhere is for the reader of the
  /// disk to say. Paths are as they are written, without what follows `#` and `?`.
  public static func fileLinks(of proposal: Proposal) -> [(file: String, line: Int, path: String)] {
    let draft = MarkdownDocument(proposal.draft.body, firstLine: proposal.draft.bodyLine)
    return links(draft.blocks).compactMap { line, destination in
      guard let path = filePath(destination) else { return nil }
      return (proposal.draftPath, line, path)
    }
  }

  private static func links(_ blocks: [MarkdownBlock]) -> [(line: Int, destination: String)] {
    blocks.flatMap { block -> [(line: Int, destination: String)] in
      var inlines = block.inlines
      if case .table(_, let rows) = block.kind { inlines += rows.flatMap { $0.flatMap { $0 } } }
      return destinations(inlines, line: block.lines.lowerBound) + links(block.children)
    }
  }

  /// A link's line is its paragraph's, moved on by each line end before it.
  private static func destinations(_ inlines: [MarkdownInline], line: Int) -> [(
    line: Int, destination: String
  )] {
    var line = line
    var found: [(line: Int, destination: String)] = []
    for inline in inlines {
      switch inline {
      case .link(let destination, _), .image(let destination, _): found.append((line, destination))
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
        found += destinations(inner, line: line)
      case .softBreak, .lineBreak: line += 1
      case .text, .code, .html: break
      }
    }
    return found
  }

  /// The path of a link to a file beside the text; nil for an address, a place in the text itself and what is absolute.
  private static func filePath(_ destination: String) -> String? {
    let path = destination.prefix { $0 != "#" && $0 != "?" }
    guard !path.isEmpty, !path.hasPrefix("/"), !path.contains(":") else { return nil }
    return path.removingPercents
  }
}

extension Substring {
  /// Bytes written as `%20` become themselves.
  fileprivate var removingPercents: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension CommentAnchor {
  /// Neither the lines that it names nor any others hold its quote.
  fileprivate func isBroken(in text: String) -> Bool {
    guard !quote.allSatisfy(\.isWhitespace) else { return lines != nil }
    return CommentPlacer(old: text, new: text).place(self).lines == nil
  }
}
