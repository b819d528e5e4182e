import TerminalUI
import Workspace
import WorkspaceStore

extension EffectRunner {
  /// Talks to the remote in a task of its own. Nobody is asked for a password here: the screen is in use.
  func sync() {
    begin(Effect.sync.workName) { [self] tell in
      // What was just saved or chosen is part of it.
      await withCheckedContinuation { saved in disk.async { saved.resume() } }
      do {
        let report = try await folder.sync(SyncOptions(onStep: tell))
        let files = try report.conflicts.map(mergeFile)
        if files.contains(where: { $0.folder != nil }) { return mailbox.post(.syncConflicted(files)) }
        let problems = SyncText.problems(report)
        mailbox.post(
          problems.isEmpty
            ? .synced(SyncText.summary(report)) : .syncStopped(problems.joined(separator: "; ")))
      } catch {
        mailbox.post(.syncStopped("\(error)"))
      }
    }
  }

  private func mergeFile(_ conflict: SyncConflict) throws -> MergeFile {
    func whole(_ ours: String, _ theirs: String) throws -> MergeFile.Content {
      let choice = try conflict.folder.flatMap { try folder.mergeChoice(of: conflict.path, in: $0) }
      return .whole(MergeFile.WholeFile(ours: ours, theirs: theirs, choice: choice))
    }
    let content: MergeFile.Content =
      switch conflict.kind {
      case .lines: try text(of: conflict)
      case .notText: try whole("the file as it is here", "the file as it is on \(conflict.theirs)")
      case .removedHere: try whole("removed", "edited on \(conflict.theirs), and kept")
      case .removedThere: try whole("edited, and kept", "removed on \(conflict.theirs)")
      case .other(let words): .stuck(words)
      }
    return MergeFile(
      path: conflict.path, folder: conflict.folder, mergedFile: conflict.mergedFile, content)
  }

  private func text(of conflict: SyncConflict) throws -> MergeFile.Content {
    let names = MergeReview.Names(theirs: conflict.theirs)
    guard let folder = conflict.folder,
      let review = try self.folder.mergeReview(of: conflict.path, in: folder, names: names)
    else { return .stuck("its texts are gone from .moot/merge") }
    return .text(review)
  }

  // MARK: Choices

  func keepMerge(_ file: MergeFile) throws {
    guard let place = file.folder else { return }
    switch file.content {
    case .text(let review): try folder.keepMerge(review.written, of: file.path, in: place)
    case .whole(let whole): try folder.keepMergeChoice(whole.choice, of: file.path, in: place)
    case .stuck: break
    }
  }

  func loadMerge(_ file: MergeFile) throws {
    guard let place = file.folder, case .text(let known) = file.content,
      let review = try folder.mergeReview(of: file.path, in: place, names: known.names)
    else { return }
    var file = file
    file.content = .text(review)
    mailbox.post(.mergeLoaded(file))
  }
}
