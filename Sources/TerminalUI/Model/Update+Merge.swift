import Workspace

extension Model {
  // MARK: Opening

  /// A sync that stopped goes on from the choices made here.
  mutating func settleConflicts(_ files: [MergeFile]) -> [Effect] {
    let merge = MergeScreen(.sync, files)
    let effects = endSync(
      .soon,
      "Both sides changed \(MergeScreen.places(merge.choices.count)); nothing is merged until you choose")
    // One that was left open is the same conflict as it was before.
    let isSame = { (screen: Screen) in
      if case .merge(let known) = screen { known.purpose == .sync } else { false }
    }
    screens.removeAll(where: isSame)
    waitingScreens.removeAll(where: isSame)
    if screens.isEmpty { screens = [.home(HomeScreen())] }
    return effects + arrive(.merge(merge))
  }

  /// The text in the editor and the one that came to lie on the disk, merged over the text that was opened.
  mutating func mergeUnsaved(_ path: String, _ theirs: String, _ stamp: FileStamp) -> [Effect] {
    guard case .editor(let editor) = screen, editor.path == path, let editing = editor.editing, isFree else {
      return show(.bad, "\(path) changed on disk and is not saved; C-s in its editor shows both texts")
    }
    let mine = editing.editor.buffer.text
    var review = MergeReview(
      path: path, base: editing.base.text, ours: mine, theirs: theirs,
      names: MergeReview.Names(theirs: "on disk"))
    if let choices = editing.choices { review.adopt(choices) }
    let saving = MergeScreen.Saving(path: path, mine: mine, theirs: theirs, stamp: stamp)
    screens.append(
      .merge(
        MergeScreen(
          .save(saving), [MergeFile(path: path, folder: nil, mergedFile: nil, .text(review))])))
    let count = review.conflicts.count
    return show(
      .soon,
      "The file changed on disk, nothing is written"
        + (count == 0
          ? "; Enter saves both edits" : ": choose in \(MergeScreen.places(count)), then Enter saves"))
  }

  // MARK: Keys

  mutating func perform(_ command: Command, in merge: MergeScreen) -> [Effect] {
    switch command {
    case .takeMerge: return take(merge)
    case .edit: return edit(merge)
    case .leaveEditor: return leave(merge)
    default:
      var merge = merge
      let outcome = merge.perform(command, self)
      screen = .merge(merge)
      return follow(outcome, command)
    }
  }

  private mutating func take(_ merge: MergeScreen) -> [Effect] {
    switch merge.purpose {
    case .sync:
      _ = leave()
      return startSync()
    case .save(let saving):
      guard case .text(let review)? = merge.files.first?.content, let text = review.text else { return [] }
      _ = leave()
      return put(text, saving, isMerged: true) { $0.save() }
    }
  }

  /// Puts a text in place of the one in the editor, which is one undo away, as one made of what the disk holds.
  private mutating func put(
    _ text: String, _ saving: MergeScreen.Saving, isMerged: Bool, then: (inout EditorScreen) -> Outcome
  ) -> [Effect] {
    guard case .editor(var editor) = screen, editor.path == saving.path, var editing = editor.editing else {
      return []
    }
    let before = editing.editor.revision
    editing.unmerged =
      isMerged
      ? nil
      : EditorScreen.Unmerged(text: editing.editor.buffer, stamp: editing.stamp, base: editing.base)
    editing.editor.replaceAll(with: text)
    editing.stamp = saving.stamp
    editing.base = TextBuffer(saving.theirs)
    editor.editing = editing
    let effects = editor.recovery(since: before)
    let outcome = then(&editor)
    screen = .editor(editor)
    return effects + follow(outcome)
  }

  private mutating func edit(_ merge: MergeScreen) -> [Effect] {
    guard let (file, review, index) = merge.reviewToEdit else { return [] }
    switch merge.purpose {
    case .sync:
      guard let path = file.mergedFile else { return [] }
      return follow(.open(.editor(EditorScreen(opening: path, line: review.writtenLine(of: index)))))
    case .save(let saving):
      _ = leave()
      return put(review.written, saving, isMerged: false) { editor in
        editor.editing?.editor.goTo(line: review.writtenLine(of: index))
        return .say(
          .soon, "Both texts stand between marks; C-s saves what you make of them, undo brings yours back")
      }
    }
  }

  private mutating func leave(_ merge: MergeScreen) -> [Effect] {
    _ = leave()
    let left = merge.openCount
    switch merge.purpose {
    case .sync:
      return show(
        .soon,
        left == 0
          ? "Your choices are kept; Y takes them and goes on"
          : "\(MergeScreen.places(left)) to choose yet; Y goes on there")
    case .save(let saving):
      guard case .text(let review)? = merge.files.first?.content else { return [] }
      return withEditor(saving.path) {
        $0.choices = review
      } then: {
        $0.show(.soon, "Not saved yet; C-s shows both texts again")
      }
    }
  }

  // MARK: Edited as a whole

  func loadMerges(editedIn path: String) -> [Effect] {
    screens.flatMap { screen -> [Effect] in
      guard case .merge(let merge) = screen else { return [] }
      return merge.files.filter { $0.mergedFile == path }.map { .loadMerge($0) }
    }
  }

  mutating func receive(_ file: MergeFile) -> [Effect] {
    for index in screens.indices {
      guard case .merge(var merge) = screens[index] else { continue }
      merge.replace(file)
      screens[index] = .merge(merge)
    }
    return []
  }
}
