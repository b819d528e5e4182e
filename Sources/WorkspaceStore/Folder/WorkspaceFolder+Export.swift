import Workspace

extension WorkspaceFolder {
  /// How a proposal is exported.
  public enum ExportFormat: Hashable, Sendable {
    case markdown(ProposalExport.Pictures)
    case html
  }

  /// A proposal as one document, self-contained unless its pictures are files; `version` nil takes the draft's text.
  public func export(
    _ number: ProposalNumber, version: VersionNumber?, asOf: CalendarDate, as format: ExportFormat
  ) throws(StoreError) -> String {
    let proposal = try proposal(number)
    if let version { try requireVersion(version, of: proposal) }
    let surroundings = ProposalExport.Surroundings(
      policy: configuration.review, people: people, titles: titles(of: proposal.draft.references), asOf: asOf)
    let export = ProposalExport(proposal, version: version, surroundings)
    return switch format {
    case .markdown(let pictures): export.markdown(pictures)
    case .html: export.html()
    }
  }

  /// The titles of the proposals that one refers to, as far as they can be read.
  private func titles(of references: ProposalReferences) -> [ProposalNumber: String] {
    let all = references.supersedes + references.supersededBy + references.related
    var titles: [ProposalNumber: String] = [:]
    for reference in all where titles[reference.number] == nil {
      guard let path = try? draftPath(reference.number), let source = try? readText(path).0 else { continue }
      titles[reference.number] = ProposalReader.draft(source: source, file: path).0.title
    }
    return titles
  }

  /// Writes the pictures of a proposal into a folder, which is made where it is missing, and tells how a document
  /// links to them.
  ///
  /// - Parameters:
  ///   - folder: relative to the working directory.
  ///   - document: the path that the document will have, its folder being there; nil for the working directory.
  public func exportPictures(
    of proposal: Proposal, into folder: String, for document: String?
  ) throws(StoreError) -> ProposalExport.Pictures {
    let place = document.map { FilePath.folder(of: FilePath.join(system.workingDirectory, $0)) }
    guard let start = FilePath.resolved(place ?? system.workingDirectory) else {
      throw StoreError.system("cannot find the folder of the document", path: document ?? ".")
    }
    let target = FilePath.join(system.workingDirectory, folder)
    try AtomicFile.makeFolder(target, as: folder)
    for asset in ProposalExport.assets(proposal) {
      let path = FilePath.join(folder, asset.name)
      try AtomicFile.write(Array(asset.text.utf8), to: FilePath.join(target, asset.name), as: path)
    }
    guard let end = FilePath.resolved(target) else {
      throw StoreError.system("cannot open the folder", path: folder)
    }
    return .files(folder: FilePath.relative(from: start, to: end))
  }

  /// Writes a file that a person named, anywhere; relative to the working directory. A version, an event or a
  /// run is never overwritten.
  public func writeFile(_ text: String, to path: String) throws(StoreError) {
    let target = FilePath.join(system.workingDirectory, path)
    if let real = FilePath.resolved(target), real.hasPrefix(root + "/"),
      Self.isImmutable(String(real.dropFirst(root.utf8.count + 1)))
    {
      throw StoreError(.refused, path: path, "never changes once it is there", advice: "choose another name")
    }
    try AtomicFile.write(Array(text.utf8), to: target, as: path)
  }

  func requireVersion(_ version: VersionNumber, of proposal: Proposal) throws(StoreError) {
    guard !proposal.versions.contains(where: { $0.number == version }) else { return }
    let last = proposal.latest.map { "its newest is \($0.number)" } ?? "nothing is published yet"
    throw StoreError(
      .notFound, "proposal \(proposal.number) has no \(version): \(last)",
      advice: "`moot versions \(proposal.number)` lists them")
  }
}
