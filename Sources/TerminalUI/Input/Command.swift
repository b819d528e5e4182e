/// Everything a key can ask for outside the text of the editor.
public enum Command: Hashable, Sendable {
  case help, back, cancel, suspend, redraw, reload, sync
  case showHome, showAgenda, showProposals, showMeetings, showLab, showSearch, showPalette, showMessages
  case up, down, pageUp, pageDown, first, last
  /// Puts a list's cursor on a row: the mouse's way to move.
  case choose(row: Int)
  case open
  case nextTab, previousTab

  case newProposal
  case markDone, drop, moveDate, assign, reword, showPromise, splitPromise
  case undo, filterOwner, filterAgenda, clearFilter, toggleClosed, toggleFold, toggleAllFolds
  case nextGrouping, toggleMark, markAll

  case edit, externalEditor, publish, export, measure, checkClaims
  case olderVersion, newerVersion, toggleSideBySide

  case showOutline, nextHeading, previousHeading, findInText, nextMatch, previousMatch, endFind, openLink

  case selectLines, comment, suggest, reply, nextThread, previousThread
  case toggleResolved, applySuggestion, discardDraft, sendDrafts
  case approve, nextMove, verifySeal
  case keepDraft, nextType

  case newMeeting, meetingMode, switchPane, filterMeetings, filterProposals

  case previousValue, nextValue, startBenchmark, attachRun, nextPicture
  case pauseBenchmark, olderRun, newerRun, compareRuns

  case takeOurs, takeTheirs, takeBoth, takeAllOurs, takeAllTheirs, undoChoice
  case nextConflict, previousConflict, takeMerge

  case save, leaveEditor
  case editing(EditorCommand)
}

/// Where a key has its meaning. A screen names its contexts from the most special to the most general.
public enum KeyContext: String, CaseIterable, Hashable, Sendable {
  case composer, editor, meetingText, meetingList, home, agenda, proposals, promise, meetings
  case outline, finding, reading, reviewing, proposal, lab, search, merging
  case list
  case everywhere

  /// The heading of its section in the help.
  public var title: String {
    switch self {
    case .editor: "Editor"
    case .home: "Home"
    case .agenda: "Agenda"
    case .proposals: "Proposals"
    case .composer: "Writing"
    case .outline: "Outline"
    case .finding: "Found in the text"
    case .reading: "Reading the text"
    case .reviewing: "Review"
    case .proposal: "Proposal"
    case .lab: "Lab"
    case .search: "Search"
    case .merging: "Merge"
    case .meetingText: "Meeting"
    case .meetingList: "Meeting: promises and actions"
    case .promise: "Promise"
    case .meetings: "Meetings"
    case .list: "Moving"
    case .everywhere: "Everywhere"
    }
  }
}
