import Evidence
import Workspace

extension ProposalScreen {
  /// The rows of Review, which are there already where nothing that they depend on changed.
  func reviewRows(_ proposal: Proposal, _ model: Model) -> [ReviewRow] {
    reviewed(proposal, model).rows
  }

  /// Keeps the rows of Review for the next look at them.
  mutating func keepReviewRows(_ proposal: Proposal, _ model: Model) -> [ReviewRow] {
    let found = reviewed(proposal, model)
    reviewed = found
    return found.rows
  }

  private func reviewed(_ proposal: Proposal, _ model: Model) -> Reviewed {
    let key = Reviewed.Key(
      review: proposal.review, decision: proposal.decision, standing: model.standings[number],
      seal: model.seals[number], person: model.person, threads: reading.threads, placing: reading.placing,
      drafts: reading.drafts, opened: reading.opened, showsResolved: showsResolved,
      width: max(8, model.contentRect.columns - 3))
    if let reviewed, reviewed.key == key { return reviewed }
    let rows = ReviewRows(
      proposal, model, reading, width: key.width, showsResolved: showsResolved, opened: reading.opened
    ).rows
    return Reviewed(key: key, rows: rows)
  }

  /// The thread under the cursor of the tab that is shown.
  func chosenThread(_ proposal: Proposal, _ model: Model) -> PlacedThread? {
    if tab == .text { return reading.thread }
    guard tab == .review else { return nil }
    let rows = reviewRows(proposal, model)
    guard rows.indices.contains(review.selected) else { return nil }
    // The rows of an opened thread stand below its own.
    for row in rows[...review.selected].reversed() {
      switch row {
      case .thread(let thread): return thread
      case .note: continue
      default: return nil
      }
    }
    return nil
  }

  /// Goes to the chosen thread in the text; what has no place there is opened where it is.
  mutating func openReviewRow(_ proposal: Proposal, _ model: Model) -> Outcome {
    let rows = reviewRows(proposal, model)
    guard rows.indices.contains(review.selected) else { return .done }
    switch rows[review.selected] {
    case .thread(let placed) where placed.place == .orphan: toggle(placed.id)
    case .thread(let placed): visit(placed.id)
    case .stray(let event): toggle(event.id)
    case .resolved: showsResolved.toggle()
    case .note, .blank, .section:
      guard let thread = chosenThread(proposal, model) else {
        return .say(.soon, "Enter goes to a thread in the text; choose one")
      }
      toggle(thread.id)
    }
    return .done
  }

  /// To the next row of a thread in the list.
  mutating func stepThread(by step: Int, _ proposal: Proposal, _ model: Model) -> Outcome {
    let rows = reviewRows(proposal, model)
    let threads = rows.indices.filter { if case .thread = rows[$0] { true } else { false } }
    let here = review.selected
    guard let next = step > 0 ? threads.first(where: { $0 > here }) : threads.last(where: { $0 < here })
    else {
      return .say(.soon, step > 0 ? "No thread below" : "No thread above")
    }
    review.select(next)
    return .done
  }

  private mutating func toggle(_ name: String) {
    if reading.opened.remove(name) == nil { reading.opened.insert(name) }
  }

  func drawReview(_ proposal: Proposal, _ model: Model, into surface: inout Surface, in rect: Rect) {
    let rows = reviewRows(proposal, model)
    ListView.draw(
      review, count: rows.count, into: &surface, in: rect, isSelectable: { rows[$0].isSelectable },
      line: { line(rows[$0], model, width: rect.columns - 3) })
  }

  private func line(_ row: ReviewRow, _ model: Model, width: Int) -> StyledLine {
    switch row {
    case .blank: StyledLine()
    case .section(let title): StyledLine(title.clipped(toWidth: width), Style(.heading))
    case .note(let line): line
    case .thread(let placed): threadLine(placed, model, width: width)
    case .resolved(let count, let isFolded):
      StyledLine("\(isFolded ? "+" : "-") \(NumberText.count(count, "thread")) resolved", Style(.dim))
    case .stray(let event):
      StyledLine(
        DisplayText.escaped(
          "\(event.kind.word.isEmpty ? "no kind" : event.kind.word)  \(event.by ?? "nobody")  \(event.id)"
        ).clipped(toWidth: width), Style(.soon))
    }
  }

  private func threadLine(_ placed: PlacedThread, _ model: Model, width: Int) -> StyledLine {
    let thread = placed.thread
    var mark = ThreadMark()
    mark.add(thread, isDraft: thread.isWaiting(reading.drafts))
    let place = placed.place.lines.map { "line \($0.lowerBound)" } ?? "gone"
    let people = model.surroundings.people
    let who = thread.opening.by.map(people.name) ?? "you"
    let answers = thread.answers.count { $0.kind == .reply }
    var line = StyledLine([
      Span(mark.text, Style(mark.role)), Span("\(place.padded(toWidth: 9)) ", Style(.dim)),
      Span("\(DisplayText.escaped(who).clipped(toWidth: 12).padded(toWidth: 12)) ", Style(.key)),
    ])
    var tail = answers == 0 ? "" : "  \(answers == 1 ? "1 reply" : "\(answers) replies")"
    if let words = placed.place.words, placed.place != .orphan { tail += "  \(words)" }
    let room = max(4, width - line.width - tail.displayWidth)
    line.append(DisplayText.escaped(thread.summary).clipped(toWidth: room))
    line.append(tail, Style(.dim))
    return line
  }
}
