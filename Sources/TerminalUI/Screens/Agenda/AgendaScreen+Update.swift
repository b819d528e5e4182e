import Workspace

extension AgendaScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    let rows = layout.rows
    if cursor.perform(
      command, count: rows.count, page: listRows(model), isSelectable: { rows[$0].isSelectable })
    {
      place = chosen?.place
      return .done
    }
    switch command {
    case .filterOwner: return .ask(.text(.owner, "Owner (initials or name)", initial: owner))
    case .filterAgenda:
      return .ask(.text(.agendaFilter, "Words, owner: team: file: due: is:", initial: filter))
    case .clearFilter: (owner, filter) = ("", "")
    case .nextGrouping:
      grouping = grouping.next
      return .say(.dim, "Items by \(grouping.words); v steps on")
    case .toggleClosed: showsClosed.toggle()
    case .toggleFold: return toggleFold()
    case .toggleAllFolds:
      // Groups of another grouping stay as they are.
      folded =
        folded.isDisjoint(with: layout.groups)
        ? folded.union(layout.groups) : folded.subtracting(layout.groups)
      place = place.map { Place(group: $0.group, promise: nil) }
    case .toggleMark: toggleMark()
    case .markAll: marked = Set(layout.matching.map(\.promise))
    case .back where !markedRows.isEmpty: marked = []
    case .open:
      guard let item = chosenItem?.item else { return toggleFold() }
      return .open(.editor(EditorScreen(opening: item.file, line: item.line)))
    case .markDone, .drop, .moveDate, .assign, .reword, .showPromise:
      return ItemCommands.outcome(command, targets, today: model.today) ?? .unhandled
    default: return .unhandled
    }
    return .done
  }

  func refusal(of command: Command) -> String? {
    switch command {
    case .open: chosen?.place == nil ? "There is no item here" : nil
    case .reword where targets.count > 1,
      .showPromise where targets.count > 1:
      "This is done to one item at a time; Esc takes the marks away"
    case .markDone, .drop, .moveDate, .assign, .reword, .showPromise:
      targets.isEmpty ? "There is no item here" : nil
    case .toggleMark: chosenItem == nil ? "There is no item here" : nil
    case .markAll: layout.matching.isEmpty ? "There is no item to mark" : nil
    case .toggleFold: place == nil ? "There is no group here" : nil
    case .clearFilter: owner.isEmpty && filter.isEmpty ? "Everybody's items are shown already" : nil
    default: nil
    }
  }

  /// Marks the chosen item, or takes its mark away, and goes on to the next.
  private mutating func toggleMark() {
    guard let row = chosenItem else { return }
    marked.formSymmetricDifference([row.promise])
    let rows = layout.rows
    cursor.move(by: 1, count: rows.count) { rows[$0].isSelectable }
    place = chosen?.place
  }

  /// Folds the group that the cursor is in to its heading, or shows its items again.
  private mutating func toggleFold() -> Outcome {
    guard let place else { return .done }
    folded.formSymmetricDifference([place.group])
    self.place = Place(group: place.group, promise: nil)
    return .done
  }

  mutating func settle(_ model: Model) {
    let key = AgendaLayout.Key(
      revision: model.notesRevision, owner: owner, filter: filter, grouping: grouping,
      showsClosed: showsClosed, folded: folded)
    if layout.update(key, model, width: model.contentRect.columns - 2) { findPlace() }
    let rows = layout.rows
    cursor.settle(count: rows.count) { rows[$0].isSelectable }
    cursor.scroll(visible: listRows(model), count: rows.count) { rows[$0].isSelectable }
    place = chosen?.place
  }

  /// Puts the cursor where it was: on the same row, else on the same item in another group.
  private mutating func findPlace() {
    guard let place else { return }
    let index =
      layout.rows.firstIndex { $0.place == place }
      ?? place.promise.flatMap { promise in layout.rows.firstIndex { $0.place?.promise == promise } }
    if let index { cursor.select(index) }
  }

  /// Rows of detail under the list, where there is room for them.
  static func detailRows(_ rect: Rect) -> Int { rect.rows >= 14 ? 4 : 0 }

  private func listRows(_ model: Model) -> Int { listArea(model.contentRect).rows }
}

extension Model {
  /// Whom a typed name means: the group's people where they are known, else owners as they are written.
  func ownerFilter(_ text: String) -> OwnerFilter { roster?.filter(text) ?? OwnerFilter(text) }

  /// What was marked was changed.
  mutating func unmarkItems() {
    leftAgenda?.marked = []
    for index in screens.indices {
      guard case .agenda(var agenda) = screens[index] else { continue }
      agenda.marked = []
      screens[index] = .agenda(agenda)
    }
  }
}
