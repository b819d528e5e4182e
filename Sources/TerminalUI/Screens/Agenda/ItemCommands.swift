import Workspace

/// What can be done with an action item wherever one is chosen.
enum ItemCommands {
  /// Nil for a command that is not about an item.
  static func outcome(_ command: Command, _ item: ActionItem, today: CalendarDate) -> Outcome? {
    switch command {
    case .markDone: return .effects([.changeItem(item, item.state == .open ? .done(on: today) : .reopened)])
    case .drop:
      if case .dropped = item.state { return .effects([.changeItem(item, .reopened)]) }
      return .effects([.changeItem(item, .dropped(on: today))])
    case .moveDate: return .ask(.text(.move(item), "Move to (\(CalendarDate.argumentForms))"))
    case .assign:
      return .ask(
        .text(.assign(item), "Owners, such as RV, SK", initial: item.owners.joined(separator: ", ")))
    case .reword: return .ask(.text(.reword(item), "New words", initial: item.text))
    case .showPromise: return .open(.promise(PromiseScreen(item)))
    default: return nil
    }
  }
}
