import Workspace

extension WorkspaceFolder {
  /// The unsent comments of this person on a proposal, oldest first, and what is wrong with their files.
  public func reviewDrafts(of number: ProposalNumber) -> ([ReviewDraft], [Diagnostic]) {
    var drafts: [ReviewDraft] = []
    var diagnostics: [Diagnostic] = []
    let folder = draftsFolder(number)
    for name in FolderListing.names(folder) where name.hasSuffix(".md") && !name.hasPrefix(".") {
      let path = FilePath.join(folder, name)
      do throws(StoreError) {
        let source = String(decoding: try DiskFile.read(path), as: UTF8.self)
        let id = String(name.dropLast(3))
        let event = ReviewEventReader.read(source: source, id: id, file: path).0
        drafts.append(
          ReviewDraft(
            id: id,
            event: NewReviewEvent(
              event.kind, version: event.version, thread: event.thread, anchor: event.anchor, body: event.body
            )))
      } catch {
        diagnostics.append(Diagnostic(.warning, file: path, error.message))
      }
    }
    return (drafts.sorted { $0.id < $1.id }, diagnostics)
  }

  /// Keeps something unsent, privately, and returns it. `id` nil begins a new one.
  public func keepReviewDraft(
    _ new: NewReviewEvent, for number: ProposalNumber, id: String? = nil
  ) throws(StoreError) -> ReviewDraft {
    let id = id.map(Self.safeName) ?? "\(system.compactTimestamp())-\(system.randomDigits(4))"
    let event = ReviewEvent(
      id: id, kind: new.kind, by: nil, at: system.timestamp(), version: new.version, thread: new.thread,
      anchor: new.anchor, body: new.body)
    try AtomicFile.makeFolder(draftsFolder(number))
    try AtomicFile.write(Array(event.text.utf8), to: FilePath.join(draftsFolder(number), "\(id).md"))
    return ReviewDraft(id: id, event: new)
  }

  public func discardReviewDraft(_ draft: ReviewDraft, of number: ProposalNumber) throws(StoreError) {
    try AtomicFile.remove(FilePath.join(draftsFolder(number), "\(draft.id).md"))
  }

  /// Sends everything unsent of a proposal together, as one commit. What cannot be sent stays where it is.
  public func sendReviewDrafts(
    of number: ProposalNumber, today: CalendarDate
  ) async throws(StoreError) -> [ReviewEvent] {
    let drafts = reviewDrafts(of: number).0
    guard !drafts.isEmpty else {
      throw StoreError(
        .notFound, "nothing of proposal \(number) waits to be sent",
        advice: "`moot comment \(number) --draft …` keeps a comment until then")
    }
    return try await addReview(drafts.map(\.event), sending: drafts.map(\.id), to: number, today: today)
  }

  /// Adds events; where that fails their texts are kept as drafts, so that nothing typed is lost, and the error says
  /// where they are.
  public func addReviewOrKeep(
    _ new: [NewReviewEvent], to number: ProposalNumber, today: CalendarDate
  ) async throws(StoreError) -> [ReviewEvent] {
    do throws(StoreError) {
      return try await addReview(new, to: number, today: today)
    } catch {
      let worthKeeping = new.filter { !$0.body.trimmingWhitespace().isEmpty }
      guard !worthKeeping.isEmpty, error.reason != .malformedReference else { throw error }
      for event in worthKeeping { _ = try keepReviewDraft(event, for: number) }
      var error = error
      let kept = "the text is kept: `moot drafts \(number)` shows it, `moot drafts \(number) --send` sends it"
      error.advice = error.advice.map { "\($0); \(kept)" } ?? kept
      throw error
    }
  }

  /// Takes drafts away in the event that sends them, so that no kill makes them be sent twice.
  func removals(ofDrafts ids: [String], of number: ProposalNumber) throws(StoreError) -> [FileEdit] {
    var edits: [FileEdit] = []
    for id in ids {
      let path = FilePath.join(draftsFolder(number), "\(Self.safeName(id)).md")
      let stamp = try DiskFile.stamp(path, as: path)
      if stamp != .absent { edits.append(FileEdit(path: path, bytes: nil, expecting: stamp)) }
    }
    return edits
  }

  private func draftsFolder(_ number: ProposalNumber) -> String {
    FilePath.join(privateFolder, "drafts/\(number)")
  }
}
