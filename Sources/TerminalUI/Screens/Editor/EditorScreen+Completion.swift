import Workspace

extension EditorScreen {
  // MARK: Keys

  /// Opens the list; says why there is none.
  mutating func complete(_ model: Model) -> Outcome {
    guard let editor = editing?.editor else { return .done }
    let start = editor.completionStart
    let sources = CompletionSources(model, path, editor, start: start)
    var completion = Completion(start: start, sources.candidates)
    completion.narrow(to: editor.buffer.text(in: start..<editor.cursor))
    guard !completion.shown.isEmpty else {
      return .say(.soon, "Nothing here begins so: people, proposals, headings and snippets complete")
    }
    self.completion = completion
    return .done
  }

  /// A key while the list is shown; nil for one that goes to the editor all the same.
  mutating func performInCompletion(_ command: Command) -> Outcome? {
    guard var completion else { return nil }
    switch command {
    case .editing(.down), .editing(.indent), .editing(.complete): completion.move(by: 1)
    case .editing(.up), .editing(.outdent): completion.move(by: -1)
    case .editing(.newline):
      self.completion = nil
      guard let chosen = completion.chosen, let before = editing?.editor.revision else { return .done }
      editing?.editor.take(chosen, from: completion.start)
      return .effects(recovery(since: before))
    case .leaveEditor:
      self.completion = nil
      return .done
    case .editing(.deleteBackward): return nil
    default:
      self.completion = nil
      return nil
    }
    self.completion = completion
    return .done
  }

  /// Follows what was typed; the list goes with the word, and where nothing is left of it.
  mutating func settleCompletion() {
    guard var completion else { return }
    guard let editor = editing?.editor, editor.cursor >= completion.start,
      editor.completionStart == completion.start
    else {
      self.completion = nil
      return
    }
    completion.narrow(to: editor.buffer.text(in: completion.start..<editor.cursor))
    self.completion = completion.shown.isEmpty ? nil : completion
  }
}

/// What can stand where the cursor is.
struct CompletionSources {
  private let model: Model
  private let path: String
  private let buffer: TextBuffer
  private let start: Int
  private let mark: Character?

  init(_ model: Model, _ path: String, _ editor: EditorState, start: Int) {
    (self.model, self.path, self.start) = (model, path, start)
    buffer = editor.buffer
    mark = buffer.text(in: start..<editor.cursor).first
  }

  var candidates: [Completion.Candidate] {
    let line = buffer.line(containing: start)
    if buffer.state(before: line) == .frontMatter { return frontMatter(line) }
    switch mark {
    case "#": return headings
    case "@": return people
    default: return people + proposals + headings + snippets
    }
  }

  // MARK: Front matter

  private static let keys: [(name: String, detail: String)] = [
    ("title", "one line"), ("status", "draft, review, …"), ("authors", "[Name <address>]"),
    ("reviewers", "[Name <address>]"), ("created", "2026-11-23"), ("supersedes", "proposal numbers"),
    ("superseded-by", "proposal numbers"), ("related", "proposal numbers"),
    ("formerly", "proposal numbers"), ("discussion", "where it is talked about"), ("schema", "1"),
  ]

  private func frontMatter(_ line: Int) -> [Completion.Candidate] {
    let head = buffer.text(in: buffer.lineStart(line)..<start)
    guard let colon = head.firstIndex(of: ":") else {
      if head.contains("-") { return addresses }
      return Self.keys.map { Completion.Candidate($0.name, $0.detail, text: "\($0.name): ") }
    }
    switch head[..<colon] {
    case "status": return ProposalStatus.allCases.map { Completion.Candidate($0.rawValue, "status") }
    case "authors", "reviewers": return addresses
    case "supersedes", "superseded-by", "related", "formerly":
      return numbered.map { Completion.Candidate($0.number, $0.title, text: String(Int($0.number) ?? 0)) }
    default: return people
    }
  }

  private var addresses: [Completion.Candidate] {
    (model.roster?.entries ?? []).map { entry in
      let person = entry.person
      let address = person.emails.first.map { "\(person.name) <\($0)>" } ?? person.name
      return Completion.Candidate(person.name, person.initials.joined(separator: " "), text: address)
    }
  }

  // MARK: Text

  /// By initials in notes, whose action items name owners so; by name elsewhere.
  private var people: [Completion.Candidate] {
    let isNote = !path.hasPrefix("proposals/")
    return (model.roster?.entries ?? []).map { entry in
      let person = entry.person
      let initials = person.initials.first
      return Completion.Candidate(
        person.name, ([person.id] + person.initials).joined(separator: " "),
        text: isNote ? initials ?? person.name : person.name)
    }
  }

  private var numbered: [(number: String, title: String)] {
    (model.proposals.value ?? []).map { ($0.number.description, $0.draft.title) }
  }

  private var proposals: [Completion.Candidate] {
    numbered.map { Completion.Candidate($0.number, $0.title) }
  }

  /// No more of a long text is looked at.
  private static let headingLinesMax = 20_000

  /// As links to their places, named as GitHub names them.
  private var headings: [Completion.Candidate] {
    var state = BlockState.text
    var found: [Completion.Candidate] = []
    for line in 0..<min(buffer.lineCount, Self.headingLinesMax) {
      defer { state = state.after(buffer.mark(ofLine: line), isFirstLine: line == 0) }
      let bytes = buffer.lineBytes(line)
      guard state == .text, bytes.count > 2, bytes.count < 500,
        buffer.byte(at: bytes.lowerBound) == UInt8(ascii: "#")
      else { continue }
      let text = buffer.text(in: bytes)
      let level = text.prefix { $0 == "#" }.count
      let title = text.dropFirst(level).trimmingWhitespace()
      guard level <= 6, !title.isEmpty, text.dropFirst(level).first?.isWhitespace == true else { continue }
      found.append(
        Completion.Candidate(title, "heading, line \(line + 1)", text: "[\(title)](#\(Self.anchor(title)))"))
    }
    return found
  }

  static func anchor(_ title: String) -> String {
    String(
      title.lowercased().compactMap { sign -> Character? in
        if sign == " " { return "-" }
        return sign.isLetter || sign.isNumber || sign == "-" || sign == "_" ? sign : nil
      })
  }

  private var snippets: [Completion.Candidate] {
    let design = model.surroundings.catalogue.levels.first?.designs.last ?? "lock-free"
    let level = model.surroundings.catalogue.levels.first?.name ?? "frames"
    let claim =
      "```claim\nid: \nlevel: \(level)\nworkload: rand\ndesign: \(design)\nthreads: 1\nexpect: get_ns <= 15 ns\n```\n"
    let table = "| design | threads | get, ns | put, ns |\n|---|--:|--:|--:|\n| \(design) | 1 |  |  |\n"
    let action = "RV: , by \(model.today.adding(days: 7))"
    return [
      Completion.Candidate("claim", "a claim that measurements check", text: claim, cursor: 13),
      Completion.Candidate("evidence table", "what was measured, by design", text: table),
      Completion.Candidate("action item", "who, what, by when", text: action, cursor: 4),
    ]
  }
}
