import Workspace

extension WorkspaceFolder {
  /// A new proposal from the template, `templates/proposal.md` where the workspace has one.
  public func createProposal(title: String, today: CalendarDate) async throws(StoreError) -> ProposalNumber {
    let author = await identity()
    let template = try DiskFile.readIfPresent(
      absolutePath("templates/proposal.md"), as: "templates/proposal.md")
    let source: String
    do {
      source = try ProposalWriter.draft(
        title: title, author: author, created: today,
        template: template.map { String(decoding: $0, as: UTF8.self) })
    } catch {
      throw StoreError(.refused, path: "templates/proposal.md", "\(error)", advice: "mend the template")
    }
    return try await addProposal(source, title: title)
  }

  /// A new proposal whose body is an existing document, its bytes kept; `path` is the document's on the disk.
  public func adoptProposal(
    title: String?, from path: String, today: CalendarDate
  ) async throws(StoreError) -> ProposalNumber {
    let bytes = try DiskFile.read(FilePath.join(system.workingDirectory, path), as: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw StoreError(.refused, path: path, "not valid UTF-8", advice: "convert it first, with iconv")
    }
    let author = await identity()
    let source = ProposalWriter.adopt(
      text, title: title, fallbackTitle: FilePath.name(of: path), author: author, created: today)
    let draft = ProposalReader.draft(source: source, file: path).0
    return try await addProposal(source, title: draft.title)
  }

  private func addProposal(_ source: String, title: String) async throws(StoreError) -> ProposalNumber {
    try await event({ number in "Add proposal \(number): \(title)" }) { () throws(StoreError) in
      let last = proposalFolders().last?.number.value ?? 0
      guard let number = ProposalNumber(last + 1) else {
        throw StoreError(.refused, path: Self.proposalsFolder, "there is no number after \(last)")
      }
      let folder = "\(Self.proposalsFolder)/\(ProposalFolderName.name(number, title: title))"
      return (number, [.creating("\(folder)/proposal.md", source)])
    }
  }

  /// Saves a draft unless its file changed since `expecting`.
  public func saveDraft(
    _ number: ProposalNumber, _ text: String, expecting: FileStamp
  ) throws(StoreError) -> FileStamp {
    try save(text, to: draftPath(number), expecting: expecting)
  }

  /// Publishes the draft as the next version. A draft is in review then; a last call is over, since it was for the text
  /// before.
  public func publish(
    _ number: ProposalNumber, changes: String, today: CalendarDate
  ) async throws(StoreError) -> VersionNumber {
    let changes = changes.trimmingWhitespace()
    guard !changes.isEmpty else {
      throw StoreError(
        .refused, "a version needs a summary of what changed", advice: "give one with -m")
    }
    let by = await identity()
    return try await event({ version in "Publish proposal \(number) \(version): \(changes)" }) {
      () throws(StoreError) in try publication(number, changes: changes, by: by, today: today)
    }
  }

  private func publication(
    _ number: ProposalNumber, changes: String, by: String?, today: CalendarDate
  ) throws(StoreError) -> (VersionNumber, [FileEdit]) {
    let proposal = try proposal(number)
    let draftPath = "\(proposal.folder)/proposal.md"
    let (source, stamp) = try readText(draftPath)
    try checkPublishable(proposal, draftPath)
    let last = versionNumbers(in: proposal.folder).last
    guard let next = VersionNumber((last?.value ?? 0) + 1) else {
      preconditionFailure("1 and up is a version")
    }
    let text = ProposalWriter.version(
      of: proposal.draft, number: next, changes: changes, by: by, published: today)
    var edits = [
      FileEdit.creating("\(proposal.folder)/\(next).md", text)
    ]
    if proposal.draft.status == .draft || proposal.draft.status == .lastCall {
      let moved = ProposalWriter.setting(status: .review, in: source)
      edits.append(.changing(draftPath, to: moved, expecting: stamp))
    }
    return (next, edits)
  }

  private func checkPublishable(_ proposal: Proposal, _ path: String) throws(StoreError) {
    guard proposal.draft.status.isOpen else {
      throw StoreError(
        .refused, path: path, "the proposal is \(proposal.draft.status.rawValue); it takes no new version",
        advice: "write a new proposal that supersedes it")
    }
    if let problem = proposal.diagnostics.first(where: { $0.file == path && $0.severity == .error }) {
      throw StoreError(
        .refused, path: path, line: problem.line, problem.message, advice: "mend it, then publish")
    }
    if let latest = proposal.latest, !proposal.hasUnpublishedChanges {
      throw StoreError(
        .refused, path: path, "nothing changed since \(latest.number)",
        advice: "`moot edit \(proposal.number)` changes it")
    }
  }
}
