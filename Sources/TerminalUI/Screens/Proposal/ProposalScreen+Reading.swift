import Workspace

extension ProposalScreen {
  /// Cells left of the text, for the cursor and the marks of threads.
  static func gutter(of columns: Int) -> Int { columns >= 30 ? 4 : 1 }

  /// Moves the cursor in the text; false for a command that does not move.
  mutating func read(_ command: Command, visible: Int) -> Bool {
    rowsAbove = nil
    let passed = (thread: reading.passed, match: reading.match)
    (reading.passed, reading.match) = (nil, nil)
    let count = reading.page.placeCount
    guard count > 0 else { return scrollFreely(command, visible: visible) }
    let now = reading.page.nearest(to: reading.stop) ?? 0
    let top = tops[.text] ?? 0
    let rows = reading.page.place(now).rows
    switch command {
    // What is longer than the window, or stands after the last line, is scrolled through.
    case .down where rows.upperBound >= top + visible || now == count - 1: tops[.text] = top + 1
    case .up where rows.lowerBound < top || now == 0: tops[.text] = top - 1
    case .down: stand(on: now + 1, visible)
    case .up: stand(on: now - 1, visible)
    case .pageDown: turnPage(to: rows.lowerBound + max(1, visible - 1), from: now, by: 1, visible)
    case .pageUp: turnPage(to: rows.lowerBound - max(1, visible - 1), from: now, by: -1, visible)
    case .first: stand(on: 0, visible)
    case .last:
      stand(on: count - 1, visible)
      tops[.text] = reading.page.rowCount
    default:
      (reading.passed, reading.match) = passed
      return false
    }
    return true
  }

  private mutating func scrollFreely(_ command: Command, visible: Int) -> Bool {
    let top = tops[.text] ?? 0
    switch command {
    case .down: tops[.text] = top + 1
    case .up: tops[.text] = top - 1
    case .pageDown: tops[.text] = top + visible
    case .pageUp: tops[.text] = top - visible
    case .first, .last: break
    default: return false
    }
    return true
  }

  private mutating func turnPage(to row: Int, from now: Int, by step: Int, _ visible: Int) {
    tops[.text] = (tops[.text] ?? 0) + step * max(1, visible - 1)
    var next = reading.page.place(atRow: max(0, row)) ?? now
    if next == now { next = min(max(0, now + step), reading.page.placeCount - 1) }
    stand(on: next, visible)
  }

  private mutating func stand(on index: Int, _ visible: Int) {
    reading.stop = reading.page.place(index).stop
    follow(visible)
  }

  /// Scrolls as little as is needed to show what the cursor stands on.
  mutating func follow(_ visible: Int) {
    guard let index = reading.page.nearest(to: reading.stop) else { return }
    reading.stop = reading.page.place(index).stop
    let rows = reading.page.place(index).rows
    var top = tops[.text] ?? 0
    if rows.upperBound >= top + visible { top = rows.upperBound - visible + 1 }
    if rows.lowerBound < top { top = rows.lowerBound }
    tops[.text] = index == 0 && rows.lowerBound < visible ? 0 : top
  }

  // MARK: Threads in the text

  /// Opens what stands on the cursor's line in place, or closes it.
  mutating func openThreads() -> Outcome {
    if case .thread(let name) = reading.stop {
      close([name])
      return .done
    }
    if reading.placing != nil { return Self.stillPlacing }
    let here = Set((reading.line.map(reading.page.threads) ?? []).map(\.id))
    guard !here.isEmpty else {
      return .say(.soon, "Nobody said anything of this line; c comments on it, n goes to the next thread")
    }
    let shown = reading.opened.union([reading.visited].compactMap { $0 })
    if here.isSubset(of: shown) { close(here) } else { reading.opened.formUnion(here) }
    return .done
  }

  private mutating func close(_ names: Set<String>) {
    if let name = names.first, case .thread(let shown) = reading.stop, names.contains(shown),
      let line = reading.threads.first(where: { $0.id == name })?.place.lines?.lowerBound
    {
      reading.stop = .line(line)
      reading.passed = name
    }
    reading.opened.subtract(names)
    if let visited = reading.visited, names.contains(visited) { reading.visited = nil }
  }

  /// Goes to the next thread below the cursor, or to the one above it.
  mutating func visitThread(by step: Int) -> Outcome {
    let threads = reading.page.threads
    if threads.isEmpty, reading.placing != nil { return Self.stillPlacing }
    guard !threads.isEmpty else {
      return .say(.soon, "No thread stands in this text; c comments on the cursor's line")
    }
    let next: Int?
    if let here = threads.firstIndex(where: { $0.id == reading.passed }) {
      next = here + step
    } else {
      // What is said of the text as a whole stands before its first line.
      let isFirst = reading.page.nearest(to: reading.stop) == 0
      let line = isFirst ? 0 : reading.line ?? 0
      next =
        step > 0
        ? threads.firstIndex { ($0.place.lines?.lowerBound ?? 0) >= line }
        : threads.lastIndex { ($0.place.lines?.lowerBound ?? 0) < line }
    }
    guard let next, threads.indices.contains(next) else {
      return .say(.soon, step > 0 ? "No thread below; N goes back" : "No thread above; n goes on")
    }
    visit(threads[next].id)
    return .done
  }

  /// Shows a thread in the text, opened.
  mutating func visit(_ thread: String) {
    tab = .text
    reading.mark = nil
    rowsAbove = nil
    reading.visited = thread
    reading.passed = thread
    reading.stop = .thread(thread)
    isFollowing = true
  }

  /// Shows an older or a newer text: the versions, and the draft after the newest.
  mutating func stepText(by step: Int, _ proposal: Proposal) -> Outcome {
    let texts = proposal.versions.map { Optional($0.number) } + [nil]
    let now = texts.firstIndex(of: reading.version) ?? texts.count - 1
    guard texts.indices.contains(now + step) else {
      return .say(.soon, step < 0 ? noOlderText(proposal) : "This is the draft; there is nothing newer")
    }
    let before = reading.text(of: proposal).source
    reading.version = texts[now + step]
    reading.mark = nil
    // The cursor stays on its words where they are there too.
    if case .line(let line) = reading.stop {
      let anchor = CommentAnchor(lines: line...line, in: before)
      let place = CommentPlacer(old: before, new: reading.text(of: proposal).source).place(anchor)
      reading.stop = .line(place.lines?.lowerBound ?? line)
    }
    isFollowing = true
    return .done
  }

  private static let stillPlacing = Outcome.say(.soon, "The comments are still being placed in this text")

  private func noOlderText(_ proposal: Proposal) -> String {
    proposal.versions.isEmpty
      ? "Nothing is published yet; p publishes the draft" : "There is no older version"
  }
}
