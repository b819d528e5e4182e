import Workspace

/// What can be done with action items wherever some are chosen.
enum ItemCommands {
  /// Nil for a command that is not about an item.
  static func outcome(_ command: Command, _ item: ActionItem, today: CalendarDate) -> Outcome? {
    outcome(command, [item], today: today)
  }

  /// The same for several at once; at least one.
  static func outcome(_ command: Command, _ items: [ActionItem], today: CalendarDate) -> Outcome? {
    guard let first = items.first else { return nil }
    let these = items.count == 1 ? "" : "\(items.count) items "
    switch command {
    case .markDone:
      let open = items.filter { $0.state == .open }
      return .effects([change(open.isEmpty ? items : open, open.isEmpty ? .reopened : .done(on: today))])
    case .drop:
      let kept = items.filter { if case .dropped = $0.state { false } else { true } }
      return .effects([change(kept.isEmpty ? items : kept, kept.isEmpty ? .reopened : .dropped(on: today))])
    case .moveDate: return .ask(.text(.move(items), "Move \(these)to (\(CalendarDate.argumentForms))"))
    case .assign:
      let areSame = items.allSatisfy { $0.owners == first.owners }
      return .ask(
        .text(
          .assign(items), "Owners\(these.isEmpty ? "" : " of \(items.count) items"), such as RV, SK",
          initial: areSame ? first.owners.joined(separator: ", ") : ""))
    case .reword: return .ask(.text(.reword(first), "New words", initial: first.text))
    case .showPromise: return .open(.promise(PromiseScreen(first)))
    default: return nil
    }
  }

  /// One change of one item or of several, which then are one event. Of several those are left out that are so
  /// already.
  static func change(_ items: [ActionItem], _ change: NoteEditor.Change) -> Effect {
    let others = items.filter { item in
      switch change {
      case .assigned(let owners): item.owners != owners
      case .moved(let day): item.deadline != day
      case .done, .dropped, .reopened, .reworded: true
      }
    }
    let items = others.isEmpty ? items : others
    return items.count == 1 ? .changeItem(items[0], change) : .changeItems(items, change)
  }
}
