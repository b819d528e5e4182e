import Workspace

extension ComposerScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    if isSending, command != .leaveEditor { return .say(.dim, "It is being sent") }
    switch command {
    case .save: return send()
    case .keepDraft: return keep()
    case .nextType: return changeType()
    case .leaveEditor: return askToLeave(model)
    case .editing(let edit):
      let before = editor.revision
      editor.perform(edit)
      return editor.handOver(edit, recovery(since: before))
    default: return .unhandled
    }
  }

  func refusal(of command: Command) -> String? {
    switch command {
    case .editing(.find), .editing(.replace), .editing(.goToLine), .editing(.findNext),
      .editing(.findPrevious):
      "There is nothing to search in a comment"
    case .editing(.complete): "There is nothing to complete in a comment"
    default: nil
    }
  }

  mutating func insert(_ text: String) -> [Effect] {
    guard !isSending else { return [] }
    let before = editor.revision
    editor.insert(text)
    return recovery(since: before)
  }

  /// Keeps the text safe from a kill whenever it changed.
  private func recovery(since revision: Int) -> [Effect] {
    guard editor.revision != revision else { return [] }
    return [.keepRecovery(path: recoveryPath, editor.isModified ? recoveryText : nil)]
  }

  /// The text as the event that it would become, so that the next start knows what it was said of.
  private var recoveryText: TextBuffer {
    // The fence of a suggestion depends on its words; every other text only stands below the front matter.
    if composition.purpose == .suggestion { return TextBuffer(eventText(wanted)) }
    var buffer = editor.buffer
    buffer.replace(0..<0, with: eventText(""))
    return buffer
  }

  private func eventText(_ words: String) -> String {
    let event =
      composition.event(words, reason: composition.reason)
      ?? NewReviewEvent(.unknown("decision"), version: composition.version, body: words)
    return ReviewEvent(
      id: "", kind: event.kind, by: nil, at: "", version: event.version, thread: event.thread,
      anchor: event.anchor, body: event.body
    ).text
  }

  private mutating func changeType() -> Outcome {
    guard case .comment(let type) = composition.purpose else {
      return .say(.soon, "Only a comment has a type")
    }
    let types: [CommentType] = [.issue, .question, .praise]
    let next = types[((types.firstIndex(of: type) ?? 0) + 1) % types.count]
    composition.purpose = .comment(next)
    return .done
  }

  // MARK: Sending

  private var text: String { editor.buffer.text }

  private var isBlank: Bool { text.trimmingWhitespace().isEmpty }

  private mutating func send() -> Outcome {
    switch composition.purpose {
    case .suggestion:
      guard wanted != composition.anchor?.quote else {
        return .say(.soon, "These are the words that stand there; change them, then C-s suggests yours")
      }
      return .ask(.text(.suggestionReason, "Why (Enter for no reason)", initial: composition.reason))
    case .decision:
      guard !isBlank else { return .say(.soon, "A decision needs its reason; Esc leaves without one") }
      return .ask(
        .text(.minutes, "Where it was talked about, as meetings/2026-11-18-smp.md:42 (Enter for nowhere)"))
    case .comment, .reply, .verdict:
      guard !isBlank else { return .say(.soon, "Nothing is written yet; Esc leaves") }
      return sendEvent(reason: "")
    }
  }

  private mutating func sendEvent(reason: String) -> Outcome {
    guard let event = composition.event(wanted, reason: reason) else { return .done }
    phase = .sending
    if let draft = composition.draft {
      return .effects([.sendReviewDraft(event, replacing: draft, number)])
    }
    return .effects([.addReview([event], number)])
  }

  /// A suggestion's words end where its lines do, without the line ending that an editor likes to add.
  private var wanted: String {
    guard composition.purpose == .suggestion, text.hasSuffix("\n"),
      composition.anchor?.quote.hasSuffix("\n") == false
    else { return text }
    return String(text.unicodeScalars.dropLast())
  }

  private mutating func keep() -> Outcome {
    guard composition.canWait else { return .say(.soon, "This is sent at once: C-s sends it, Esc leaves") }
    guard !isBlank || composition.purpose == .suggestion else {
      return .say(.soon, "Nothing is written yet; Esc leaves")
    }
    guard let event = composition.event(wanted, reason: composition.reason) else { return .done }
    phase = .sending
    return .effects([.keepReviewDraft(event, replacing: composition.draft, number)])
  }

  private func askToLeave(_ model: Model) -> Outcome {
    if isSending {
      let work = model.works.last { !$0.isStopping }
      return .ask(
        .choices(
          .leaveSending(work?.id), "It is being sent.",
          (work == nil ? [] : [("s", "stop it")]) + [("w", "wait"), ("n", "do not wait")]))
    }
    guard hasUnsentText else { return .leave([.keepRecovery(path: recoveryPath, nil)]) }
    let choices: [(Character, String)] = [
      ("s", "send"), ("d", "keep as a draft"), ("x", "discard"), ("k", "write on"),
    ]
    return .ask(
      .choices(.leaveComposer, "It is not sent.", choices.filter { composition.canWait || $0.0 != "d" }))
  }

  // MARK: Answers

  mutating func answer(choice: Character?) -> Outcome {
    guard !isSending else { return .done }
    return switch choice {
    case "s": send()
    case "d": keep()
    case "x": .leave([.keepRecovery(path: recoveryPath, nil)])
    default: .done
    }
  }

  mutating func answer(_ purpose: Prompt.Purpose, text: String) -> Outcome {
    guard !isSending else { return .done }
    switch (purpose, composition.purpose) {
    case (.suggestionReason, .suggestion): return sendEvent(reason: text)
    case (.minutes, .decision(let outcome)):
      phase = .sending
      let minutes = text.trimmingWhitespace()
      return .effects([
        .decide(number, outcome, rationale: self.text, minutes: minutes.isEmpty ? nil : minutes)
      ])
    default: return .done
    }
  }

  /// Whether it is this kind of text that asks so.
  func asks(_ purpose: Prompt.Purpose) -> Bool {
    switch (purpose, composition.purpose) {
    case (.suggestionReason, .suggestion), (.minutes, .decision): true
    default: false
    }
  }

  mutating func settle(_ model: Model) {
    let rect = areas(model.contentRect).text
    editor.scrollToCursor(in: Size(rows: rect.rows, columns: rect.columns))
  }

  /// The rows that say what is written of what, and those of the text.
  func areas(_ rect: Rect) -> (head: Rect, text: Rect) {
    var text = rect
    let quote = rect.rows >= 10 ? min(quoteLines.count, max(1, rect.rows / 4)) : 0
    let head = text.takeTop(rect.rows >= 3 ? 2 + quote : rect.rows >= 2 ? 1 : 0)
    return (head, text)
  }
}
