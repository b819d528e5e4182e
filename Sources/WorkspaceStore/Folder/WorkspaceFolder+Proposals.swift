import Evidence
import Glibc
import Workspace

extension WorkspaceFolder {
  static let proposalsFolder = "proposals"

  /// The number a person typed: `1`, `0001`. Anything else, a path or an option above all, names no proposal.
  public func proposalNumber(_ text: String) throws(StoreError) -> ProposalNumber {
    let isNumeric = (1...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumeric, let value = Int(text), let number = ProposalNumber(value) else {
      throw StoreError(
        .malformedReference, "'\(text)' is no proposal number",
        advice: "give one like 1 or 0001; `moot list` shows what there is")
    }
    return number
  }

  /// Every proposal, by number, and what is wrong with the files of any.
  public func proposals() -> ([Proposal], [Diagnostic]) {
    var proposals: [Proposal] = []
    var diagnostics: [Diagnostic] = []
    for (number, folder) in proposalFolders() {
      if let previous = proposals.last, previous.number == number {
        diagnostics.append(
          Diagnostic(
            .warning, file: folder, "has the number of \(previous.folder) too; rename one of the folders"))
      }
      do throws(StoreError) {
        let proposal = try readProposal(number, folder)
        diagnostics += proposal.diagnostics
        proposals.append(proposal)
      } catch {
        diagnostics.append(
          Diagnostic(.warning, file: error.path ?? folder, "\(error.message); the proposal is left out"))
      }
    }
    return (proposals, diagnostics)
  }

  public func proposal(_ number: ProposalNumber) throws(StoreError) -> Proposal {
    try readProposal(number, folder(of: number))
  }

  /// The path of a proposal's working draft, relative to the workspace.
  public func draftPath(_ number: ProposalNumber) throws(StoreError) -> String {
    "\(try folder(of: number))/proposal.md"
  }

  /// The proposal's folder, relative to the workspace.
  func folder(of number: ProposalNumber) throws(StoreError) -> String {
    let folders = proposalFolders().filter { $0.number == number }
    guard let first = folders.first else {
      throw StoreError(.notFound, "no proposal \(number)", advice: "`moot list` shows what there is")
    }
    guard folders.count == 1 else {
      throw StoreError(
        .ambiguous, path: first.folder, "\(folders.count) folders have the number \(number)",
        advice: "rename all but one of them")
    }
    return first.folder
  }

  /// By number, then by name.
  func proposalFolders() -> [(number: ProposalNumber, folder: String)] {
    FolderListing.names(absolutePath(Self.proposalsFolder)).compactMap { name in
      let folder = "\(Self.proposalsFolder)/\(name)"
      guard let number = ProposalFolderName.number(in: name), DiskFile.isFolder(absolutePath(folder)) else {
        return nil
      }
      return (number, folder)
    }
  }

  /// `v12.md`.
  static func versionNumber(ofFile name: String) -> VersionNumber? {
    guard name.hasPrefix("v"), name.hasSuffix(".md") else { return nil }
    let digits = name.dropFirst().dropLast(3)
    guard (1...6).contains(digits.utf8.count), digits.first != "0",
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(digits).flatMap { VersionNumber($0) }
  }

  private func readProposal(_ number: ProposalNumber, _ folder: String) throws(StoreError) -> Proposal {
    let draftPath = "\(folder)/proposal.md"
    var (source, diagnostics) = try self.source(draftPath)
    let (draft, draftProblems) = ProposalReader.draft(source: source, file: draftPath)
    diagnostics += draftProblems
    let numbers = versionNumbers(in: folder)
    let (versions, versionProblems) = readAll(numbers.map { "\(folder)/\($0).md" }, share: 8, "version") {
      ProposalReader.version(source: $0, number: numbers[$1], file: $2)
    }
    let evidence = "\(folder)/evidence"
    let (runs, runFiles, runProblems) = readRuns(in: absolutePath(evidence), as: evidence)
    let (events, eventProblems) = readEvents(in: "\(folder)/reviews")
    let (decision, decisionProblems) = try readDecision("\(folder)/decision.md")
    return Proposal(
      number: number, folder: folder, draft: draft, versions: versions, runs: runs, runFiles: runFiles,
      review: Review(events, versions: versions), decision: decision,
      diagnostics: diagnostics + versionProblems + runProblems + eventProblems + decisionProblems)
  }

  private func readEvents(in folder: String) -> ([ReviewEvent], [Diagnostic]) {
    let names = FolderListing.names(absolutePath(folder)).filter {
      $0.hasSuffix(".md") && !$0.hasPrefix(".")
    }
    return readAll(names.map { "\(folder)/\($0)" }, share: 128, "event") {
      ReviewEventReader.read(source: $0, id: String(names[$1].dropLast(3)), file: $2)
    }
  }

  /// Reads files of one kind, on all cores where there are many; one that cannot be read is left out and reported.
  ///
  /// - Parameter read: given a file's text, its place in `paths` and its path.
  private func readAll<Value: Sendable>(
    _ paths: [String], share: Int, _ noun: String,
    _ read: @Sendable (String, Int, String) -> (Value, [Diagnostic])
  ) -> ([Value], [Diagnostic]) {
    let found = Array(paths.enumerated()).mapOnAllCores(share: share) {
      index, path -> (Value?, [Diagnostic]) in
      do throws(StoreError) {
        let (source, damage) = try source(path)
        let (value, problems) = read(source, index, path)
        return (value, damage + problems)
      } catch {
        return (nil, [Diagnostic(.warning, file: path, "\(error.message); the \(noun) is left out")])
      }
    }
    return (found.compactMap(\.0), found.flatMap(\.1))
  }

  private func readDecision(_ path: String) throws(StoreError) -> (Decision?, [Diagnostic]) {
    guard DiskFile.exists(absolutePath(path)) else { return (nil, []) }
    let (source, damage) = try self.source(path)
    let (decision, problems) = Decision.read(source: source, file: path)
    return (decision, damage + problems)
  }

  /// A file's text, repaired where it is not UTF-8, which is the one thing its readers cannot see themselves.
  private func source(_ path: String) throws(StoreError) -> (String, [Diagnostic]) {
    let bytes = try DiskFile.read(absolutePath(path), as: path)
    if let text = String(validating: bytes, as: UTF8.self) { return (text, []) }
    let line = Self.firstInvalidLine(bytes)
    return (
      String(decoding: bytes, as: UTF8.self),
      [
        Diagnostic(
          .error, file: path, line: line, "not valid UTF-8; convert the file, with iconv for instance")
      ]
    )
  }

  /// Ascending; those of files that cannot be read too.
  func versionNumbers(in folder: String) -> [VersionNumber] {
    FolderListing.names(absolutePath(folder)).compactMap { Self.versionNumber(ofFile: $0) }.sorted()
  }
}
