import Workspace

extension Model {
  /// Why a command can do nothing where one is; nil where it can. It is asked before every command, and by all that
  /// show commands, so that a key that is off says why before it is pressed.
  func refusal(of command: Command) -> String? {
    switch command {
    case .sync: return isSyncing ? "A sync is under way; its end is told here" : nil
    case .pauseBenchmark:
      if case .running = benchmark { return nil }
      return "No measurement is running; r runs one"
    case .showHome, .showAgenda, .showProposals, .showMeetings, .showLab: return unsavedText
    default: break
    }
    return switch screen {
    case .home(let home): home.refusal(of: command)
    case .agenda(let agenda): agenda.refusal(of: command)
    case .proposals(let proposals): proposals.refusal(of: command, self)
    case .proposal(let proposal): proposal.refusal(of: command, self)
    case .lab(let lab): lab.refusal(of: command, self)
    case .meetings(let meetings): meetings.refusal(of: command, self)
    case .merge(let merge): merge.refusal(of: command, self)
    case .composer(let composer): composer.refusal(of: command)
    case .editor, .promise, .search: nil
    }
  }
}
