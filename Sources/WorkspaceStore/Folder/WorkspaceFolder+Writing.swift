import Glibc
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
    let (number, path) = try locked { () throws(StoreError) in try addFolder(source, title: title) }
    await record([path], "Add proposal \(number): \(title)")
    return number
  }

  /// The folder gets its name when it is complete, so that a kill leaves none without a draft.
  private func addFolder(_ source: String, title: String) throws(StoreError) -> (ProposalNumber, String) {
    try AtomicFile.makeFolder(absolutePath(Self.proposalsFolder), as: Self.proposalsFolder)
    let last = proposalFolders().last?.number.value ?? 0
    guard let number = ProposalNumber(last + 1) else {
      throw StoreError(.refused, path: Self.proposalsFolder, "there is no number after \(last)")
    }
    let folder = "\(Self.proposalsFolder)/\(ProposalFolderName.name(number, title: title))"
    let temporary = absolutePath("\(Self.proposalsFolder)/.moot-\(getpid()).tmp")
    try AtomicFile.makeFolder(temporary, as: folder)
    do throws(StoreError) {
      try AtomicFile.write(
        Array(source.utf8), to: FilePath.join(temporary, "proposal.md"), as: "\(folder)/proposal.md")
      guard rename(temporary, absolutePath(folder)) == 0 else {
        throw StoreError.system("cannot make the folder", path: folder)
      }
    } catch {
      unlink(FilePath.join(temporary, "proposal.md"))
      rmdir(temporary)
      throw error
    }
    return (number, "\(folder)/proposal.md")
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
    let (version, paths) = try locked { () throws(StoreError) in
      try publishFiles(number, changes: changes, by: by, today: today)
    }
    await record(paths, "Publish proposal \(number) \(version): \(changes)")
    return version
  }

  private func publishFiles(
    _ number: ProposalNumber, changes: String, by: String?, today: CalendarDate
  ) throws(StoreError) -> (VersionNumber, [String]) {
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
    let path = "\(proposal.folder)/\(next).md"
    try AtomicFile.create(Array(text.utf8), at: absolutePath(path), as: path)
    guard proposal.draft.status == .draft || proposal.draft.status == .lastCall else { return (next, [path]) }
    let moved = ProposalWriter.setting(status: .review, in: source)
    do throws(StoreError) {
      try AtomicFile.write(Array(moved.utf8), to: absolutePath(draftPath), as: draftPath, expecting: stamp)
    } catch {
      // The version stands; that the draft's status could not follow takes nothing from it.
      onWarning(
        "\(next) is published, but its draft still says 'status: \(proposal.draft.status.rawValue)': \(error)"
      )
      return (next, [path])
    }
    return (next, [path, draftPath])
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
