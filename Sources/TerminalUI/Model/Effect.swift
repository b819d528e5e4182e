import Evidence
import Workspace

/// What the interface wants done outside itself. Effects are values, so that a test reads which ones an update
/// asks for; the shell runs them and answers with messages.
public enum Effect: Hashable, Sendable {
  case quit
  case suspend
  case redraw

  /// Stops this work, as far as it can be stopped.
  case stopWork(Int)

  /// Fetches, merges and pushes.
  case sync
  /// Keeps what is chosen of a file where the next sync finds it.
  case keepMerge(MergeFile)
  /// Reads again what an editor made of it.
  case loadMerge(MergeFile)

  case loadAgenda
  case loadProposals
  case loadRuns

  /// Gets ready to search, and reports how many texts can be found until it is all.
  case beginSearch
  /// Finds lines of at most so many files; only the latest is answered for sure.
  case search(String, limit: Int, token: Int)
  case endSearch

  /// Changes the item in its note's own line.
  case changeItem(ActionItem, NoteEditor.Change)
  /// The same with several, all or none, as one event.
  case changeItems([ActionItem], NoteEditor.Change)
  /// Takes back the newest event: at once where it is one of these, else it is offered.
  case undoNewest(unasked: [Int])
  case undo(Int)
  /// All mentions of the promise that the item belongs to.
  case loadPromise(ActionItem)
  /// A new promise begins with the item.
  case splitPromise(ActionItem)

  case loadMeetings
  /// Writes the note of a team's next meeting; nil where there is only one team.
  case newMeeting(team: String?)

  case openFile(path: String, line: Int)
  /// Writes the text unless the file changed since `expecting`.
  case save(path: String, TextBuffer, expecting: FileStamp, revision: Int)
  /// Keeps unsaved text where the next start finds it; nil removes it.
  case keepRecovery(path: String, TextBuffer?)
  case openExternalEditor(path: String, line: Int)
  /// Gives a text to the clipboard of the terminal's system, where the terminal takes it.
  case copyToClipboard(String)

  case createProposal(title: String)
  case publish(ProposalNumber, changes: String)
  case export(ProposalNumber, path: String)
  /// Hands an http or https address to the desktop's browser.
  case openAddress(String)
  /// Asks git who one is.
  case loadIdentity
  /// All of them become events of the review at once.
  case addReview([NewReviewEvent], ProposalNumber)
  /// Keeps something for later that only this person sees, in place of the draft of that name if there is one.
  case keepReviewDraft(NewReviewEvent, replacing: String?, ProposalNumber)
  /// Sends one draft as it reads now.
  case sendReviewDraft(NewReviewEvent, replacing: String, ProposalNumber)
  case discardReviewDraft(ReviewDraft, ProposalNumber)
  /// Sends all drafts at once.
  case sendReviewDrafts(ProposalNumber)
  /// Puts a suggestion's words in place of its lines in the draft, and resolves its thread.
  case applySuggestion(ReviewThread, ProposalNumber)

  /// Places threads of a proposal that take longer than a key may.
  case placeThreads(PlacementRequest, ProposalNumber)

  case startLastCall(ProposalNumber, until: CalendarDate)
  case decide(ProposalNumber, Decision.Outcome, rationale: String, minutes: String?)
  case redraft(ProposalNumber)
  case withdraw(ProposalNumber, reason: String)
  /// Compares what a decision sealed with the files there are.
  case verify(ProposalNumber)

  /// Remembers that the person read the text to its end.
  case markRead(ProposalNumber, ProposalText)
  /// Remembers where the person stopped reading.
  case keepPlace(ReadingPlace, ProposalNumber)
  /// Checks the draft's claims anew and keeps what was found, so that later changes show.
  case checkClaims(ProposalNumber)

  case runBenchmark(BenchmarkRequest)
  case cancelBenchmark
  /// Begins no further round, or goes on.
  case pauseBenchmark(Bool)
  case attach(runID: String, ProposalNumber)
}
