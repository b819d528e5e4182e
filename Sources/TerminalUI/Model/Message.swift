import Evidence
import Workspace

/// Everything that can happen to the interface.
public enum Message: Sendable {
  case key(Key)
  case pasted(String)
  case mouse(MouseEvent)
  case resized(Size)

  /// The notes are being read; told only where it takes long.
  case readingNotes(ReadingProgress)
  /// The notes were read.
  case agendaLoaded(Agenda, [Diagnostic])
  /// Who the notes tell of; comes after them, as nothing but names typed by a person waits for it.
  case rosterLoaded(Roster)
  /// Answers the search of this token.
  case searchFound([SearchHit], token: Int)
  /// So many files' texts can be found now.
  case searchIndexed(done: Int, total: Int)
  /// With the claims of those that make any, checked, and what this person has not sent yet.
  case proposalsLoaded(
    [Proposal], [Diagnostic], claims: [ProposalNumber: ProposalClaims] = [:],
    drafts: [ProposalNumber: [ReviewDraft]] = [:])
  /// `Name <email>` as git knows the person; nil where it knows nobody.
  case identityKnown(String?)
  /// What the person last read of each proposal, and where they stopped; comes before the proposals.
  case readingsLoaded([ProposalNumber: LastReading], places: [ProposalNumber: ReadingPlace] = [:])
  /// Runs that belong to no proposal yet.
  case runsLoaded([Run])

  case fileOpened(OpenedFile)
  /// The file cannot be read; the text says why.
  case openFailed(path: String, String)
  case saved(path: String, FileStamp, revision: Int)
  /// The file is no longer what was opened; nothing was written.
  case saveRefused(path: String, theirs: String, FileStamp)
  case saveFailed(path: String, String)
  case externalEditorClosed(path: String)

  /// An action item was changed; `undo` names the event.
  case itemChanged(summary: String, undo: Int?)
  /// The newest event is none of this session's changes of items: to be undone it has to be confirmed. `at` is UTC.
  case undoOffered(Int, summary: String, at: String)
  case nothingToUndo
  case undone(summary: String)
  /// An item cannot be changed, or an event not be undone; nothing was written.
  /// The item with this identifier is in no promise any more; the text says why.
  case promiseMissing(item: String, String)
  /// The promise of the item with this identifier.
  case promiseLoaded(Promise, item: String)
  case promiseSplit(summary: String)
  case meetingsLoaded([Meeting])
  /// The note of the next meeting is written.
  case meetingCreated(path: String)
  case proposalCreated(ProposalNumber)
  case published(ProposalNumber, VersionNumber)
  case exported(path: String)
  /// Where the threads of the request stand, in their order.
  case threadsPlaced([CommentPlace], PlacementRequest, ProposalNumber)
  /// These are part of the review now; the text says what was done.
  case reviewAdded(ProposalNumber, String)
  /// A draft was kept, or taken away.
  case reviewDraftsChanged(ProposalNumber, String)
  /// The proposal stands otherwise now.
  case proposalMoved(ProposalNumber, String)
  /// An event or a move of this proposal did not come about; what was typed for it is still there.
  case reviewFailed(ProposalNumber, String, Effect? = nil)
  /// The reason for a decision that a killed composer left.
  case decisionRecovered(ProposalNumber, String)
  /// What of a proposal's files that never change did.
  case verified(SealCheck)
  /// The claims of a draft were checked anew, and what was found is kept.
  case claimsChecked(ProposalNumber, ProposalClaims)

  case benchmarkProgress(BenchmarkProgress)
  /// A round ended; the record holds all that have.
  case benchmarkRound(Run)
  /// The measurement ended, by itself or cancelled with some rounds kept.
  case benchmarkFinished(Run)
  case benchmarkFailed(String)
  case attached(Run, ProposalNumber)

  /// What was asked for takes longer than a blink.
  case workBegan(Work)
  case workAdvanced(id: Int, step: String)
  /// Comes after what came of it.
  case workEnded(id: Int)

  /// A sync ended; the text says what came and went.
  case synced(String)
  /// A sync stopped, perhaps after it had merged; the text says why and what to do next.
  case syncStopped(String)
  /// A sync stopped where both sides changed the same.
  case syncConflicted([MergeFile])
  /// The file was edited as a whole meanwhile.
  case mergeLoaded(MergeFile)

  /// Something failed; the text says what, where and what to do next.
  case failed(String)
  /// This was refused, and nothing is written; the text says why.
  case refused(Effect, String)
  /// Something to know that is no failure.
  case notice(String)
}

/// A file as the editor receives it.
public struct OpenedFile: Hashable, Sendable {
  /// Relative to the workspace.
  public var path: String
  public var text: String
  public var stamp: FileStamp
  /// 1-based line to begin at.
  public var line: Int
  /// Text that a killed editor left behind, where it differs from the file.
  public var recovered: String?

  public init(path: String, text: String, stamp: FileStamp, line: Int, recovered: String?) {
    self.path = path
    self.text = text
    self.stamp = stamp
    self.line = line
    self.recovered = recovered
  }
}
