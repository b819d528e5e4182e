import Workspace

extension AgendaScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    let rows = rows(model)
    if cursor.perform(
      command, count: rows.count, page: listRows(model), isSelectable: { rows[$0].isSelectable })
    {
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
    case .open, .markDone, .drop, .moveDate, .assign, .reword, .showPromise:
      guard let item = chosen(rows)?.item else { return .say(.soon, "There is no item here") }
      return ItemCommands.outcome(command, item, today: model.today)
        ?? .open(.editor(EditorScreen(opening: item.file, line: item.line)))
    default: return .unhandled
    }
  }

  func chosen(_ rows: [Row]) -> Agenda.Row? {
    guard rows.indices.contains(cursor.selected), case .item(let row) = rows[cursor.selected] else {
      return nil
    }
    return row
  }

  mutating func settle(_ model: Model) {
    let rows = rows(model)
    cursor.settle(count: rows.count) { rows[$0].isSelectable }
    cursor.scroll(visible: listRows(model), count: rows.count) { rows[$0].isSelectable }
  }

  /// Rows of detail under the list, where there is room for them.
  static func detailRows(_ rect: Rect) -> Int { rect.rows >= 14 ? 4 : 0 }

  private func listRows(_ model: Model) -> Int {
    let rect = model.contentRect
    return rect.rows - Self.detailRows(rect) - (owner.isEmpty ? 0 : 1)
  }
}
