/// What a claim said when it was last checked, kept so that a later reader sees that something changed since.
/// A file of them is written anew by each check; losing it loses nothing but that knowledge.
public struct ClaimCheckRecord: Hashable, Sendable, Codable {
  /// The claim's id.
  public var claim: String
  /// Of the block as it was; see `Claim.digest`.
  public var digest: String
  /// The run it was checked against; nil where none fits.
  public var run: String?
  /// The outcome's word.
  public var outcome: String
  /// The level's behaviour number in the run.
  public var behaviour: Int?
  /// The machine of the run.
  public var host: Run.Host?

  public init(_ claim: Claim, _ outcome: ClaimOutcome, runs: [Run]) {
    self.claim = claim.id
    digest = claim.digest
    self.outcome = outcome.word
    let run = outcome.measurement.flatMap { measurement in runs.first { $0.id == measurement.run } }
    self.run = run?.id
    behaviour = run?.engine.behaviour[claim.level]
    host = run?.host
  }

  /// The file's document: `{"schema": 1, "checks": [...]}`, sorted by claim, with a final line feed.
  public static func encode(_ records: [ClaimCheckRecord]) throws -> [UInt8] {
    try JSONText.encode(
      Document(schema: 1, checks: records.sorted { $0.claim < $1.claim }), pretty: true)
  }

  /// Throws `EvidenceError`.
  public static func decode(_ bytes: [UInt8]) throws -> [ClaimCheckRecord] {
    let document = try JSONText.decode(Document.self, bytes)
    guard document.schema == 1 else {
      throw EvidenceError(description: "schema \(document.schema) is not known; this Moot reads schema 1")
    }
    return document.checks
  }

  private struct Document: Codable {
    var schema: Int
    var checks: [ClaimCheckRecord]
  }
}
