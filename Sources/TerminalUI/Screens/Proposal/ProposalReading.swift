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
  /// The match of the search gone to last, until the cursor moves.
  var match: Int?
  private(set) var page = ReviewedText.empty
  /// Names of the threads and answers that only the reader can see.
  private(set) var drafts: Set<String> = []
  /// Every thread with its place in the text, the reader's drafts among them; while threads are being placed only
  /// those whose place is known.
  private(set) var threads: [PlacedThread] = []
  /// What is being placed elsewhere, as it takes longer than a key may.
  private(set) var placing: PlacementRequest?
  private var places = KnownPlaces()
  private var rendered = RenderedMarkdown()
  /// What is searched for in the text, and where it was found.
  private(set) var found: FoundText?
  private var marked = MarkedText.empty
  private var linesKey: LinesKey?
  private var threadsKey: ThreadsKey?
  private var shown: Set<String> = []

  /// What the rows of the text depend on.
  private struct LinesKey: Hashable {
    var source: String
    var width: Int
    var claims: ProposalClaims?
  }

  /// What the threads and their places depend on.
  private struct ThreadsKey: Hashable {
    var source: String
    var threads: [ReviewThread]
    var drafts: [ReviewDraft]
    var versions: Int
  }

  /// The text that is read.
  func text(of proposal: Proposal) -> ReadText {
    version.flatMap(proposal.version).map(ReadText.init) ?? ReadText(proposal.draft)
  }

  /// Lays the text out again where something that it depends on changed; true if it did. Threads that take long to place
  /// are left out and asked for in `placing`.
  mutating func layOut(_ proposal: Proposal, _ model: Model, width: Int) -> Bool {
    if let version, proposal.version(version) == nil { self.version = nil }
    let text = text(of: proposal)
    let waiting = model.drafts[proposal.number] ?? []
    let linesKey = LinesKey(
      source: text.source, width: width, claims: version == nil ? model.claims[proposal.number] : nil)
    let threadsKey = ThreadsKey(
      source: text.source, threads: proposal.review.threads, drafts: waiting,
      versions: proposal.versions.count)
    let isNew = (lines: linesKey != self.linesKey, threads: threadsKey != self.threadsKey)
    (self.linesKey, self.threadsKey) = (linesKey, threadsKey)
    if isNew.lines {
      rendered = Self.rendered(text, linesKey.claims, width: width)
      if let found { self.found = FoundText(found.needle, in: rendered.lines) }
    }
    if isNew.threads { place(waiting, proposal, in: text.source) }
    if isNew.lines || isNew.threads {
      marked = MarkedText(rendered.lines, threads: threads, drafts: drafts)
    }
    let shown = opened.union([visited].compactMap { $0 })
    guard isNew.lines || isNew.threads || shown != self.shown else { return false }
    self.shown = shown
    let layout = ThreadLayout(people: model.surroundings.people, drafts: drafts, width: width)
    page = ReviewedText(marked, opened: shown) { layout.lines($0) }
    return true
  }

  private mutating func place(_ waiting: [ReviewDraft], _ proposal: Proposal, in text: String) {
    drafts = Set(waiting.map(\.id))
    let all = proposal.adding(waiting).review.threads
    places.read(text)
    var (placed, missing) = places.sort(all, of: proposal)
    let request = PlacementRequest(missing, of: proposal, in: text)
    if !missing.isEmpty, request.isQuick {
      places.add(request, request.places())
      (placed, missing) = places.sort(all, of: proposal)
    }
    placing = missing.isEmpty ? nil : request
    threads = placed.inOrder
  }

  /// Takes what was asked for in `placing`; an answer to something else comes too late.
  mutating func receive(_ found: [CommentPlace], for request: PlacementRequest) {
    guard placing == request else { return }
    places.add(request, found)
    placing = nil
    threadsKey = nil
  }

  private static func rendered(
    _ text: ReadText, _ claims: ProposalClaims?, width: Int
  ) -> RenderedMarkdown {
    var rendered = RenderedMarkdown()
    guard !text.body.trimmingWhitespace().isEmpty else {
      rendered.lines = [StyledLine("The draft is empty: e writes it.", Style(.dim))]
      return rendered
    }
    rendered = MarkdownLayout.render(MarkdownDocument(text.body), width: width).lowered(by: text.bodyLine - 1)
    if let claims { rendered.lines = ClaimLayout.annotated(rendered.lines, claims, width: width) }
    return rendered
  }

  // MARK: What the text has

  var headings: [RenderedMarkdown.Heading] { rendered.headings }
  /// Where numbered links lead: link 1 is the first.
  var links: [String] { rendered.links }

  /// The links of some lines, each destination once.
  func links(on lines: ClosedRange<Int>) -> [RenderedMarkdown.Link] {
    var known: Set<String> = []
    return rendered.placedLinks.filter {
      lines.contains($0.sourceLine) && known.insert($0.destination).inserted
    }
  }

  /// Which heading the cursor's line belongs to; nil above the first.
  var heading: Int? {
    guard let line else { return nil }
    return headings.lastIndex { $0.sourceLine <= line }
  }

  /// Searches for other words; nil and blank ones end it.
  mutating func find(_ needle: String?) {
    let needle = needle ?? ""
    found = needle.isEmpty ? nil : FoundText(needle, in: rendered.lines)
  }

  // MARK: What the cursor means

  /// The cursor is to stand on a thread whose place is not known yet.
  var isWaitingForThread: Bool {
    guard placing != nil, case .thread = stop else { return false }
    return page.index(of: stop) == nil
  }

  /// The line that the cursor stands on; that of a thread is its last one.
  var line: Int? {
    switch page.index(of: stop) == nil ? page.nearest(to: stop).map({ page.place($0).stop }) : stop {
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
