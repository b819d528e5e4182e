import Evidence
import Workspace

/// Where somebody reads in a proposal's text, and what they opened there.
struct ProposalReading: Hashable {
  /// The version that is read; nil for the draft.
  var version: VersionNumber?
  /// What the cursor stands on.
  var stop = ReviewedText.Stop.line(1)
  /// The line where a selection began, while there is one.
  var mark: Int?
  /// Threads that were opened in place, by name.
  var opened: Set<String> = []
  /// The thread gone to last: opened too, until the next one is gone to.
  var visited: String?
  /// The thread stood on last, until the cursor moves: the next one is counted from it, though it may be closed.
  var passed: String?
  private(set) var page = ReviewedText.empty
  /// Names of the threads and answers that only the reader can see.
  private(set) var drafts: Set<String> = []
  /// Every thread with its place in the text, the reader's drafts among them.
  private(set) var threads: [PlacedThread] = []
  private var lines: [StyledLine] = []
  private var key: Key?
  private var pageKey: PageKey?

  /// What the rows of the text and the places of the threads depend on.
  private struct Key: Hashable {
    var source: String
    var width: Int
    var claims: ProposalClaims?
    var threads: [ReviewThread]
    var drafts: [ReviewDraft]
    var versions: Int
  }

  private struct PageKey: Hashable {
    var key: Key
    var opened: Set<String>
  }

  /// The text that is read.
  func text(of proposal: Proposal) -> ReadText {
    version.flatMap(proposal.version).map(ReadText.init) ?? ReadText(proposal.draft)
  }

  /// Lays the text out again where something that it depends on changed; true if it did.
  mutating func layOut(_ proposal: Proposal, _ model: Model, width: Int) -> Bool {
    if let version, proposal.version(version) == nil { self.version = nil }
    let text = text(of: proposal)
    let waiting = model.drafts[proposal.number] ?? []
    let key = Key(
      source: text.source, width: width, claims: version == nil ? model.claims[proposal.number] : nil,
      threads: proposal.review.threads, drafts: waiting, versions: proposal.versions.count)
    if key != self.key {
      self.key = key
      let merged = proposal.adding(waiting)
      drafts = Set(waiting.map(\.id))
      threads = merged.placedThreads(in: text.source)
      lines = Self.lines(text, key.claims, width: width)
    }
    let shown = opened.union([visited].compactMap { $0 })
    let pageKey = PageKey(key: key, opened: shown)
    guard pageKey != self.pageKey else { return false }
    self.pageKey = pageKey
    let layout = ThreadLayout(people: model.surroundings.people, drafts: drafts, width: width)
    page = ReviewedText(lines, threads: threads, drafts: drafts, opened: shown) { layout.lines($0) }
    return true
  }

  private static func lines(_ text: ReadText, _ claims: ProposalClaims?, width: Int) -> [StyledLine] {
    if text.body.trimmingWhitespace().isEmpty {
      return [StyledLine("The draft is empty: e writes it.", Style(.dim))]
    }
    let lines = MarkdownLayout.lines(MarkdownDocument(text.body), width: width).map {
      $0.lowered(by: text.bodyLine - 1)
    }
    return claims.map { ClaimLayout.annotated(lines, $0, width: width) } ?? lines
  }

  // MARK: What the cursor means

  /// The line that the cursor stands on; that of a thread is its last one.
  var line: Int? {
    switch page.index(of: stop) == nil ? page.nearest(to: stop).map({ page.places[$0].stop }) : stop {
    case .line(let line): line
    case .thread(let name): threads.first { $0.id == name }?.place.lines?.upperBound
    case nil: nil
    }
  }

  /// The lines from where the selection began to the cursor, else the cursor's.
  var selection: ClosedRange<Int>? {
    guard let line else { return nil }
    guard let mark else { return line...line }
    return min(mark, line)...max(mark, line)
  }

  /// The thread that the cursor stands on, or the first open one of its line, else the first.
  var thread: PlacedThread? {
    if case .thread(let name) = stop, let thread = threads.first(where: { $0.id == name }) { return thread }
    let here = line.map(page.threads) ?? []
    return here.first { $0.thread.isOpen } ?? here.first
  }
}

/// A text of a proposal as one reads it: the draft's file or a version's.
struct ReadText {
  var source: String
  var body: String
  /// The body's first line in the source, 1-based.
  var bodyLine: Int

  init(_ draft: ProposalDraft) { (source, body, bodyLine) = (draft.source, draft.body, draft.bodyLine) }

  init(_ version: ProposalVersion) {
    (source, body) = (version.source, version.body)
    let head = source.utf8.prefix(max(0, source.utf8.count - body.utf8.count))
    bodyLine = 1 + head.count { $0 == UInt8(ascii: "\n") }
  }
}
