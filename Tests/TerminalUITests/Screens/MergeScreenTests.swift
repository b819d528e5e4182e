import Testing
import Workspace

@testable import TerminalUI

@Suite("Merging both sides' changes") struct MergeScreenTests {
  private static let path = "proposals/0001-leaf-locks/proposal.md"
  private static let folder = ".moot/merge/leaf-1a"
  private static let merged = "\(folder)/merged.md"

  private static let base = """
    ---
    title: Leaf locks
    status: draft
    ---

    # Leaf locks

    One lock in each table.

    ## Problem

    Every allocation waits for the same lock, whatever its size and whoever asks.

    - two cores, *one* lock
    - `ENOMEM` with memory free
    - a walk that takes every lock from the root of the table down to the leaf

    ## Limits

    Nothing is known of four cores.

    """

  private static func edited(_ changes: (String, String)...) -> String {
    changes.reduce(base) { $0.replacing($1.0, with: $1.1) }
  }

  private static let ours = edited(
    ("status: draft", "status: review"), ("same lock, whatever its size", "same lock, however small it is"),
    ("four cores.", "four cores, or of eight."))
  private static let theirs = edited(
    ("status: draft", "status: withdrawn"),
    ("same lock, whatever its size", "one lock of its zone, whatever its size"),
    ("Nothing is known of four cores.\n", ""))

  private static func file(_ ours: String = ours, _ theirs: String = theirs) -> MergeFile {
    MergeFile(
      path: path, folder: folder, mergedFile: merged,
      .text(
        MergeReview(
          path: path, base: base, ours: ours, theirs: theirs, names: .init(theirs: "origin/main"))))
  }

  private static let picture = MergeFile(
    path: "meetings/plan.png", folder: ".moot/merge/plan-2b", mergedFile: nil,
    .whole(.init(ours: "edited, and kept", theirs: "removed on origin/main", choice: nil)))

  private func model(
    rows: Int = 24, columns: Int = 80, _ files: [MergeFile] = [file()]
  ) -> Model {
    var model = Sample.model(rows: rows, columns: columns)
    model.press(.character("Y"))
    _ = update(&model, .syncConflicted(files))
    return model
  }

  private func merge(_ model: Model) throws -> MergeScreen {
    guard case .merge(let merge) = model.screen else { throw Missing() }
    return merge
  }

  private struct Missing: Error {}

  private func kept(_ effects: [Effect]) -> [String] {
    effects.compactMap {
      guard case .keepMerge(let file) = $0, case .text(let review) = file.content else { return nil }
      return review.written
    }
  }

  @Test("Conflicts are listed in their context, stacked where it is narrow") func narrow() throws {
    var model = model()
    try expectScreen("merge-opened", model)
    model.press(.character("t"), .character("b"))
    try expectScreen("merge-chosen", model)
    #expect(try merge(model).openCount == 1)
    model.press(.character("?"))
    #expect(model.shown.contains("theirs stands here"))
  }

  @Test("Both sides stand beside each other where it is wide", arguments: [(30, 120), (20, 60)])
  func sizes(_ rows: Int, _ columns: Int) throws {
    var model = model(rows: rows, columns: columns, [Self.file(), Self.picture])
    model.press(.character("n"))
    try expectScreen("merge-\(columns)x\(rows)", model)
  }

  @Test("Each choice is kept at once, with marks for what is open, and goes on to the next") func choosing()
    throws
  {
    var model = model()
    let first = kept(model.press(.character("o")))
    #expect(first.count == 1 && first[0].contains("status: review"))
    #expect(MergeReview.hasMarks(first[0]))
    #expect(try merge(model).selected == 1)
    #expect(model.press(.enter).isEmpty)
    #expect(model.toast?.text == "2 places to choose yet: o yours, t theirs, b both, n the next")
    _ = model.press(.character("t"))
    let last = kept(model.press(.character("o")))
    let expected = Self.ours.replacing(
      "same lock, however small it is", with: "one lock of its zone, whatever its size")
    #expect(last == [expected])
    #expect(model.press(.enter) == [.sync])
    #expect(model.isSyncing)
    guard case .home = model.screen else { throw Missing() }
  }

  @Test("u takes the last choice back, wherever it was made") func undo() throws {
    var model = model(rows: 24, columns: 80, [Self.file(), Self.picture])
    let before = kept(model.press(.character("o"), .character("u")))
    #expect(before.last == Self.review(Self.file())?.written)
    model.press(.character("T"))
    #expect(try merge(model).openCount == 0)
    #expect(try merge(model).selected == 3)
    model.press(.character("u"))
    #expect(try merge(model).choices == [.theirs, .theirs, .theirs, nil])
    model.press(.character("u"), .character("u"), .character("u"), .character("u"))
    #expect(try merge(model).openCount == 4)
    #expect(model.toast?.text == "Nothing was chosen here yet")
  }

  private static func review(_ file: MergeFile) -> MergeReview? {
    if case .text(let review) = file.content { review } else { nil }
  }

  @Test("A key has one value, and of two files one stays") func refusals() throws {
    var model = model(rows: 24, columns: 80, [Self.file(), Self.picture])
    #expect(model.press(.character("b")).isEmpty)
    #expect(model.toast?.text == "status has one value: o takes yours, t theirs")
    model.press(.character("G"), .character("b"))
    #expect(model.toast?.text == "Of two files one stays: o takes yours, t theirs")
    model.press(.character("e"))
    #expect(model.toast?.text == "There is no merged text to edit: o takes yours, t theirs")
    let stuck = MergeFile(path: "link", folder: nil, mergedFile: nil, .stuck("CONFLICT (distinct modes)"))
    model = self.model(rows: 24, columns: 80, [stuck, Self.picture])
    model.press(.character("o"))
    #expect(model.toast?.text == "Moot cannot merge this one: merge it with git, then sync again")
  }

  @Test("The next sync opens what is left, and leaving keeps it") func leaving() throws {
    var model = model()
    model.press(.character("o"))
    #expect(model.press(.escape).isEmpty)
    #expect(model.toast?.text == "2 places to choose yet; Y goes on there")
    #expect(model.press(.character("Y")) == [.sync])
  }

  @Test("The whole is edited in the editor, and what was saved there is what is shown then") func editing()
    throws
  {
    var model = model()
    model.press(.character("n"))
    let effects = model.press(.character("e"))
    #expect(effects == [.openFile(path: Self.merged, line: 16)])
    _ = update(
      &model, .fileOpened(OpenedFile(path: Self.merged, text: "x\n", stamp: .absent, line: 1, recovered: nil))
    )
    model.press(.character("y"), .control("s"))
    let saved = update(&model, .saved(path: Self.merged, .absent, revision: 1))
    #expect(saved.contains(.loadMerge(Self.file())))
    model.press(.escape)
    var settled = Self.file()
    settled.content = .text(MergeReview(marked: "yx\n", names: .init(theirs: "origin/main")))
    _ = update(&model, .mergeLoaded(settled))
    #expect(try merge(model).openCount == 0)
    #expect(model.press(.character("Y")) == [.sync])
  }

  @Test("Lines that only end differently say so") func endings() throws {
    let text = "a\nb\n"
    let file = MergeFile(
      path: "a.md", folder: Self.folder, mergedFile: Self.merged,
      .text(
        MergeReview(
          path: "a.md", base: "a\nc\n", ours: text, theirs: "a\nb", names: .init(theirs: "origin/main"))))
    let shown = model(rows: 24, columns: 80, [file]).shown
    #expect(shown.contains("(lines end with LF)"))
    #expect(shown.contains("(lines end with LF, the last one with nothing)"))
  }

  // MARK: A file that changed on the disk

  private func unsaved(theirs: String) throws -> Model {
    var model = Sample.model()
    model.press(.down, .down, .character("e"))
    let stamp = FileStamp(of: Self.base.utf8)
    _ = update(
      &model, .fileOpened(OpenedFile(path: Self.path, text: Self.base, stamp: stamp, line: 1, recovered: nil))
    )
    model.type("Mine ")
    model.press(.control("s"))
    _ = update(&model, .saveRefused(path: Self.path, theirs: theirs, FileStamp(of: theirs.utf8)))
    return model
  }

  @Test(
    "A file that changed on the disk is merged with the text in the editor, and saved over what was merged")
  func changedOnDisk() throws {
    let theirs = Self.edited(("four cores.", "six cores."))
    var model = try unsaved(theirs: theirs)
    try expectScreen("merge-saving", model)
    let effects = model.press(.enter)
    guard case .save(Self.path, let text, FileStamp(of: theirs.utf8), _)? = effects.last else {
      throw Missing()
    }
    #expect(text.text == "Mine " + theirs)
    model.press(.alt("u"))
    guard case .editor(let editor) = model.screen else { throw Missing() }
    #expect(editor.editing?.editor.buffer.text == "Mine " + Self.base)
  }

  @Test(
    "Where both changed the same lines nothing is written before it is chosen; what was chosen stays when left"
  )
  func changedBoth() throws {
    let theirs = Self.edited(("---\ntitle", "Theirs ---\ntitle"), ("four cores.", "six cores."))
    var model = try unsaved(theirs: theirs)
    #expect(model.press(.enter).isEmpty)
    #expect(try merge(model).openCount == 1)
    #expect(model.press(.character("b")).isEmpty)
    model.press(.escape)
    #expect(model.toast?.text == "Not saved yet; C-s shows both texts again")
    model.press(.control("s"))
    _ = update(&model, .saveRefused(path: Self.path, theirs: theirs, FileStamp(of: theirs.utf8)))
    #expect(try merge(model).openCount == 0)
    model.press(.character("u"), .character("e"))
    guard case .editor(let editor) = model.screen else { throw Missing() }
    #expect(editor.editing?.editor.buffer.text.hasPrefix("Mine ---\nTheirs ---\ntitle") == true)
    #expect(editor.editing?.stamp == FileStamp(of: theirs.utf8))
  }

  @Test("Undoing both texts between marks does not write over what came to lie on the disk") func undone()
    throws
  {
    let theirs = Self.edited(("---\ntitle", "Theirs ---\ntitle"))
    var model = try unsaved(theirs: theirs)
    model.press(.character("e"))
    model.press(.alt("u"))
    func expecting(_ effects: [Effect]) -> FileStamp? {
      effects.compactMap { if case .save(_, _, let stamp, _) = $0 { stamp } else { nil } }.last
    }
    // The disk holds theirs by now, so that this is refused, and both texts are shown again.
    #expect(expecting(model.press(.control("s"))) == FileStamp(of: Self.base.utf8))
    _ = update(&model, .saveRefused(path: Self.path, theirs: theirs, FileStamp(of: theirs.utf8)))
    #expect(try merge(model).openCount == 1)
    // What is made of both is saved over theirs.
    model.press(.character("e"), .character("!"))
    #expect(expecting(model.press(.control("s"))) == FileStamp(of: theirs.utf8))
  }

  @Test("Both texts do not come up under a question that is being answered") func asked() throws {
    var model = Sample.model()
    model.press(.down, .down, .character("e"))
    let stamp = FileStamp(of: Self.base.utf8)
    _ = update(
      &model, .fileOpened(OpenedFile(path: Self.path, text: Self.base, stamp: stamp, line: 1, recovered: nil))
    )
    model.type("Mine ")
    model.press(.control("s"), .control("f"))
    _ = update(&model, .saveRefused(path: Self.path, theirs: "x\n", FileStamp(of: "x\n".utf8)))
    guard case .editor = model.screen else { throw Missing() }
    #expect(model.toast?.text.contains("C-s in its editor shows both texts") == true)
  }
}
