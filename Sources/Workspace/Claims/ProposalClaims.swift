import Evidence

/// A claim with what the proposal's runs say of it.
public struct CheckedClaim: Hashable, Sendable {
  public var claim: Claim
  public var outcome: ClaimOutcome

  public init(_ claim: Claim, _ outcome: ClaimOutcome) {
    self.claim = claim
    self.outcome = outcome
  }
}

/// Under which conditions claims are checked: what this program and this machine are. Nil where that does not
/// matter or is not known; with nothing given the outcome follows from text and runs alone.
public struct ClaimConditions: Sendable {
  /// What exists, to find names that do not.
  public var catalogue: BenchmarkCatalogue?
  /// The machine in question; a run of another one makes a claim stale.
  public var host: Run.Host?
  /// The behaviour number of each level.
  public var behaviour: [String: Int]?

  public init(
    catalogue: BenchmarkCatalogue? = nil, host: Run.Host? = nil, behaviour: [String: Int]? = nil
  ) {
    self.catalogue = catalogue
    self.host = host
    self.behaviour = behaviour
  }
}

/// What one text of a proposal claims, and what is wrong with claims that cannot be read.
public struct ProposalClaims: Hashable, Sendable {
  /// Relative to the workspace; claims have their lines in it.
  public var file: String
  /// In the order of the text.
  public var checked: [CheckedClaim]
  public var diagnostics: [Diagnostic]

  public init(file: String, checked: [CheckedClaim], diagnostics: [Diagnostic]) {
    self.file = file
    self.checked = checked
    self.diagnostics = diagnostics
  }

  /// Reads the claims of a text and checks each against the runs.
  ///
  /// - Parameters:
  ///   - source: the whole file, front matter included.
  ///   - records: of the last check, where its outcomes are shown; empty for a check anew.
  public init(
    source: String, file: String, runs: [Run], under conditions: ClaimConditions = ClaimConditions(),
    since records: [ClaimCheckRecord] = []
  ) {
    let (claims, diagnostics) = ClaimReader.read(source, file: file, catalogue: conditions.catalogue)
    self.init(
      file: file,
      checked: claims.map { claim in
        CheckedClaim(
          claim,
          claim.check(
            against: runs, host: conditions.host, behaviour: conditions.behaviour,
            since: records.first { $0.claim == claim.id }))
      }, diagnostics: diagnostics)
  }

  public var isEmpty: Bool { checked.isEmpty && diagnostics.isEmpty }

  /// Whether something keeps the text from carrying its proof: a claim that cannot be read, that fails, is stale
  /// or has no evidence.
  public var needsAttention: Bool {
    checked.contains { $0.outcome.needsAttention } || diagnostics.contains { $0.severity == .error }
  }

  /// The check as a record of it.
  public func records(of runs: [Run]) -> [ClaimCheckRecord] {
    checked.map { ClaimCheckRecord($0.claim, $0.outcome, runs: runs) }
  }
}
