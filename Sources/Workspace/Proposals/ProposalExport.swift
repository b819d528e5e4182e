import Evidence

/// A proposal as one document, in Markdown or HTML: its text, what was measured, said and decided. The same bytes and
/// date give the same document.
public struct ProposalExport: Sendable {
  /// What a document says that stands outside of the proposal's folder.
  public struct Surroundings: Sendable {
    public var policy: ReviewPolicy
    public var people: SignatureBook
    /// Of the proposals that this one may refer to.
    public var titles: [ProposalNumber: String]
    /// The day that the document names.
    public var asOf: CalendarDate

    public init(
      policy: ReviewPolicy = ReviewPolicy(), people: SignatureBook = SignatureBook([]),
      titles: [ProposalNumber: String] = [:], asOf: CalendarDate
    ) {
      self.policy = policy
      self.people = people
      self.titles = titles
      self.asOf = asOf
    }
  }

  /// A piece of the document that is whole by itself.
  enum Part {
    case markdown(String)
    case picture(Picture)
  }

  let proposal: Proposal
  /// Nil for the draft's text.
  let published: ProposalVersion?
  let surroundings: Surroundings

  /// - Parameter version: the published text to export; nil takes the draft.
  /// - Precondition: `version` is one of the proposal's.
  public init(_ proposal: Proposal, version: VersionNumber?, _ surroundings: Surroundings) {
    self.proposal = proposal
    self.surroundings = surroundings
    published = version.map { number in
      guard let found = proposal.version(number) else {
        preconditionFailure("proposal \(proposal.number) has no \(number)")
      }
      return found
    }
  }

  /// - Parameter pictures: how the measured figures are drawn, below each run's table.
  public func markdown(_ pictures: Pictures = .text) -> String {
    parts().compactMap { part in
      switch part {
      case .markdown(let text): text
      case .picture(let picture): picture.markdown(pictures)
      }
    }.joined(separator: "\n\n") + "\n"
  }

  var title: String { published?.title ?? proposal.draft.title }
  var people: SignatureBook { surroundings.people }
  /// The whole file that the exported text stands in, which threads are placed in.
  private var source: String { published?.source ?? proposal.draft.source }

  /// The document in order, without empty parts and without white space around them.
  func parts() -> [Part] {
    let text = published?.body ?? proposal.draft.body
    let claims = Self.checkedClaims(text, proposal)
    let standing = ProposalStanding(
      proposal, policy: surroundings.policy, people: people, today: surroundings.asOf)
    let body = Self.withoutTitle(Self.annotated(text, claims), title)
    let parts =
      [
        .markdown("# \(Self.inline(title))"), .markdown(metadata(standing)),
        .markdown(MarkdownContainment.closed(body)), .markdown(howItStands(standing)), .markdown(versions()),
        .markdown(Self.overview(claims, of: proposal.number)),
      ] + runs() + review(placedIn: source) + decision()
    return parts.compactMap { part in
      guard case .markdown(let text) = part else { return part }
      let trimmed = Self.trimmedLines(text)
      return trimmed.isEmpty ? nil : .markdown(trimmed)
    }
  }
}
