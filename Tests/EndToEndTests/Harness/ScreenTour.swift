import Foundation

/// A walk through every screen of the interface, in one start of the program.
enum ScreenTour {
  struct Stop {
    /// The recorded screen's name; nil where one only passes by.
    var name: String?
    var keys: String
    /// What is on the screen that is only passed by, and looks other than the one before.
    var until: String?
    /// What the picture of it in the documents is called; nil where there is none.
    var picture: String?
    /// What another program does to the workspace before the keys are pressed.
    var meanwhile: @Sendable (Fixture) throws -> Void

    init(
      _ name: String, _ keys: String, picture: String? = nil,
      meanwhile: @escaping @Sendable (Fixture) throws -> Void = { _ in }
    ) {
      self.name = name
      self.keys = keys
      self.picture = picture
      self.meanwhile = meanwhile
    }

    init(passing keys: String, until: String) {
      self.keys = keys
      self.until = until
      meanwhile = { _ in }
    }
  }

  /// The author in whose text the tour comments, and the reviewer who takes it.
  static let reviewer = (name: "Andra", email: "ap@example.org")
  static let note = "meetings/2026-11-11-smp.md"

  static let stops: [Stop] = lists + proposal + writing + meetings + lab + everywhere

  private static let lists = [
    Stop("home", "", picture: "Home: what needs me now"),
    Stop("agenda", "2", picture: "The agenda: what was promised, and by when"),
    Stop("agenda-by-owner", "v"),
    Stop("agenda-question", "jm"),
    Stop(passing: Keys.escape, until: "By owner"),
    Stop("promise", "p"),
    Stop("proposals", "q3"),
  ]

  private static let proposal = [
    Stop("proposal", Keys.enter),
    Stop("proposal-thread", "nn", picture: "A proposal with a thread opened beside its lines"),
    Stop("outline", "o"),
    Stop(passing: Keys.escape, until: "c comment"),
    Stop("palette", ":ver"),
    Stop(passing: Keys.escape, until: "c comment"),
    Stop("what-next", "D"),
    Stop(passing: Keys.escape, until: "c comment"),
    Stop("versions", Keys.tab),
    Stop("changes", Keys.tab),
    Stop("changes-side-by-side", "|"),
    Stop("evidence", Keys.tab),
    Stop("review", Keys.tab),
  ]

  private static let writing = [
    Stop("composer", Keys.tab + "c" + "Who says so?"),
    Stop("composer-left", Keys.escape),
    Stop(passing: "x", until: "c comment"),
    Stop(passing: "e", until: "line "),
    Stop("editor-selection", String(repeating: Keys.down, count: 13) + shiftDown + shiftDown),
    Stop("editor-search", Keys.control("f") + "lock"),
    Stop("merge", Keys.enter + "x" + Keys.control("s"), meanwhile: changeDraft),
    Stop(passing: "q", until: "Not saved yet"),
    Stop("editor-left", Keys.escape),
    Stop(passing: "d", until: "c comment"),
  ]

  private static let meetings = [
    Stop("meetings", "4"),
    Stop("note", Keys.enter),
    Stop(passing: Keys.escape, until: "m meeting mode"),
    Stop("meeting", "m"),
    Stop("meeting-promises", "\u{1B}p"),
    Stop(passing: "q", until: "F2 promises"),
    Stop(passing: Keys.escape, until: "m meeting mode"),
  ]

  private static let lab = [
    Stop("lab", "5jjjjjj" + Keys.right),
    Stop("lab-table", "["),
    Stop("lab-picture", "p", picture: "The lab: four designs measured with one and two threads"),
  ]

  private static let everywhere = [
    Stop("search", "/lock"),
    Stop(passing: Keys.escape, until: "r run"),
    Stop("help", "?"),
    Stop(passing: "q", until: "r run"),
    Stop("messages", "M"),
    Stop(passing: "q", until: "r run"),
  ]

  private static let shiftDown = "\u{1B}[1;2B"

  /// Somebody else changes a sentence of the draft that is open in the editor.
  @Sendable private static func changeDraft(_ fixture: Fixture) throws {
    let path = "proposals/0001-page-table-and-frame-allocator/proposal.md"
    let text = try fixture.folder.text(of: path)
    try fixture.folder.write(
      text.replacingOccurrences(of: "each was written for one.", with: "each was written for one core."),
      to: path)
  }
}
