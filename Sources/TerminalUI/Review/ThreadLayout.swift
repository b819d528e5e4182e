import Workspace

/// A thread as rows: what it is, where it stands now, and all that was said in it.
struct ThreadLayout {
  let people: SignatureBook
  /// Names of events that nobody else can see yet.
  let drafts: Set<String>
  /// In cells; not less than is needed for a few letters.
  let width: Int

  init(people: SignatureBook, drafts: Set<String>, width: Int) {
    self.people = people
    self.drafts = drafts
    self.width = max(8, width)
  }

  func lines(_ placed: PlacedThread) -> [StyledLine] {
    let thread = placed.thread
    var lines = wrapped(title(placed), Style(.heading))
    lines += said(thread.opening)
    if case .reworded(_, let now) = placed.place, let quote = thread.opening.anchor?.quote {
      lines += difference("Said of words that are others now:", quote, now)
    } else if case .orphan = placed.place, let quote = thread.opening.anchor?.quote, !quote.isEmpty {
      lines += wrapped("Said of words that are gone:", Style(.dim)) + marked("- ", quote, .removed)
    }
    for answer in thread.answers { lines += said(answer) }
    let bar = [Span("│ ", Style(thread.isOpen ? .soon : .dim))]
    return lines.map { line in
      var row = line
      row.sourceLine = nil
      row.sourceBreaks = []
      return row.behind(bar)
    }
  }

  private var room: Int { width - 2 }

  private func title(_ placed: PlacedThread) -> String {
    let thread = placed.thread
    let type = thread.type.rawValue.prefix(1).uppercased() + thread.type.rawValue.dropFirst()
    if drafts.contains(thread.id) {
      return "Draft: \(type), not sent · S sends it, r writes on, d discards it"
    }
    let state = thread.isOpen ? "open" : "resolved"
    let origin = thread.version.map { " on \($0)" } ?? ""
    return "\(type)\(origin), \(state)\(placed.place.words.map { " · \($0)" } ?? "")"
  }

  private func said(_ event: ReviewEvent) -> [StyledLine] {
    var head = StyledLine()
    let verb: String? =
      switch event.kind {
      case .resolve: "✓ resolved by "
      case .unresolve: "↺ opened again by "
      default: nil
      }
    if let verb { head.append(verb, Style(.dim)) }
    let who = event.by.map(people.name) ?? "somebody"
    head.append(
      DisplayText.escaped(drafts.contains(event.id) ? "you, not sent yet" : who).clipped(toWidth: room),
      Style(.key))
    if let day = event.day { head.append("  \(day)", Style(.dim)) }
    var lines = [head]
    let text = event.remark.trimmingWhitespace()
    if !text.isEmpty {
      lines += MarkdownLayout.lines(MarkdownDocument(text), width: max(1, room - 2)).map {
        $0.behind([Span("  ")])
      }
    }
    if let wanted = event.replacement, case .suggestion = event.kind {
      lines += difference(nil, event.anchor?.quote ?? "", wanted)
    }
    return lines
  }

  private func difference(_ title: String?, _ old: String, _ new: String) -> [StyledLine] {
    (title.map { wrapped($0, Style(.dim)) } ?? []) + marked("- ", old, .removed) + marked("+ ", new, .added)
  }

  /// Each line behind its sign, as it is written.
  private func marked(_ sign: String, _ text: String, _ role: Role) -> [StyledLine] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      TextWrap.lines(DisplayText.escaped(String(line)), width: max(1, room - 4)).enumerated().map {
        StyledLine("  \($0.offset == 0 ? sign : "  ")\($0.element)", Style(role))
      }
    }
  }

  private func wrapped(_ text: String, _ style: Style) -> [StyledLine] {
    TextWrap.lines(text, width: room).map { StyledLine($0, style) }
  }
}

extension CommentPlace {
  /// What became of the place since the comment was made; nil where nothing did.
  var words: String? {
    switch self {
    case .exact: nil
    case .moved: "moved"
    case .reworded: "reworded"
    case .orphan: "its text is gone"
    }
  }
}
