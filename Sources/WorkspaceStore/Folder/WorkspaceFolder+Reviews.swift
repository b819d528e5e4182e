import Workspace

extension WorkspaceFolder {
  /// How `moot.yaml` knows the people that events and front matter name.
  public var people: SignatureBook { SignatureBook(configuration.people) }

  /// Adds events to a proposal's review, all in one commit, and returns them as they are now.
  ///
  /// Changes requested in a last call end it: that is an objection, and the proposal is in review again.
  ///
  /// - Parameter drafts: the names of this person's drafts that are sent with it, and are no longer drafts then.
  public func addReview(
    _ new: [NewReviewEvent], sending drafts: [String] = [], to number: ProposalNumber, today: CalendarDate
  ) async throws(StoreError) -> [ReviewEvent] {
    guard let by = await identity() else { throw Self.namelessRefusal }
    return try await event({ Self.subject(of: $0, number) }) { () throws(StoreError) in
      let proposal = try proposal(number)
      var names = EventNames(self, by: by, taken: proposal.review.events.map(\.id))
      let events = try new.map { new throws(StoreError) in try prepared(new, by: by, names.next(), proposal) }
      var edits = events.map { FileEdit.creating(proposal.path(of: $0), $0.text) }
      if proposal.draft.status == .lastCall, events.contains(where: { $0.kind == .verdict(.requestChanges) })
      {
        edits.append(try movedDraft(of: proposal) { ProposalWriter.setting(status: .review, in: $0) })
      }
      edits += try removals(ofDrafts: drafts, of: number)
      return (events, edits)
    }
  }

  /// One event, with everything that it needs to stand for itself.
  private func prepared(
    _ new: NewReviewEvent, by: String, _ id: String, _ proposal: Proposal
  ) throws(StoreError) -> ReviewEvent {
    guard proposal.draft.status.isOpen || !new.kind.needsOpenProposal else {
      throw StoreError(
        .refused, path: proposal.draftPath,
        "the proposal is \(proposal.draft.status.words); its review is closed",
        advice: "comments can still be added; verdicts cannot")
    }
    let version = try reviewed(new.version, of: proposal)
    if case .verdict = new.kind { try checkVerdict(by: by, on: version, of: proposal) }
    if let thread = new.thread, proposal.review.thread(thread) == nil {
      throw StoreError(
        .notFound, path: proposal.folder, "there is no thread '\(thread)'",
        advice: "`moot status \(proposal.number)` names the threads")
    }
    return ReviewEvent(
      id: id, kind: new.kind, by: by, at: system.timestamp(), version: version.number, blob: version.blob,
      thread: new.thread, anchor: new.anchor, body: new.body)
  }

  private func reviewed(
    _ number: VersionNumber?, of proposal: Proposal
  ) throws(StoreError) -> ProposalVersion {
    if let number { try requireVersion(number, of: proposal) }
    guard let version = number.flatMap(proposal.version) ?? proposal.latest else {
      throw StoreError(
        .refused, path: proposal.draftPath, "nothing is published yet, so there is nothing to review",
        advice: "`moot publish \(proposal.number) -m …` publishes the draft")
    }
    return version
  }

  private func checkVerdict(
    by: String, on version: ProposalVersion, of proposal: Proposal
  ) throws(StoreError) {
    if let refusal = proposal.refusal(ofVerdictBy: by, on: version.number, people: people) {
      let newest = proposal.latest?.number ?? version.number
      throw StoreError(
        .refused, path: version.number == newest ? proposal.draftPath : proposal.path(of: version.number),
        refusal,
        advice: version.number == newest ? nil : "read \(newest) and judge that")
    }
  }

  /// The thread whose name begins so, or ends so: the last four digits are what people type.
  public func thread(_ text: String, of proposal: Proposal) throws(StoreError) -> ReviewThread {
    let found = proposal.review.threads.filter {
      !text.isEmpty && ($0.id.hasPrefix(text) || $0.id.hasSuffix(text))
    }
    if let thread = found.first(where: { $0.id == text }) ?? (found.count == 1 ? found[0] : nil) {
      return thread
    }
    if found.isEmpty {
      throw StoreError(
        .notFound, "proposal \(proposal.number) has no thread '\(text)'",
        advice: "`moot status \(proposal.number)` names the threads")
    }
    throw StoreError(
      .ambiguous,
      "'\(text)' fits \(found.count) threads: \(found.prefix(5).map(\.id).joined(separator: ", "))",
      advice: "give more of its name")
  }

  /// The draft with its front matter changed, to be written in an event.
  func movedDraft(
    of proposal: Proposal, _ change: (String) -> String
  ) throws(StoreError) -> FileEdit {
    let (source, stamp) = try readText(proposal.draftPath)
    return .changing(proposal.draftPath, to: change(source), expecting: stamp)
  }

  static let namelessRefusal = StoreError(
    .refused, "an event needs its author's name",
    advice: "set it with: git config --global user.name 'Your Name' (and user.email)")

  private static func subject(of events: [ReviewEvent], _ number: ProposalNumber) -> String {
    guard events.count == 1, let event = events.first else {
      return "Review proposal \(number): \(events.count) events"
    }
    let version = event.version.map { " \($0)" } ?? ""
    switch event.kind {
    case .comment, .suggestion: return "Comment on proposal \(number)\(version): \(firstLine(event.body))"
    case .reply: return "Reply in proposal \(number): \(firstLine(event.body))"
    case .resolve: return "Resolve a thread of proposal \(number)"
    case .unresolve: return "Reopen a thread of proposal \(number)"
    case .verdict(.approve): return "Approve proposal \(number)\(version)"
    case .verdict(.requestChanges): return "Request changes of proposal \(number)\(version)"
    case .verdict(.abstain): return "Abstain on proposal \(number)\(version)"
    case .reproduced, .unknown: return "Review proposal \(number)"
    }
  }

  private static func firstLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).first.map { String($0.prefix(72)) } ?? ""
  }
}

extension ReviewEvent.Kind {
  /// Once a proposal is closed nothing that would count for its decision is added.
  fileprivate var needsOpenProposal: Bool {
    if case .verdict = self { true } else { false }
  }
}

/// Names for events that one person adds, none of them taken.
struct EventNames {
  private let folder: WorkspaceFolder
  private let person: String
  private var taken: Set<String>

  /// - Parameter taken: the names that are there already.
  init(_ folder: WorkspaceFolder, by: String?, taken: [String]) {
    self.folder = folder
    self.taken = Set(taken)
    let name = by.map { Signature($0).name } ?? ""
    let letters = name.split(whereSeparator: \.isWhitespace).compactMap(\.first).map(String.init).joined()
    let known = by.flatMap(folder.people.person)?.id
    let safe = WorkspaceFolder.safeName(known ?? letters.lowercased())
    person = safe.isEmpty ? "anonymous" : safe
  }

  /// `<moment>-<person>-<random>`: the person's id where `moot.yaml` knows the address, else letters of the name. Of
  /// what one person adds in one second the names have the order in which it was added, for readers sort by them.
  mutating func next() -> String {
    let lead = "\(folder.system.compactTimestamp())-\(person)-"
    var end = folder.system.randomDigits(4)
    if let last = taken.lazy.filter({ $0.hasPrefix(lead) }).map({ String($0.dropFirst(lead.count)) }).max(),
      end <= last
    {
      end = Self.following(last)
    }
    let id = lead + end
    taken.insert(id)
    return id
  }

  /// The next number of as many hexadecimal digits; where there is none, the same with one digit more.
  private static func following(_ digits: String) -> String {
    guard let number = UInt64(digits, radix: 16), number < UInt64.max else { return digits + "0" }
    let next = String(number + 1, radix: 16)
    return next.count > digits.count
      ? digits + "0" : String(repeating: "0", count: digits.count - next.count) + next
  }
}
