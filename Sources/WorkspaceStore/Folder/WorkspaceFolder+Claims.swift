import Evidence
import Workspace

extension WorkspaceFolder {
  /// Checks the claims of a proposal's text anew; `version` nil takes the draft.
  public func checkClaims(
    of proposal: Proposal, version: VersionNumber? = nil, under conditions: ClaimConditions
  ) throws(StoreError) -> ProposalClaims {
    guard let version else {
      return ProposalClaims(
        source: proposal.draft.source, file: proposal.draftPath, runs: proposal.runs, under: conditions)
    }
    try requireVersion(version, of: proposal)
    let path = "\(proposal.folder)/\(version).md"
    let bytes = try DiskFile.read(absolutePath(path), as: path)
    return ProposalClaims(
      source: String(decoding: bytes, as: UTF8.self), file: path, runs: proposal.runs, under: conditions)
  }

  /// What the draft's claims are worth, seen from their last check: a block that was changed since is stale.
  public func claims(of proposal: Proposal, under conditions: ClaimConditions) -> ProposalClaims {
    let (records, diagnostics) = claimRecords(of: proposal.number)
    var claims = ProposalClaims(
      source: proposal.draft.source, file: proposal.draftPath, runs: proposal.runs, under: conditions,
      since: records)
    claims.diagnostics += diagnostics
    return claims
  }

  /// Keeps what a check of the draft found in the private state, for later readers to see what changed since.
  public func keepRecord(of claims: ProposalClaims, in proposal: Proposal) throws(StoreError) {
    let bytes: [UInt8]
    do {
      bytes = try ClaimCheckRecord.encode(claims.records(of: proposal.runs))
    } catch {
      throw StoreError(.refused, "the check of \(proposal.number) cannot be written: \(error)")
    }
    try AtomicFile.makeFolder(claimsFolder)
    try AtomicFile.write(bytes, to: claimsFile(proposal.number), as: "record of the check")
  }

  private var claimsFolder: String { FilePath.join(privateFolder, "claims") }

  private func claimsFile(_ number: ProposalNumber) -> String {
    FilePath.join(claimsFolder, "\(number).json")
  }

  /// Of the last check; none where there was no check or its file is damaged, which is told.
  private func claimRecords(of number: ProposalNumber) -> ([ClaimCheckRecord], [Diagnostic]) {
    let path = claimsFile(number)
    do {
      return (try DiskFile.readIfPresent(path, as: path).map(ClaimCheckRecord.decode) ?? [], [])
    } catch {
      let reason = (error as? StoreError)?.message ?? "\(error)"
      let text = "no record of a check: \(reason); `moot claims \(number)` writes it anew"
      return ([], [Diagnostic(.warning, file: path, text)])
    }
  }
}
