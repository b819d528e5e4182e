import Workspace

extension WorkspaceFolder {
  /// Puts a suggestion's words in place of its lines in the draft, and resolves its thread: both or neither. Refused
  /// where the lines are no longer what the suggestion was made on.
  ///
  /// - Returns: the draft's lines that were replaced.
  public func applySuggestion(
    _ thread: ReviewThread, to number: ProposalNumber, today: CalendarDate
  ) async throws(StoreError) -> ClosedRange<Int> {
    guard let by = await identity() else { throw Self.namelessRefusal }
    return try await event({ _ in "Apply a suggestion to proposal \(number)" }) { () throws(StoreError) in
      let proposal = try proposal(number)
      guard proposal.draft.status.isOpen else {
        throw StoreError(
          .refused, path: proposal.draftPath, "the proposal is \(proposal.draft.status.words); its text stays"
        )
      }
      let (source, stamp) = try readText(proposal.draftPath)
      let applied = try proposal.applying(thread, to: source)
      var names = EventNames(self, by: by, taken: proposal.review.events.map(\.id))
      let resolve = ReviewEvent(
        id: names.next(), kind: .resolve, by: by, at: system.timestamp(), version: proposal.latest?.number,
        blob: proposal.latest?.blob, thread: thread.id, body: "Applied to the draft.\n")
      var edits = [FileEdit.changing(proposal.draftPath, to: applied.source, expecting: stamp)]
      if thread.isOpen { edits.append(.creating(proposal.path(of: resolve), resolve.text)) }
      return (applied.lines, edits)
    }
  }
}

extension Proposal {
  /// A draft with a suggestion's words in place of its lines, and where these were.
  fileprivate func applying(
    _ thread: ReviewThread, to source: String
  ) throws(StoreError) -> (source: String, lines: ClosedRange<Int>) {
    func refusal(_ message: String, _ advice: String? = nil) -> StoreError {
      StoreError(.refused, path: draftPath, message, advice: advice)
    }
    guard let words = thread.opening.replacement else {
      throw refusal("thread \(thread.id) suggests no words")
    }
    guard thread.opening.anchor?.lines != nil,
      let place = placedThreads(in: source).first(where: { $0.id == thread.id })?.place
    else { throw refusal("thread \(thread.id) does not say which lines it would replace") }
    switch place {
    case .exact(let lines), .moved(let lines): return (source.replacing(lines: lines, by: words), lines)
    case .reworded(let lines, _):
      throw refusal(
        "the lines were reworded since (they are \(lines.lowerBound) to \(lines.upperBound) now)",
        "take over by hand what still fits")
    case .orphan:
      throw refusal("the lines that it would replace are gone", "take over by hand what still fits")
    }
  }
}

extension String {
  /// The text with some of its lines, 1-based, replaced; line endings are those of the replaced lines.
  fileprivate func replacing(lines: ClosedRange<Int>, by words: String) -> String {
    let text = SourceText(bytes: Array(utf8), file: "")
    let (first, last) = (text.lines[lines.lowerBound - 1], text.lines[lines.upperBound - 1])
    let ending = String(
      decoding: text.bytes[first.ending.isEmpty ? last.ending : first.ending], as: UTF8.self)
    let new = words.split(separator: "\n", omittingEmptySubsequences: false).joined(
      separator: ending.isEmpty ? "\n" : ending)
    let tail = String(decoding: text.bytes[last.content.upperBound...], as: UTF8.self)
    return String(decoding: text.bytes[..<first.whole.lowerBound], as: UTF8.self) + new + tail
  }
}
