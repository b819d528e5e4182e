import Workspace

extension WorkspaceFolder {
  /// A proposal as one self-contained Markdown document; `version` nil takes the draft's text.
  public func export(
    _ number: ProposalNumber, version: VersionNumber?, asOf: CalendarDate
  ) throws(StoreError) -> String {
    let proposal = try proposal(number)
    if let version { try requireVersion(version, of: proposal) }
    return ProposalExport.markdown(proposal, version: version, asOf: asOf)
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
