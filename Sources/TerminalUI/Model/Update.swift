import Evidence
import Workspace

/// Brings the model from one state to the next and says what is to be done outside. Nothing is drawn here, and
/// nothing outside is touched.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let opened = model.openedProposals
  let effects =
    switch message {
    case .key(let key): model.noteReading() + model.handle(key)
    case .pasted(let text): model.handlePaste(text)
    case .mouse(let event): model.noteReading() + model.handle(event)
    case .resized(let size): model.handleResize(size)
    case .readingNotes, .agendaLoaded, .rosterLoaded, .meetingsLoaded, .proposalsLoaded, .runsLoaded,
      .readingsLoaded:
      model.receiveLoaded(message)
    case .fileOpened, .openFailed, .saved, .saveRefused, .saveFailed, .externalEditorClosed:
      model.receiveFile(message)
    case .promiseLoaded(let promise, let item): model.receive(promise, of: item)
    case .promiseMissing(let item, let text): model.receiveMissing(promiseOf: item, text)
    case .itemChanged, .undoOffered, .nothingToUndo, .undone, .promiseSplit, .meetingCreated,
      .proposalCreated,
      .published, .exported, .claimsChecked:
      model.receiveChange(message)
    case .benchmarkProgress, .benchmarkRound, .benchmarkFinished, .benchmarkFailed, .attached:
      model.receiveBenchmark(message)
    case .searchFound, .searchIndexed: model.receiveSearch(message)
    case .threadsPlaced(let places, let request, let number): model.receive(places, for: request, number)
    case .identityKnown, .reviewAdded, .reviewDraftsChanged, .proposalMoved, .reviewFailed, .verified,
      .decisionRecovered:
      model.receiveReview(message)
    case .workBegan, .workAdvanced, .workEnded: model.receiveWork(message)
    case .synced(let text): model.endSync(.good, text)
    case .syncStopped(let text): model.endSync(.bad, text)
    case .syncConflicted(let files): model.settleConflicts(files)
    case .mergeLoaded(let file): model.receive(file)
    case .failed(let text): model.fail(text)
    case .refused(let effect, let text): model.askAgain(after: effect, text)
    case .notice(let text): model.show(.good, text)
    }
  let asked = effects + model.settle()
  return (asked.contains(.quit) ? model.placesToKeep : model.placesLeft(since: opened)) + asked
}

extension Model {
  mutating func show(_ role: Role, _ text: String) -> [Effect] {
    toast = Toast(role, text)
    return []
  }

  fileprivate mutating func fail(_ text: String) -> [Effect] {
    stayAfterAll()
    return show(.bad, text)
  }

  mutating func handleResize(_ size: Size) -> [Effect] {
    self.size = size
    return []
  }

  mutating func receiveLoaded(_ message: Message) -> [Effect] {
    switch message {
    case .agendaLoaded(let agenda, let problems):
      self.agenda = .loaded(agenda)
      notesRevision += 1
      reading = nil
      noteProblems = problems
    case .rosterLoaded(let roster):
      self.roster = roster
      notesRevision += 1
    case .readingNotes(let progress): reading = progress
    case .meetingsLoaded(let meetings):
      self.meetings = .loaded(meetings)
      meetingsRevision += 1
    case .proposalsLoaded(let proposals, let problems, let claims, let drafts):
      self.proposals = .loaded(proposals)
      self.claims = claims
      self.drafts = drafts
      readStandings()
      // A new problem is told, unless something that the person just did is being answered.
      if toast == nil, let first = problems.first, problems != proposalProblems {
        toast = Toast(.bad, first.description)
      }
      proposalProblems = problems
    case .readingsLoaded(let readings, let places):
      self.readings = readings
      receive(places)
    case .runsLoaded(let runs): self.runs = runs
    default: break
    }
    return []
  }

  /// After something was written to the notes or they turned out to be others than thought. The meetings are read once
  /// they were looked at.
  var readNotesAgain: [Effect] { [.loadAgenda] + (meetings.value == nil ? [] : [.loadMeetings]) }

  mutating func receiveChange(_ message: Message) -> [Effect] {
    switch message {
    case .itemChanged(let summary, let event):
      if let event { unaskedUndos.append(event) }
      unmarkItems()
      toast = Toast(.good, event == nil ? summary : "u undoes it · \(summary)")
      return readNotesAgain
    case .undoOffered(let event, let summary, let at):
      stayAfterAll()
      waitingPrompts.removeAll { if case .undo = $0.purpose { true } else { false } }
      waitingPrompts.append(
        .choices(.undo(event), "Undo '\(summary)' of \(at)?", [("y", "undo it"), ("n", "keep it")]))
      return []
    case .nothingToUndo: return show(.soon, "There is nothing to undo")
    case .undone(let summary):
      toast = Toast(.good, summary)
      return readNotesAgain + [.loadProposals, .loadRuns]
    case .promiseSplit(let summary):
      toast = Toast(.good, summary)
      if case .promise = screen { screens.removeLast() }
      return readNotesAgain
    case .meetingCreated(let path):
      toast = Toast(.good, "\(path) is written; F2 goes to the open promises and back")
      return arrive(.editor(EditorScreen(opening: path, line: 1, inMeeting: true)))
        + [.loadMeetings, .loadAgenda]
    case .proposalCreated(let number):
      toast = Toast(.good, "Proposal \(number) is there; press e to write it")
      return arrive(.proposal(ProposalScreen(number))) + [.loadProposals]
    case .published(let number, let version):
      toast = Toast(.good, "Published \(version) of \(number); it never changes again")
      return [.loadProposals]
    case .exported(let path):
      toast = Toast(.good, "Exported to \(path)")
      return []
    case .claimsChecked(let number, let found):
      toast =
        found.isEmpty
        ? Toast(.soon, "Proposal \(number) claims nothing; `moot claims --help` shows how a claim is written")
        : Toast(found.needsAttention ? .bad : .good, "Claims of \(number): \(found.summary)")
      return [.loadProposals]
    default: return []
    }
  }

  mutating func receiveBenchmark(_ message: Message) -> [Effect] {
    switch message {
    case .benchmarkProgress(let progress):
      if case .running(var running) = benchmark {
        running.progress = progress
        benchmark = .running(running)
      }
      return []
    case .benchmarkRound(let run):
      if case .running(var running) = benchmark {
        running.soFar = run
        benchmark = .running(running)
      }
      return []
    case .benchmarkFinished(let run):
      benchmark = .finished(run)
      toast = Toast(
        .good, "Measured \(NumberText.count(run.rounds.count, "round")); the lab shows the run, a attaches it"
      )
      return [.loadRuns]
    case .benchmarkFailed(let text):
      benchmark = .failed(text)
      toast = Toast(.bad, text)
      return []
    case .attached(let run, let number):
      if case .finished(let finished) = benchmark, finished.id == run.id { benchmark = .finished(run) }
      toast = Toast(.good, "Attached run \(run.id) to \(number)")
      return [.loadProposals, .loadRuns]
    default: return []
    }
  }

  /// Makes cursors, scroll positions and rendered text fit what there is now, so that views only read; what that takes
  /// too long for is asked for.
  mutating func settle() -> [Effect] {
    var effects = showWaiting()
    askWaiting()
    switch screen {
    case .home(var home):
      home.settle(self)
      screen = .home(home)
    case .agenda(var agenda):
      agenda.settle(self)
      screen = .agenda(agenda)
    case .proposals(var proposals):
      proposals.settle(self)
      screen = .proposals(proposals)
    case .proposal(var proposal):
      effects += proposal.settle(self)
      screen = .proposal(proposal)
      if let place = proposal.place { places[proposal.number] = place }
    case .editor(var editor):
      editor.settle(self)
      screen = .editor(editor)
      if prompt?.purpose == .replaceMatch, editor.editing?.replacing == nil { prompt = nil }
    case .lab(var lab):
      lab.settle(self)
      screen = .lab(lab)
    case .meetings(var meetings):
      meetings.settle(self)
      screen = .meetings(meetings)
    case .promise(var promise):
      promise.settle(self)
      screen = .promise(promise)
    case .search(var search):
      search.settle(self)
      screen = .search(search)
    case .composer(var composer):
      composer.settle(self)
      screen = .composer(composer)
    case .merge(var merge):
      merge.settle(self)
      screen = .merge(merge)
    }
    settlePalette()
    if let overlay {
      let last = max(0, OverlayView.lines(overlay, self).count - contentRect.rows)
      self.overlay?.row = min(overlay.row, last)
    }
    return effects
  }
}
