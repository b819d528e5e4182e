import Workspace

extension EditorScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    guard var editing else { return command == .leaveEditor || command == .switchPane ? .leave : .done }
    if command == .switchPane {
      aside?.isFocused.toggle()
      return .done
    }
    if isAside, let outcome = performAside(command, model) { return outcome }
    switch command {
    case .save: return save()
    case .leaveEditor: return askToLeave()
    case .editing(.find):
      return .ask(.text(.searchText, "Find", initial: ""))
    case .editing(.goToLine): return .ask(.text(.goToLine, "Go to line"))
    case .editing(let edit):
      let before = editing.editor.revision
      editing.editor.perform(edit)
      self.editing = editing
      return .effects(recovery(since: before))
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
    case .searchText:
      search(text)
      endSearch(isCancelled: false)
      return .done
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
    case (.recovery, "r"): return restoreRecovered()
    case (.recovery, "d"):
      editing?.recovered = nil
      return .effects([.keepRecovery(path: path, nil)])
    default: return .done
    }
  }

  private mutating func restoreRecovered() -> Outcome {
    guard var editing, let recovered = editing.recovered else { return .done }
    editing.editor.replaceAll(with: recovered)
    editing.recovered = nil
    self.editing = editing
    return .say(.good, "Restored; save it, or undo to see the file as it is")
  }

  // MARK: Searching

  /// Moves to the first match from the cursor on, while the needle is typed.
  mutating func search(_ text: String) {
    _ = editing?.editor.find(text)
  }

  /// Ends it where it is, or back where it began.
  mutating func endSearch(isCancelled: Bool) { editing?.editor.endSearch(isCancelled: isCancelled) }

  mutating func settle(_ model: Model) {
    let areas = areas(model.contentRect)
    if var aside, let editing {
      let isBelow = areas.aside.column == areas.text.column
      aside.settle(model, path, editing.editor, visible: areas.aside.rows - (isBelow ? 1 : 0))
      self.aside = aside
    }
    let rect = areas.text
    editing?.editor.scrollToCursor(in: Size(rows: rect.rows, columns: rect.columns))
  }

  /// The areas of the text, of the row that tells its state, and of what is beside the text in meeting mode: at its
  /// right where the window is wide, else below it.
  func areas(_ rect: Rect) -> (text: Rect, status: Rect, aside: Rect) {
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
    return (text, status, aside)
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
        guard stamp == .absent else { return $0.mergeUnsaved(path, theirs, stamp) }
        $0.prompt = .choices(
          .conflict, "The file is gone from the disk.", [("k", "keep editing"), ("m", "write mine")])
        return []
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

  private mutating func opened(_ file: OpenedFile) -> [Effect] {
    // One that was opened, left and opened again is read twice; what is typed by then stays.
    guard case .editor(var editor) = screen, editor.path == file.path, editor.editing == nil else {
      return []
    }
    var state = EditorState(text: file.text)
    state.goTo(line: file.line)
    editor.phase = .editing(
      EditorScreen.Editing(
        editor: state, stamp: file.stamp, base: state.buffer, recovered: file.recovered))
    screen = .editor(editor)
    if file.recovered != nil {
      prompt = .choices(
        .recovery, "Unsaved text of an earlier session was found.",
        [("r", "restore it"), ("d", "discard it"), ("k", "decide later")])
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

  /// Changes the editor of `path` wherever it lies among the screens; nothing happens if it is gone.
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
