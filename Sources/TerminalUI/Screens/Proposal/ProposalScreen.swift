import Evidence
import Workspace

/// One proposal: its text, its versions, what changed between two of them, its evidence and its review.
public struct ProposalScreen: Hashable, Sendable {
  public enum Tab: Int, CaseIterable, Hashable, Sendable {
    case text, versions, changes, evidence, review

    var title: String {
      switch self {
      case .text: "Text"
      case .versions: "Versions"
      case .changes: "Changes"
      case .evidence: "Evidence"
      case .review: "Review"
      }
    }
  }

  public let number: ProposalNumber
  var tab = Tab.text
  /// The first visible line of each tab that scrolls.
  var tops: [Tab: Int] = [:]
  var versions = ListCursor()
  /// Where one reads in Text.
  var reading = ProposalReading()
  /// The headings to choose from, while one does.
  var outline: OutlineList?
  /// Where one was before the words to search for were typed, while they are.
  var findOrigin: FindOrigin?
  /// The cursor was put somewhere that may be out of sight.
  var isFollowing = false
  var review = ListCursor()
  /// The rows of Review, made when something they depend on changed.
  var reviewed: Reviewed?
  /// Whether Review lists the threads that are resolved.
  var showsResolved = false
  /// What Changes compares; nil chooses by itself.
  var comparison: Comparison?
  /// Whether Changes shows the old text beside the new one, where there is room.
  var isSideBySide = false
  /// How many rows are to stand above the cursor, while the place where one stopped is being found again.
  var rowsAbove: Int?
  /// What the person had read when the screen was opened.
  var before: ReadBefore = .unknown
  /// The lines of the tab that is shown, rendered when something they depend on changed.
  var rendered: Rendered?

  public init(_ number: ProposalNumber, tab: Tab = .text) {
    self.number = number
    self.tab = tab
  }

  /// Begins at a thread in the text.
  init(_ number: ProposalNumber, thread: String) {
    self.init(number)
    visit(thread)
  }

  var contexts: [KeyContext] {
    switch tab {
    case .text where outline != nil: [.outline]
    case .text where reading.found != nil:
      [.finding, .reading, .reviewing, .proposal, .list, .everywhere]
    case .text: [.reading, .reviewing, .proposal, .list, .everywhere]
    case .review: [.reviewing, .proposal, .list, .everywhere]
    case .versions, .changes, .evidence: [.proposal, .list, .everywhere]
    }
  }

  /// Two texts of a proposal.
  enum Comparison: Hashable {
    /// From a version to a newer one, or to the draft.
    case versions(older: VersionNumber, newer: VersionNumber?)
    /// From what the person last read to the draft.
    case sinceRead
  }

  struct Rendered: Hashable {
    struct Key: Hashable {
      var tab: Tab
      var width: Int
      var source: String
      var comparison: Comparison?
      var isSideBySide: Bool
      var before: ReadBefore
      var versions: Int
      var runs: Int
      var claims: ProposalClaims?
    }
    var key: Key
    var lines: [StyledLine]
  }

  struct Reviewed: Hashable {
    struct Key: Hashable {
      var review: Review
      var decision: Decision?
      var standing: ProposalStanding?
      var seal: SealCheck?
      var person: String?
      var threads: [PlacedThread]
      var placing: PlacementRequest?
      var drafts: Set<String>
      var opened: Set<String>
      var showsResolved: Bool
      var width: Int
    }
    var key: Key
    var rows: [ReviewRow]
  }

  /// The comparison shown: the one chosen, else what changed since the person last read it, else the newest version
  /// against the draft where that differs, else the newest against the one before; nil with nothing to compare.
  func effectiveComparison(_ proposal: Proposal) -> Comparison? {
    let known = Set(proposal.versions.map(\.number))
    switch comparison {
    case .versions(let older, let newer) where known.contains(older) && newer.map(known.contains) ?? true:
      return comparison
    case .sinceRead where before.reading != nil: return comparison
    default: break
    }
    if hasUnreadChanges(proposal) { return .sinceRead }
    guard let latest = proposal.latest else { return nil }
    if proposal.hasUnpublishedChanges { return .versions(older: latest.number, newer: nil) }
    guard proposal.versions.count >= 2 else { return nil }
    return .versions(older: proposal.versions[proposal.versions.count - 2].number, newer: latest.number)
  }

  static let headerRows = 2

  func bodyRows(_ model: Model) -> Int { max(0, model.contentRect.rows - Self.headerRows) }
}
