import Dispatch
import TerminalUI
import Workspace
import WorkspaceStore

extension EffectRunner {
  /// How long text may stay unsaved before it is kept for a next start.
  private static let recoveryDelay = DispatchTimeInterval.milliseconds(1000)

  func open(_ path: String, _ line: Int) {
    do {
      let (text, stamp) = try folder.readText(path)
      let recovered = folder.recovery(for: path).flatMap { $0 == text ? nil : $0 }
      mailbox.post(
        .fileOpened(OpenedFile(path: path, text: text, stamp: stamp, line: line, recovered: recovered)))
    } catch {
      mailbox.post(.openFailed(path: path, "\(error)"))
    }
  }

  func save(_ path: String, _ buffer: TextBuffer, _ stamp: FileStamp, _ revision: Int) {
    do {
      let now = try folder.save(buffer.text, to: path, expecting: stamp)
      mailbox.post(.saved(path: path, now, revision: revision))
      keepRecovery(path, nil)
    } catch  where error.reason == .changedMeanwhile {
      refuse(path)
    } catch {
      mailbox.post(.saveFailed(path: path, "\(error)"))
    }
  }

  /// Shows what the other side wrote instead of writing over it.
  private func refuse(_ path: String) {
    do {
      let (theirs, stamp) = try folder.readText(path)
      mailbox.post(.saveRefused(path: path, theirs: theirs, stamp))
    } catch  where error.reason == .notFound {
      mailbox.post(.saveRefused(path: path, theirs: "", .absent))
    } catch {
      mailbox.post(.saveFailed(path: path, "\(error)"))
    }
  }

  // MARK: Recovery

  /// Remembers unsaved text, or forgets it. Writing waits a second, so that typing costs one write a second.
  func keepRecovery(_ path: String, _ buffer: TextBuffer?) {
    guard let buffer else {
      state.withLock { _ = $0.recovery.removeValue(forKey: path) }
      disk.async { self.folder.removeRecovery(for: path) }
      return
    }
    let isFirst = state.withLock { state in
      state.recovery[path] = buffer
      defer { state.isRecoveryScheduled = true }
      return !state.isRecoveryScheduled
    }
    if isFirst { disk.asyncAfter(deadline: .now() + Self.recoveryDelay) { self.writeRecovery() } }
  }

  /// Writes what waits. A failure is said once and does not stop the editing.
  func writeRecovery() {
    let waiting = state.withLock { state in
      defer {
        state.recovery = [:]
        state.isRecoveryScheduled = false
      }
      return state.recovery
    }
    for (path, buffer) in waiting {
      do { try folder.keepRecovery(buffer.text, for: path) } catch {
        mailbox.post(.failed("unsaved text of \(path) cannot be kept for a restart: \(error); save it now"))
      }
    }
  }
}
