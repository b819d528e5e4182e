import Workspace

// The first screens in the bar at the top.
extension FrameView {
  /// A piece of the bar, with what a click on it asks for.
  struct Piece {
    var text: String
    var style: Style
    var command: Command?
  }

  /// The first screens; where there is little room, the others by their keys alone.
  static func tabs(_ model: Model, columns: Int) -> [Piece] {
    let room = columns - min(24, crumb(model).map { $0.displayWidth + 3 } ?? 0)
    let here = Tab(model)
    let title = Piece(text: " Moot ", style: bar.with(.bold), command: .showPalette)
    let named = Tab.allCases.map { tab in
      Piece(
        text: " \(tab.key(model)) \(tab.name) ", style: tab == here ? Style(.title) : bar,
        command: tab.command)
    }
    if (named + [title]).reduce(0, { $0 + $1.text.displayWidth }) <= room { return [title] + named }
    let short = zip(Tab.allCases, named).map { tab, piece in
      tab == here ? piece : Piece(text: " \(tab.key(model)) ", style: bar, command: tab.command)
    }
    return (room >= 40 ? [title] : []) + short
  }

  /// What a click in the bar asks for.
  static func tabCommand(at column: Int, _ model: Model) -> Command? {
    var end = 0
    return tabs(model, columns: model.size.columns).first { piece in
      end += piece.text.displayWidth
      return column < end
    }?.command
  }

  /// The first screens in the order of their keys.
  private enum Tab: CaseIterable {
    case home, agenda, proposals, meetings, lab, search

    /// Where one is: what was opened from a first screen belongs to it.
    init?(_ model: Model) {
      if case .search = model.screen {
        self = .search
        return
      }
      switch model.screens[0] {
      case .home: self = .home
      case .agenda: self = .agenda
      case .proposals: self = .proposals
      case .meetings: self = .meetings
      case .lab: self = .lab
      case .proposal, .editor, .search, .promise, .composer, .merge: return nil
      }
    }

    /// As the key map has it; nothing where it has none.
    func key(_ model: Model) -> String {
      let keys = model.keyMap.bindings(in: .everywhere).first { $0.command == command }?.keys ?? []
      return (keys.first { "0"..."9" ~= $0.description } ?? keys.first)?.description ?? ""
    }

    var command: Command {
      switch self {
      case .home: .showHome
      case .agenda: .showAgenda
      case .proposals: .showProposals
      case .meetings: .showMeetings
      case .lab: .showLab
      case .search: .showSearch
      }
    }

    var name: String {
      switch self {
      case .home: "Home"
      case .agenda: "Agenda"
      case .proposals: "Proposals"
      case .meetings: "Meetings"
      case .lab: "Lab"
      case .search: "Search"
      }
    }
  }
}
