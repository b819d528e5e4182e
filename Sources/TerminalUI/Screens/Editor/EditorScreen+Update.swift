import Workspace

extension EditorScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    guard var editing else { return command == .leaveEditor || command == .switchPane ? .leave : .done }
    if command == .switchPane {
      aside?.isFocused.toggle()
      return .done
    }
    if isAside, let outcome = performAside(command, model) { return outcome }
    if let outcome = performInCompletion(command) { return outcome }
    switch command {
    case .save: return save()
    case .editing(.complete): return complete(model)
    case .leaveEditor:
      if editing.editor.forgetMarks() {
        self.editing = editing
        return .done
      }
      return askToLeave()
    case .editing(.find): return .ask(.search(.searchText(isPattern: editing.isPattern)))
    case .editing(.replace): return .ask(.search(.replaceText(isPattern: editing.isPattern)))
    case .editing(.matchBracket):
      let problem = editing.editor.goToMatch()
      self.editing = editing
      return problem.map { .say(.soon, $0) } ?? .done
    case .editing(.findNext), .editing(.findPrevious):
      guard editing.editor.lastNeedle != nil else { return .say(.soon, "Nothing was sought yet") }
      editing.editor.findAgain(forward: command == .editing(.findNext))
      self.editing = editing
      return found()
    case .editing(.goToLine): return .ask(.text(.goToLine, "Go to line"))
    case .editing(let edit):
      let before = editing.editor.revision
      let wasSelected = editing.editor.selection != nil
      editing.editor.perform(edit)
      self.editing = editing
      let outcome = editing.editor.handOver(edit, recovery(since: before))
      // Whoever comes from nano may have meant to leave.
      if edit == .cut, !wasSelected, case .effects(let effects) = outcome, !effects.isEmpty {
        return .say(.dim, "The line is cut; C-v puts it back, and Esc leaves", effects)
      }
      return outcome
    default: return .unhandled
    }
  }

  /// Types or pastes text.
  mutating func insert(_ text: String) -> [Effect] {
    guard var editing else { return [] }
    let before = editing.editor.revision
    editing.editor.insert(text)
    self.editing = editing
    return recovery(since: before)
  }

  /// Keeps the text safe from a kill whenever it changed.
  func recovery(since revision: Int) -> [Effect] {
    guard let editing, editing.editor.revision != revision else { return [] }
    return [.keepRecovery(path: path, editing.editor.isModified ? editing.editor.buffer : nil)]
  }

  // MARK: Saving

  mutating func save() -> Outcome {
    guard var editing else { return .done }
    if editing.isSaving { return .done }
    guard editing.editor.isModified else {
      return editing.leavesWhenSaved ? .leave : .say(.good, "Nothing to save: the file holds this text")
    }
    editing.saving = editing.editor.buffer
    self.editing = editing
    return .effects([
      .save(
        path: path, editing.editor.buffer, expecting: editing.stamp, revision: editing.editor.revision)
    ])
  }

  private mutating func askToLeave() -> Outcome {
    guard hasUnsavedChanges else { return .leave }
    return .ask(
      .choices(
        .leaveUnsaved, "There are unsaved changes.",
        [("s", "save and leave"), ("d", "discard them"), ("k", "keep editing")]))
  }

  // MARK: Answers

  mutating func answer(_ purpose: Prompt.Purpose, text: String) -> Outcome {
    switch purpose {
    case .searchText(let isPattern):
      let problem = search(text, isPattern: isPattern)
      let goesOn = editing?.editor.search.map { $0.isPartial && $0.needle.text == text } ?? false
      if let problem, !goesOn { return .ask(.search(purpose, text, problem: problem)) }
      endSearch(isCancelled: false)
      if let stop = editing?.editor.search?.stop {
        return .ask(.search(purpose, text, problem: stop.reason))
      }
      return found()
    case .replaceText(let isPattern): return askForReplacement(of: text, isPattern)
    case .replaceWith(let sought, let isPattern): return beginReplacing(sought, isPattern, with: text)
    case .goToLine:
      guard let line = Int(text.trimmingWhitespace()), line >= 1 else {
        return .say(.soon, "A line number is needed")
      }
      editing?.editor.goTo(line: line)
      return .done
    default: return .done
    }
  }

  mutating func answer(_ purpose: Prompt.Purpose, choice: Character?) -> Outcome {
    switch (purpose, choice) {
    case (.leaveUnsaved, "s"):
      editing?.leavesWhenSaved = true
      return save()
    case (.leaveUnsaved, "d"):
      return .leave([.keepRecovery(path: path, nil)])
    case (.conflict, "m"):
      editing?.stamp = .absent
      return save()
    case (.replaceMatch, _): return replace(choice)
    case (.recovery, "r"): return restoreRecovered()
    case (.recovery, "d"):
      editing?.recovered = nil
      return .effects([.keepRecovery(path: path, nil)])
    default: return .done
    }
  }

  private mutating func restoreRecovered() -> Outcome {
    guard var editing, let recovered = editing.recovered else { return .done }
    editing.editor.replaceAll(with: recovered.text)
    editing.recovered = nil
    self.editing = editing
    return .say(.good, "Restored; save it, or undo to see the file as it is")
  }

  // MARK: Searching

  /// Moves to the first match from the cursor on, while the needle is typed; says why it cannot be read.
  mutating func search(_ text: String, isPattern: Bool) -> String? {
    editing?.isPattern = isPattern
    do throws(LinePattern.Failure) {
      editing?.editor.find(try Needle(text, isPattern: isPattern))
    } catch {
      return "Not a regular expression yet: \(error.reason)"
    }
    guard let search = editing?.editor.search, let stop = search.stop else { return nil }
    return search.isPartial ? "Nothing as far as line \(stop.line); Enter looks further" : stop.reason
  }

  /// What is worth saying of a search that has come to its end.
  private func found() -> Outcome {
    guard let search = editing?.editor.search, !search.needle.isEmpty else { return .done }
    if let stop = search.stop { return .say(.bad, stop.reason) }
    if search.match == nil { return .say(.soon, "Not found: \(DisplayText.escaped(search.needle.text))") }
    return search.isWrapped ? .say(.dim, "Found beyond the end: the search went around") : .done
  }

  /// Ends it where it is, or back where it began.
  mutating func endSearch(isCancelled: Bool) { editing?.editor.endSearch(isCancelled: isCancelled) }

  mutating func settle(_ model: Model) {
    settleReplacing(model.prompt)
    editing?.settleUnmerged()
    if let editing { frontMatter.settle(path, editing.editor) }
    settleCompletion()
    let areas = areas(model.contentRect)
    if var aside, let editing {
      let isBelow = areas.aside.column == areas.text.column
      aside.settle(model, path, editing.editor, visible: areas.aside.rows - (isBelow ? 1 : 0))
      self.aside = aside
    }
    let rect = areas.text
    editing?.editor.scrollToCursor(in: Size(rows: rect.rows, columns: rect.columns))
  }

  /// The areas of the text, of a line before and after what is replaced, of the row that tells the text's state, and of what is beside the text in meeting mode: at its
  /// right where the window is wide, else below it.
  func areas(_ rect: Rect) -> (text: Rect, preview: Rect, status: Rect, aside: Rect) {
    var text = rect
    let aside =
      if aside == nil || rect.rows < 8 {
        Rect(row: rect.row, column: rect.endColumn, rows: 0, columns: 0)
      } else if rect.columns >= 100 {
        text.takeRight(min(64, rect.columns * 2 / 5))
      } else {
        text.takeBottom(isAside ? rect.rows / 2 : min(8, rect.rows / 3))
      }
    let status = text.takeBottom(rect.rows >= 3 ? 1 : 0)
    let preview = text.takeBottom(editing?.replacing != nil && text.rows >= 6 ? 2 : 0)
    return (text, preview, status, aside)
  }
}

extension Model {
  /// What came of reading or writing a file for the editor.
  mutating func receiveFile(_ message: Message) -> [Effect] {
    switch message {
    case .fileOpened(let file): return opened(file)
    case .openFailed(let path, let text):
      toast = Toast(.bad, text)
      if case .editor(let editor) = screen, editor.path == path, editor.editing == nil {
        screens.removeLast()
      }
      return readNotesAgain
    case .saved(let path, let stamp, let revision): return saved(path, stamp, revision)
    case .saveRefused(let path, let theirs, let stamp):
      return withEditor(path) { editing in
        editing.saving = nil
        editing.leavesWhenSaved = false
      } then: {
        stamp == .absent ? $0.askAboutGone(path) : $0.mergeUnsaved(path, theirs, stamp)
      }
    case .saveFailed(let path, let text):
      return withEditor(path) { editing in
        editing.saving = nil
        editing.leavesWhenSaved = false
      } then: {
        $0.show(.bad, text)
      }
    case .externalEditorClosed(let path):
      toast = Toast(.good, "Back from the editor; read \(path) again")
      return [.loadProposals] + readNotesAgain
    default: return []
    }
  }

  /// Asks where the text is in sight and nothing else is asked; whatever lies over it would take the answer for its own.
  private mutating func askAboutGone(_ path: String) -> [Effect] {
    guard case .editor(let editor) = screen, editor.path == path, isFree else {
      return show(.bad, "\(path) is gone from the disk and is not saved; C-s in its editor asks what to do")
    }
    prompt = .choices(
      .conflict, "The file is gone from the disk.", [("k", "keep editing"), ("m", "write mine")])
    return []
  }

  private mutating func opened(_ file: OpenedFile) -> [Effect] {
    // One that was opened, left and opened again is read twice; what is typed by then stays.
    guard case .editor(var editor) = screen, editor.path == file.path, editor.editing == nil else {
      return []
    }
    var state = EditorState(text: file.text)
    state.goTo(line: file.line)
    editor.phase = .editing(
      EditorScreen.Editing(
        editor: state, stamp: file.stamp, base: state.buffer,
        recovered: file.recovered.map {
          EditorScreen.Recovered($0, file: file.text, width: contentRect.columns - 2)
        }))
    screen = .editor(editor)
    if file.recovered != nil {
      prompt = EditorScreen.recoveryQuestion
    }
    return []
  }

  private mutating func saved(_ path: String, _ stamp: FileStamp, _ revision: Int) -> [Effect] {
    var leaves = false
    var isBehind = false
    let effects = withEditor(path) { editing in
      editing.base = editing.saving ?? editing.base
      editing.saving = nil
      editing.choices = nil
      editing.unmerged = nil
      editing.stamp = stamp
      editing.editor.markSaved(revision: revision)
      // What was typed while it was saved is not.
      leaves = editing.leavesWhenSaved && !editing.editor.isModified
      isBehind = editing.editor.isModified
      editing.leavesWhenSaved = false
    } then: { model in
      model.toast =
        isBehind
        ? Toast(.soon, "Saved \(path) as it was then; C-s saves what was typed since")
        : Toast(.good, "Saved \(path)")
      return [.loadProposals] + model.readNotesAgain + model.loadMerges(editedIn: path)
    }
    // Another screen may have been opened meanwhile.
    guard leaves, case .editor(let editor) = screen, editor.path == path else { return effects }
    return effects + leave()
  }

  /// Changes the editor of `path` wherever it lies among the screens, if it is still open, and goes on with `then`
  /// even where it is not.
  mutating func withEditor(
    _ path: String, _ change: (inout EditorScreen.Editing) -> Void, then: (inout Model) -> [Effect]
  ) -> [Effect] {
    for index in screens.indices {
      guard case .editor(var editor) = screens[index], editor.path == path, var editing = editor.editing
      else {
        continue
      }
      change(&editing)
      editor.editing = editing
      screens[index] = .editor(editor)
      return then(&self)
    }
    return then(&self)
  }
}
