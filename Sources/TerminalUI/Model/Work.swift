import Evidence
import Workspace

/// Something that was asked for, goes on beside what the person does, and takes longer than a blink.
public struct Work: Hashable, Sendable {
  /// Counts up within a session.
  public var id: Int
  /// What is done, such as `publishing 0001`.
  public var name: String
  /// What it does just now; nil where it has no steps.
  public var step: String?
  /// It was asked to stop.
  var isStopping = false

  public init(id: Int, _ name: String) {
    self.id = id
    self.name = name
  }
}

/// What can be stopped.
public enum Stoppable: Hashable, Sendable {
  case benchmark
  /// Work, by its number.
  case work(Int)
}

/// A part of the task bar.
struct TaskLine: Hashable {
  var name: String
  /// What it does just now, or how far it is, in words.
  var detail: String?
  /// From 0 to 1; nil where nobody can say.
  var fraction: Double?
  /// Nil where it cannot be stopped, or is stopping.
  var stop: Stoppable?
}

extension Model {
  /// All that is under way, oldest first.
  var tasks: [TaskLine] {
    var lines: [TaskLine] = []
    switch benchmark {
    case .running(let running):
      let progress = running.progress
      let left = progress.secondsLeft.map { "about \(LabScreen.duration($0)) left" }
      lines.append(
        TaskLine(
          name: "measuring", detail: running.isPaused ? "paused" : left, fraction: progress.fraction,
          stop: .benchmark))
    case .cancelling: lines.append(TaskLine(name: "measuring", detail: "stopping after this round"))
    case .idle, .finished, .failed: break
    }
    if let reading {
      lines.append(
        TaskLine(
          name: "reading notes", detail: "\(reading.done) of \(reading.total)",
          fraction: Double(reading.done) / Double(max(1, reading.total))))
    }
    lines += works.map { work in
      TaskLine(
        name: work.name, detail: work.isStopping ? "stopping" : work.step,
        stop: work.isStopping ? nil : .work(work.id))
    }
    return lines
  }

  /// Stops what can be stopped, asks which where that is more than one, and quits where nothing is under way.
  mutating func cancel() -> [Effect] {
    let running = tasks.filter { $0.stop != nil }
    guard running.count > 1 else { return running.first?.stop.map { stop($0) } ?? quit() }
    prompt = .menu(
      .stop(running.compactMap(\.stop)), "Stop what?",
      zip("123456789", running).map { Prompt.MenuItem(key: $0, label: $1.name) })
    return []
  }

  /// The answer to that; what has ended meanwhile is not stopped.
  mutating func stop(numbered key: Character, of running: [Stoppable]) -> [Effect] {
    guard let number = key.wholeNumberValue, running.indices.contains(number - 1) else { return [] }
    return stop(running[number - 1])
  }

  mutating func stop(_ what: Stoppable) -> [Effect] {
    switch what {
    case .benchmark:
      guard case .running(let running) = benchmark else { return [] }
      benchmark = .cancelling(running.request)
      return [.cancelBenchmark]
    case .work(let id):
      guard let index = works.firstIndex(where: { $0.id == id }) else { return [] }
      works[index].isStopping = true
      return [.stopWork(id)]
    }
  }

  /// Quits, unless some editor holds text that is not saved, or something is being written that would be waited for.
  mutating func quit() -> [Effect] {
    if let text = unsavedText { return show(.soon, text) }
    guard let work = works.last else { return leaveForGood() }
    prompt = .choices(
      .quitDuringWork, "Quit while \(work.name)?",
      [("w", "wait for it, then quit"), ("s", "stop it and quit"), ("n", "stay")])
    return []
  }

  mutating func quitDuringWork(_ choice: Character?) -> [Effect] {
    switch choice {
    case "w", "s":
      guard !works.isEmpty else { return leaveForGood() }
      quitting = choice == "s" ? .whenStopped : .whenDone
      let effects = choice == "s" ? works.filter { !$0.isStopping }.flatMap { stop(.work($0.id)) } : []
      return effects + show(.soon, "Moot quits when that is done; any key stays")
    default: return []
    }
  }

  private mutating func leaveForGood() -> [Effect] {
    guard benchmark.isRunning else { return [.quit] }
    benchmark = .idle
    return [.cancelBenchmark, .quit]
  }

  mutating func receiveWork(_ message: Message) -> [Effect] {
    switch message {
    case .workBegan(let work): works.append(work)
    case .workAdvanced(let id, let step):
      if let index = works.firstIndex(where: { $0.id == id }) { works[index].step = step }
    case .workEnded(let id):
      works.removeAll { $0.id == id }
      guard works.isEmpty, quitting != nil else { return [] }
      quitting = nil
      return unsavedText == nil ? leaveForGood() : []
    default: break
    }
    return []
  }
}

extension Effect {
  /// What is done for it, as the task bar calls it.
  public var workName: String {
    switch self {
    case .changeItem, .changeItems: "changing the notes"
    case .undoNewest, .undo: "undoing"
    case .splitPromise: "splitting the promise"
    case .newMeeting: "writing the next note"
    case .createProposal: "creating the proposal"
    case .publish(let number, _): "publishing \(number)"
    case .export(let number, _): "exporting \(number)"
    case .attach(_, let number): "attaching to \(number)"
    case .decide(let number, _, _, _): "deciding \(number)"
    case .withdraw(let number, _): "withdrawing \(number)"
    case .redraft(let number): "making \(number) a draft"
    case .startLastCall(let number, _): "starting the last call of \(number)"
    case .verify(let number): "verifying \(number)"
    case .applySuggestion(_, let number): "applying to \(number)"
    case .addReview(_, let number), .sendReviewDraft(_, _, let number), .sendReviewDrafts(let number):
      "sending to \(number)"
    case .keepReviewDraft(_, _, let number), .discardReviewDraft(_, let number): "writing drafts of \(number)"
    case .sync: "syncing"
    default: "working"
    }
  }
}
