/// One row of the table of keys.
public struct KeyBinding: Hashable, Sendable {
  public var context: KeyContext
  /// The first one is what hints show.
  public var keys: [Key]
  public var command: Command
  /// What it does, as `?` prints it.
  public var help: String
  /// One word for the status line; nil keeps it out of there.
  public var hint: String?

  init(_ context: KeyContext, _ keys: [Key], _ command: Command, _ help: String, hint: String? = nil) {
    self.context = context
    self.keys = keys
    self.command = command
    self.help = help
    self.hint = hint
  }
}

/// The one table that drives dispatch, the status line and the help.
public struct KeyMap: Sendable {
  public let bindings: [KeyBinding]
  private let byContext: [KeyContext: [KeyBinding]]
  /// What each context has keys for.
  private let commands: [KeyContext: Set<Command>]
  private let table: [KeyContext: [Key: Command]]

  public init(bindings: [KeyBinding]) {
    self.bindings = bindings
    var table: [KeyContext: [Key: Command]] = [:]
    for binding in bindings {
      for key in binding.keys {
        let earlier = table[binding.context, default: [:]].updateValue(binding.command, forKey: key)
        precondition(earlier == nil, "\(key) has two meanings in \(binding.context.rawValue)")
      }
    }
    self.table = table
    byContext = Dictionary(grouping: bindings, by: \.context)
    commands = byContext.mapValues { Set($0.map(\.command)) }
  }

  /// The command of `key` in the first of `contexts` that knows it.
  public func command(for key: Key, in contexts: [KeyContext]) -> Command? {
    for context in contexts {
      if let command = table[context]?[key] { return command }
    }
    return nil
  }

  /// The first key that asks for a command in these contexts; nil where none does.
  func key(for command: Command, in contexts: [KeyContext]) -> Key? {
    for context in contexts {
      for binding in bindings(in: context) where binding.command == command {
        if let key = binding.keys.first(where: { self.command(for: $0, in: contexts) == command }) {
          return key
        }
      }
    }
    return nil
  }

  /// What can be asked for in these contexts.
  func commands(in contexts: [KeyContext]) -> Set<Command> {
    contexts.reduce(into: []) { $0.formUnion(commands[$1] ?? []) }
  }

  public func bindings(in context: KeyContext) -> [KeyBinding] {
    byContext[context] ?? []
  }

  /// The rows with a word for the status line, special contexts first; a key that a more special context
  /// takes for itself is left out.
  public func hints(in contexts: [KeyContext]) -> [KeyBinding] {
    contexts.enumerated().flatMap { place, context in
      bindings(in: context).filter { binding in
        guard binding.hint != nil, let key = binding.keys.first else { return false }
        return !contexts[..<place].contains { table[$0]?[key] != nil }
      }
    }
  }
}

extension KeyMap {
  public static let standard = KeyMap(
    bindings: home + agenda + proposals + promise + meetings + meeting + review + proposal + lab + search
      + editor
      + moving
      + everywhere)

  private static let home: [KeyBinding] = [
    KeyBinding(.home, [.enter], .open, "open the item's note, the proposal, or do the step", hint: "open"),
    KeyBinding(.home, [.character("d")], .markDone, "mark the action item done", hint: "done"),
    KeyBinding(.home, [.character("u")], .undo, "undo what Moot wrote last"),
    KeyBinding(
      .home, [.character("n")], .newProposal, "new proposal from the template", hint: "new proposal"),
    KeyBinding(.home, [.character("e")], .edit, "edit the proposal or the note"),
  ]

  private static let agenda: [KeyBinding] = [
    KeyBinding(
      .agenda, [.character("d")], .markDone, "mark done, or open again: the item, or all that are marked",
      hint: "done"),
    KeyBinding(
      .agenda, [.space], .toggleMark, "mark the item, so that what comes next is done to all marked",
      hint: "mark"),
    KeyBinding(.agenda, [.character("*"), .character("V")], .markAll, "mark all items shown; Esc unmarks"),
    KeyBinding(.agenda, [.character("x")], .drop, "drop: nobody will do it", hint: "drop"),
    KeyBinding(.agenda, [.character("m")], .moveDate, "give it another day", hint: "move"),
    KeyBinding(.agenda, [.character("w")], .assign, "who: give it other owners", hint: "who"),
    KeyBinding(.agenda, [.character("r")], .reword, "reword its first line"),
    KeyBinding(.agenda, [.enter, .character("e")], .open, "open the note at the item", hint: "note"),
    KeyBinding(.agenda, [.character("u")], .undo, "undo what Moot wrote last"),
    KeyBinding(
      .agenda, [.character("p")], .showPromise, "the promise: every time it was asked for", hint: "promise"),
    KeyBinding(
      .agenda, [.character("o")], .filterOwner,
      "show one owner's items only: initials or a name"),
    KeyBinding(
      .agenda, [.character("f")], .filterAgenda,
      "show items with these words only; owner: team: file: due: is: say where to look", hint: "filter"),
    KeyBinding(.agenda, [.character("c")], .clearFilter, "show all items again, everybody's"),
    KeyBinding(
      .agenda, [.character("v")], .nextGrouping,
      "group by how soon items are due, owner, team, meeting, age"),
    KeyBinding(
      .agenda, [.character("t")], .toggleClosed, "show or hide done and dropped items"),
    KeyBinding(
      .agenda, [.tab], .toggleFold, "fold the group to its heading, or show its items", hint: "fold"),
    KeyBinding(.agenda, [.backTab], .toggleAllFolds, "fold all groups, or show all items"),
  ]

  private static let proposals: [KeyBinding] = [
    KeyBinding(.proposals, [.enter], .open, "open the proposal", hint: "open"),
    KeyBinding(.proposals, [.character("e")], .edit, "edit its draft", hint: "edit"),
    KeyBinding(
      .proposals, [.character("n")], .newProposal, "new proposal from the template", hint: "new proposal"),
    KeyBinding(
      .proposals, [.character("f")], .filterProposals,
      "show only proposals with these words in number, status, title or authors", hint: "filter"),
    KeyBinding(.proposals, [.character("c")], .clearFilter, "show all proposals again"),
    KeyBinding(.proposals, [.character("t")], .toggleClosed, "show or hide those that are settled"),
    KeyBinding(.proposals, [.character("u")], .undo, "undo what Moot wrote last"),
  ]

  private static let promise: [KeyBinding] = [
    KeyBinding(.promise, [.enter, .character("e")], .open, "open the note at this mention", hint: "note"),
    KeyBinding(
      .promise, [.character("s")], .splitPromise, "split: a new promise begins with this mention",
      hint: "split"),
  ]

  private static let meetings: [KeyBinding] = [
    KeyBinding(.meetings, [.enter, .character("e")], .open, "open the note", hint: "note"),
    KeyBinding(
      .meetings, [.character("m")], .meetingMode,
      "meeting mode: the note, its actions as they are typed, "
        + "and what is open", hint: "meeting mode"),
    KeyBinding(
      .meetings, [.character("n")], .newMeeting, "write the note of this team's next meeting",
      hint: "next meeting"),
    KeyBinding(
      .meetings, [.character("f")], .filterMeetings,
      "show only meetings with these words in date, team, title, note or people", hint: "filter"),
    KeyBinding(.meetings, [.character("c")], .clearFilter, "show all meetings again"),
  ]

  private static let meeting: [KeyBinding] = [
    KeyBinding(
      .meetingText, [Key(.function(2)), .alt("p")], .switchPane, "to the actions and open promises",
      hint: "promises"),
    KeyBinding(.meetingList, [.character("d"), .space], .markDone, "mark the promise done", hint: "done"),
    KeyBinding(.meetingList, [.character("x")], .drop, "drop the promise", hint: "drop"),
    KeyBinding(.meetingList, [.character("m")], .moveDate, "give the promise another day", hint: "move"),
    KeyBinding(.meetingList, [.character("w")], .assign, "who: give the promise other owners", hint: "who"),
    KeyBinding(.meetingList, [.character("r")], .reword, "reword the promise's first line"),
    KeyBinding(.meetingList, [.character("u")], .undo, "undo what Moot wrote last", hint: "undo"),
    KeyBinding(
      .meetingList, [.enter], .open, "go to the action's line; of a promise, see where it was asked for",
      hint: "show"),
    KeyBinding(.meetingList, [.control("s")], .save, "save the note"),
    KeyBinding(
      .meetingList, [Key(.function(2)), .alt("p"), .escape, .character("q"), .tab], .switchPane,
      "back to the text",
      hint: "back to the text"),
    KeyBinding(.meetingList, [.control("l")], .redraw, "draw the screen again"),
    KeyBinding(.meetingList, [.control("z")], .suspend, "suspend; `fg` in the shell comes back"),
    KeyBinding(.meetingList, [.character("?"), Key(.function(1))], .help, "this help", hint: "help"),
  ]

  private static let proposal: [KeyBinding] = [
    KeyBinding(
      .proposal, [.tab, .right, .character("l")], .nextTab,
      "next of Text, Versions, Changes, Evidence, Review",
      hint: "view"),
    KeyBinding(.proposal, [.backTab, .left, .character("h")], .previousTab, "the one before"),
    KeyBinding(.proposal, [.character("e")], .edit, "edit the draft here", hint: "edit"),
    KeyBinding(.proposal, [.character("E")], .externalEditor, "edit the draft in $EDITOR"),
    KeyBinding(
      .proposal, [.character("p")], .publish, "publish the draft as the next version", hint: "publish"),
    KeyBinding(
      .proposal, [.character("D")], .nextMove,
      "what next: verdict, last call, decision, withdrawal, and what is missing for each", hint: "what next"),
    KeyBinding(.proposal, [.character("A")], .approve, "approve the newest version"),
    KeyBinding(.proposal, [.character("S")], .sendDrafts, "send all comments kept as drafts, together"),
    KeyBinding(
      .proposal, [.character("V")], .verifySeal, "verify: are the files still those that the decision sealed"),
    KeyBinding(.proposal, [.character("u")], .undo, "undo what Moot wrote last"),
    KeyBinding(.proposal, [.character("m")], .measure, "measure a design for this proposal", hint: "measure"),
    KeyBinding(
      .proposal, [.character("C")], .checkClaims,
      "check the claims anew against the runs; until then a changed claim is stale"),
    KeyBinding(.proposal, [.character("x")], .export, "export as one Markdown document", hint: "export"),
    KeyBinding(
      .proposal, [.character("[")], .olderVersion,
      "in Text: read an older version; in Changes: compare from one"),
    KeyBinding(
      .proposal, [.character("]")], .newerVersion,
      "in Text: read a newer version, then the draft; in Changes too"),
    KeyBinding(
      .proposal, [.character("|")], .toggleSideBySide,
      "in Changes: both texts side by side, or one below the other"),
    KeyBinding(.proposal, [.enter], .open, "in Versions: show what this version changed"),
  ]

  private static let lab: [KeyBinding] = [
    KeyBinding(.lab, [.left, .character("h")], .previousValue, "the value before"),
    KeyBinding(
      .lab, [.right, .character("l"), .space], .nextValue, "next value, or switch on and off", hint: "change"),
    KeyBinding(.lab, [.character("r")], .startBenchmark, "run the measurement", hint: "run"),
    KeyBinding(.lab, [.enter], .open, "run, or attach where the row says so"),
    KeyBinding(
      .lab, [.character("p")], .nextPicture, "the result as a table, then as one picture after the other",
      hint: "picture"),
    KeyBinding(
      .lab, [.character("[")], .olderRun, "the run before: those not attached yet and the proposals'"),
    KeyBinding(.lab, [.character("]")], .newerRun, "the run after, up to the last one"),
    KeyBinding(
      .lab, [.character("=")], .compareRuns,
      "compare the run that is shown with the last one, or show it alone"),
    KeyBinding(.lab, [.character("P")], .pauseBenchmark, "pause after the round under way, or go on"),
    KeyBinding(.lab, [.character("a")], .attachRun, "attach the result to the proposal", hint: "attach"),
    KeyBinding(
      .lab, [.control("c"), .character("c")], .cancel, "stop the measurement, keep what is measured"),
  ]

  private static let search: [KeyBinding] = [
    KeyBinding(.search, [.enter], .open, "open the file at the line", hint: "open"),
    KeyBinding(.search, [.down, .control("n"), .control("j")], .down, "next line", hint: "next"),
    KeyBinding(.search, [.up, .control("p")], .up, "line before"),
    KeyBinding(.search, [.pageDown], .pageDown, "a page down"),
    KeyBinding(.search, [.pageUp], .pageUp, "a page up"),
    KeyBinding(.search, [.escape, .control("c")], .back, "back to where one was", hint: "back"),
    KeyBinding(
      .search, [.alt("x")], .showPalette, "all commands by name, and proposals by number or title"),
    KeyBinding(.search, [.control("l")], .redraw, "draw the screen again"),
    KeyBinding(.search, [.control("z")], .suspend, "suspend; `fg` in the shell comes back"),
    KeyBinding(
      .search, [Key(.function(1))], .help, "this help; every other key edits the text", hint: "help"),
  ]

  private static let editor: [KeyBinding] =
    [
      KeyBinding(.editor, [.control("s")], .save, "save", hint: "save"),
      KeyBinding(
        .editor, [.escape, .control("q")], .leaveEditor,
        "take back what is selected or marked as found, else leave the editor", hint: "leave"),
      KeyBinding(.editor, [Key(.function(1)), .alt("h")], .help, "this help", hint: "help"),
      KeyBinding(
        .editor, [.alt("x")], .showPalette, "all commands by name, and proposals by number or title"),
      KeyBinding(.editor, [.control("l")], .redraw, "draw the screen again"),
      KeyBinding(.editor, [.control("z")], .suspend, "suspend; `fg` in the shell comes back"),
    ]
    + EditorCommand.table.map { row in
      KeyBinding(.editor, row.keys, .editing(row.command), row.help, hint: row.hint)
    }

  private static let moving: [KeyBinding] = [
    KeyBinding(.list, [.character("j"), .down], .down, "down"),
    KeyBinding(.list, [.character("k"), .up], .up, "up"),
    KeyBinding(.list, [.pageDown, .control("d"), .control("f")], .pageDown, "a page down"),
    KeyBinding(.list, [.pageUp, .control("u"), .control("b")], .pageUp, "a page up"),
    KeyBinding(.list, [.character("g"), .home], .first, "to the top"),
    KeyBinding(.list, [.character("G"), .end], .last, "to the end"),
  ]

  private static let everywhere: [KeyBinding] = [
    KeyBinding(.everywhere, [.character("1")], .showHome, "home"),
    KeyBinding(.everywhere, [.character("2"), .character("a")], .showAgenda, "agenda"),
    KeyBinding(.everywhere, [.character("3")], .showProposals, "proposals"),
    KeyBinding(.everywhere, [.character("4")], .showMeetings, "meetings"),
    KeyBinding(.everywhere, [.character("5"), .character("b")], .showLab, "lab"),
    KeyBinding(.everywhere, [.character("R"), Key(.function(5))], .reload, "read the workspace again"),
    KeyBinding(.everywhere, [.character("Y")], .sync, "sync: bring what others did, and send yours"),
    KeyBinding(.everywhere, [.control("l")], .redraw, "draw the screen again"),
    KeyBinding(.everywhere, [.control("z")], .suspend, "suspend; `fg` in the shell comes back"),
    KeyBinding(.everywhere, [.character("?"), Key(.function(1))], .help, "this help", hint: "help"),
    KeyBinding(
      .everywhere, [.character("q"), .escape], .back, "back; from a first screen, quit", hint: "back"),
    KeyBinding(
      .everywhere, [.character("/"), .character("6")], .showSearch, "search everything as you type",
      hint: "search"),
    KeyBinding(
      .everywhere, [.character(":"), .alt("x")], .showPalette,
      "all commands by name, and proposals by number or title", hint: "commands"),
    KeyBinding(
      .everywhere, [.character("M")], .showMessages, "messages: what was told in this session, newest first"),
    KeyBinding(.everywhere, [.control("c")], .cancel, "stop what runs, else quit"),
  ]
}
