import Evidence

/// The number in a proposal's folder name; printed with four digits, `0001`.
public struct ProposalNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let value: Int

  /// Nil unless 1 to 9999.
  public init?(_ value: Int) {
    guard (1...9999).contains(value) else { return nil }
    self.value = value
  }

  public static func < (a: ProposalNumber, b: ProposalNumber) -> Bool { a.value < b.value }

  public var description: String {
    let digits = String(value)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

/// A published version of a proposal, printed `v1`.
public struct VersionNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let value: Int

  /// Nil unless positive.
  public init?(_ value: Int) {
    guard value >= 1 else { return nil }
    self.value = value
  }

  public static func < (a: VersionNumber, b: VersionNumber) -> Bool { a.value < b.value }
  public var description: String { "v\(value)" }
}

/// Where a proposal stands; the legal moves between these are in `ProposalStatus+Moves.swift`.
public enum ProposalStatus: String, CaseIterable, Hashable, Sendable {
  case draft, review
  case lastCall = "last-call"
  case accepted, rejected, withdrawn, superseded
}

/// The working draft, `proposal.md`: what its front matter says and its bytes as they are.
public struct ProposalDraft: Hashable, Sendable {
  public var title: String
  public var status: ProposalStatus
  public var authors: [String]
  public var reviewers: [String]
  public var created: CalendarDate?
  /// What the proposal has to do with others.
  public var references = ProposalReferences()
  /// The last day of the last call.
  public var lastCallUntil: CalendarDate?
  /// Where it is talked about.
  public var discussion: String?
  /// The whole file, front matter included; what is saved when nothing was changed.
  public var source: String
  /// The body's first line in `source`, 1-based.
  public var bodyLine: Int
  /// `source` from `bodyLine` on.
  public var body: String

  public init(
    title: String, status: ProposalStatus, authors: [String], reviewers: [String], created: CalendarDate?,
    source: String, bodyLine: Int, body: String
  ) {
    self.title = title
    self.status = status
    self.authors = authors
    self.reviewers = reviewers
    self.created = created
    self.source = source
    self.bodyLine = bodyLine
    self.body = body
  }
}

/// A published version, `vN.md`; its file never changes again.
public struct ProposalVersion: Hashable, Sendable {
  /// As the file's name has it. What the file says inside may be another one, where two people published the same
  /// number at once.
  public var number: VersionNumber
  public var title: String
  public var authors: [String]
  /// The day of publication.
  public var published: CalendarDate?
  /// `Name <email>` of whoever published it.
  public var by: String?
  /// The author's summary of what changed.
  public var changes: String
  public var body: String
  /// The whole file, which the lines of comments are those of.
  public var source: String
  /// The name of the file's bytes, by which events tell the versions apart.
  public var blob: GitObjectID

  /// - Parameters:
  ///   - source: nil stands for the body alone.
  ///   - blob: nil works it out from the source.
  public init(
    number: VersionNumber, title: String, authors: [String], published: CalendarDate?, by: String?,
    changes: String, body: String, source: String? = nil, blob: GitObjectID? = nil
  ) {
    self.source = source ?? body
    self.blob = blob ?? GitObjectID(blob: Array(self.source.utf8))
    self.number = number
    self.title = title
    self.authors = authors
    self.published = published
    self.by = by
    self.changes = changes
    self.body = body
  }
}

/// A proposal with all that lies in its folder.
public struct Proposal: Sendable {
  public var number: ProposalNumber
  /// Its folder, relative to the workspace: `proposals/0001-page-table-and-frame-allocator`.
  public var folder: String
  public var draft: ProposalDraft
  /// Ascending by number.
  public var versions: [ProposalVersion]
  /// Ascending by creation.
  public var runs: [Run]
  /// The file of each of `runs`, relative to the workspace.
  public var runFiles: [String]
  public var review: Review
  /// Nil until it is decided.
  public var decision: Decision?
  public var diagnostics: [Diagnostic]

  public init(
    number: ProposalNumber, folder: String, draft: ProposalDraft, versions: [ProposalVersion], runs: [Run],
    runFiles: [String] = [], review: Review = .empty, decision: Decision? = nil, diagnostics: [Diagnostic]
  ) {
    self.number = number
    self.folder = folder
    self.draft = draft
    self.versions = versions
    self.runs = runs
    self.runFiles = runFiles
    self.review = review
    self.decision = decision
    self.diagnostics = diagnostics
  }

  /// The working draft's file, relative to the workspace.
  public var draftPath: String { "\(folder)/proposal.md" }
  /// The file of one of its versions, relative to the workspace.
  public func path(of version: VersionNumber) -> String { "\(folder)/\(version).md" }
  /// The file of one of its events, relative to the workspace.
  public func path(of event: ReviewEvent) -> String { "\(folder)/reviews/\(event.id).md" }
  /// The file of its decision, relative to the workspace.
  public var decisionPath: String { "\(folder)/decision.md" }
  public var latest: ProposalVersion? { versions.last }
  public func version(_ number: VersionNumber) -> ProposalVersion? { versions.first { $0.number == number } }
  /// True where the draft's body differs from the newest version's, or nothing is published yet.
  public var hasUnpublishedChanges: Bool { latest.map { $0.body != draft.body } ?? true }
}
