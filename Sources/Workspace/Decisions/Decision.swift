/// What was decided, on which bytes: `decision.md`.
public struct Decision: Hashable, Sendable {
  public enum Outcome: String, CaseIterable, Hashable, Sendable { case accepted, rejected }

  /// A file of the proposal's folder and the name of its bytes when it was decided.
  public struct Sealed: Hashable, Sendable {
    /// Relative to the proposal's folder, such as `v2.md` or `reviews/20231127T101500Z-ms-3fa9.md`.
    public var path: String
    public var blob: GitObjectID

    public init(path: String, blob: GitObjectID) {
      self.path = path
      self.blob = blob
    }
  }

  /// What somebody thought of the version when it was decided.
  public struct Opinion: Hashable, Sendable {
    public var by: String
    public var verdict: Verdict

    public init(by: String, verdict: Verdict) {
      self.by = by
      self.verdict = verdict
    }
  }

  public var outcome: Outcome
  public var date: CalendarDate?
  /// `Name <email>` of who decided.
  public var by: String?
  public var version: VersionNumber
  /// The version, every run and every review event, by path.
  public var sealed: [Sealed]
  public var verdicts: [Opinion]
  /// Names of the threads that nobody had resolved.
  public var open: [String]
  /// Note and line where it was talked about, such as `meetings/2023-12-05-smp.md:42`.
  public var minutes: String?
  /// Why, in Markdown.
  public var rationale: String

  public init(
    outcome: Outcome, date: CalendarDate?, by: String?, version: VersionNumber, sealed: [Sealed],
    verdicts: [Opinion], open: [String], minutes: String?, rationale: String
  ) {
    self.outcome = outcome
    self.date = date
    self.by = by
    self.version = version
    self.sealed = sealed
    self.verdicts = verdicts
    self.open = open
    self.minutes = minutes
    self.rationale = rationale
  }
}
