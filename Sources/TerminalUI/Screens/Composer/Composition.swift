import Workspace

/// What somebody writes of a proposal, and what it is said of.
struct Composition: Hashable, Sendable {
  enum Purpose: Hashable {
    case comment(CommentType)
    /// Other words for the lines.
    case suggestion
    case reply
    /// Why somebody judges a version so.
    case verdict(Verdict)
    /// Why it is decided so.
    case decision(Decision.Outcome)
  }

  var purpose: Purpose
  let number: ProposalNumber
  let version: VersionNumber?
  let anchor: CommentAnchor?
  /// The thread that is replied to.
  private let replied: Replied?
  /// The draft that is written on, by name.
  let draft: String?
  /// What there is to begin with.
  let initialText: String
  /// Why other words are wanted, as a draft says already.
  let reason: String

  private struct Replied: Hashable {
    var name: String
    var summary: String
  }

  init(
    _ purpose: Purpose, in number: ProposalNumber, version: VersionNumber?, anchor: CommentAnchor? = nil
  ) {
    (self.purpose, self.number, self.version, self.anchor) = (purpose, number, version, anchor)
    (replied, draft, reason) = (nil, nil, "")
    initialText = purpose == .suggestion ? anchor?.quote ?? "" : ""
  }

  init(replyingTo thread: ReviewThread, in number: ProposalNumber) {
    (purpose, self.number, version, anchor, draft) = (.reply, number, nil, nil, nil)
    (initialText, reason) = ("", "")
    replied = Replied(name: thread.id, summary: thread.summary)
  }

  /// Goes on with a draft.
  init(_ draft: ReviewDraft, in number: ProposalNumber) {
    let event = draft.event
    (self.number, version, anchor, self.draft) = (number, event.version, event.anchor, draft.id)
    replied = event.thread.map { Replied(name: $0, summary: "") }
    let known = ReviewEvent(id: draft.id, kind: event.kind, by: nil, at: "", body: event.body)
    switch event.kind {
    case .suggestion:
      purpose = .suggestion
      (initialText, reason) = (known.replacement ?? anchor?.quote ?? "", known.remark.trimmingWhitespace())
    case .comment(let type):
      purpose = .comment(type)
      (initialText, reason) = (event.body, "")
    case .verdict(let verdict):
      purpose = .verdict(verdict)
      (initialText, reason) = (event.body, "")
    default:
      purpose = replied == nil ? .comment(.issue) : .reply
      (initialText, reason) = (event.body, "")
    }
  }

  /// What the text becomes; nil for a decision, which is no event.
  func event(_ text: String, reason: String) -> NewReviewEvent? {
    switch purpose {
    case .comment(let type):
      return NewReviewEvent(.comment(type), version: version, anchor: anchor, body: text)
    case .suggestion:
      let body = ReviewEvent.suggestionBody(reason, replacement: text)
      return NewReviewEvent(.suggestion, version: version, anchor: anchor, body: body)
    case .reply: return NewReviewEvent(.reply, thread: replied?.name, body: text)
    case .verdict(let verdict): return NewReviewEvent(.verdict(verdict), version: version, body: text)
    case .decision: return nil
    }
  }

  var isDecision: Bool { if case .decision = purpose { true } else { false } }

  /// Whether it can be kept to be sent with others.
  var canWait: Bool {
    switch purpose {
    case .comment, .suggestion, .reply: true
    // One that outlived a kill waits already.
    case .verdict: draft != nil
    case .decision: false
    }
  }

  // MARK: In words

  /// The row above the text.
  var title: String {
    switch purpose {
    case .comment(let type): "\(type.rawValue.prefix(1).uppercased())\(type.rawValue.dropFirst()) on \(place)"
    case .suggestion: "Other words for \(place)"
    case .reply: replied?.summary.isEmpty == false ? "Reply to “\(replied?.summary ?? "")”" : "Reply"
    case .verdict(.requestChanges): "Changes requested of \(version?.description ?? "it"): what has to change"
    case .verdict(.approve): "Approval of \(version?.description ?? "it")"
    case .verdict(.abstain): "Abstention on \(version?.description ?? "it")"
    case .decision(let outcome): "\(number) is \(outcome.rawValue): why"
    }
  }

  private var place: String {
    let version = version.map { " of \($0)" } ?? ""
    guard let anchor else { return self.version?.description ?? "the proposal" }
    if anchor.isSection, let heading = anchor.heading { return "the section “\(heading)”\(version)" }
    guard let lines = anchor.lines else { return "the whole text\(version)" }
    return lines.count == 1
      ? "line \(lines.lowerBound)\(version)" : "lines \(lines.lowerBound)-\(lines.upperBound)\(version)"
  }
}
