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
    case .clearFilter:
      owner = ""
      return .done
    case .toggleClosed:
      showsClosed.toggle()
      return .done
    case .toggleFold: return toggleFold()
    case .toggleAllFolds:
      folded = folded.isEmpty ? Set(Group.allCases) : []
      place = place.map { Place(group: $0.group, promise: nil) }
      return .done
    case .open, .markDone, .drop, .moveDate, .assign, .reword, .showPromise:
      guard let item = chosenItem?.item else { return command == .open ? toggleFold() : .done }
      return ItemCommands.outcome(command, item, today: model.today)
        ?? .open(.editor(EditorScreen(opening: item.file, line: item.line)))
    default: return .unhandled
    }
  }

  func refusal(of command: Command) -> String? {
    switch command {
    case .open: chosen?.place == nil ? "There is no item here" : nil
    case .markDone, .drop, .moveDate, .assign, .reword, .showPromise:
      chosenItem == nil ? "There is no item here" : nil
    case .toggleFold: place == nil ? "There is no group here" : nil
    case .clearFilter: owner.isEmpty ? "Everybody's items are shown already" : nil
    default: nil
    }
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
      revision: model.notesRevision, owner: owner, showsClosed: showsClosed, folded: folded)
    if layout.update(key, model, width: model.contentRect.columns - 2), let place,
      let index = layout.rows.firstIndex(where: { $0.place == place })
    {
      cursor.select(index)
    }
    let rows = layout.rows
    cursor.settle(count: rows.count) { rows[$0].isSelectable }
    cursor.scroll(visible: listRows(model), count: rows.count) { rows[$0].isSelectable }
    place = chosen?.place
  }

  /// Rows of detail under the list, where there is room for them.
  static func detailRows(_ rect: Rect) -> Int { rect.rows >= 14 ? 4 : 0 }

  private func listRows(_ model: Model) -> Int {
    let rect = model.contentRect
    return rect.rows - Self.detailRows(rect) - (owner.isEmpty ? 0 : 1)
  }
}

extension Model {
  /// Whom a typed name means: the group's people where they are known, else owners as they are written.
  func ownerFilter(_ text: String) -> OwnerFilter { roster?.filter(text) ?? OwnerFilter(text) }
}
