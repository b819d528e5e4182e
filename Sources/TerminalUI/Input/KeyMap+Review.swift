extension KeyMap {
  static let review: [KeyBinding] = outline + finding + reading + reviewing + composer + merging

  private static let outline: [KeyBinding] = [
    KeyBinding(.outline, [.enter], .open, "go to the heading", hint: "go there"),
    KeyBinding(.outline, [.down, .control("n"), .control("j"), .tab], .down, "next heading", hint: "next"),
    KeyBinding(.outline, [.up, .control("p"), .backTab], .up, "the heading before"),
    KeyBinding(.outline, [.pageDown], .pageDown, "a page down"),
    KeyBinding(.outline, [.pageUp], .pageUp, "a page up"),
    KeyBinding(
      .outline, [.escape, .control("c"), .control("g")], .back, "back to where one reads", hint: "back"),
    KeyBinding(.outline, [.control("l")], .redraw, "draw the screen again"),
    KeyBinding(.outline, [.control("z")], .suspend, "suspend; `fg` in the shell comes back"),
    KeyBinding(
      .outline, [Key(.function(1))], .help, "this help; every other key narrows the list", hint: "help"),
  ]

  private static let finding: [KeyBinding] = [
    KeyBinding(
      .finding, [.character("n")], .nextMatch, "the next place with the words searched for", hint: "match"),
    KeyBinding(.finding, [.character("N")], .previousMatch, "the place before"),
    KeyBinding(
      .finding, [.escape], .endFind, "end the search; n and N go from thread to thread again",
      hint: "end search"),
  ]

  private static let reading: [KeyBinding] = [
    KeyBinding(
      .reading, [.enter], .open, "open what was said of this line in place, or close it; else its link"),
    KeyBinding(.reading, [.character("v")], .selectLines, "select lines, from here to where the cursor goes"),
    KeyBinding(
      .reading, [.character("c")], .comment,
      "comment on the line, the selected lines or, on a heading, its section", hint: "comment"),
    KeyBinding(
      .reading, [.character("s")], .suggest, "suggest other words for the line or the selected lines"),
    KeyBinding(
      .reading, [.character("n")], .nextThread,
      "next thread; the margin says Q question, I issue, S suggestion, P praise, in small letters when resolved, "
        + "D a draft of yours", hint: "thread"),
    KeyBinding(.reading, [.character("N")], .previousThread, "the thread before"),
    KeyBinding(
      .reading, [.character("o")], .showOutline, "outline: the headings, to go to one of them",
      hint: "outline"),
    KeyBinding(.reading, [.character("}"), .character("J")], .nextHeading, "to the next heading"),
    KeyBinding(.reading, [.character("{"), .character("K")], .previousHeading, "to the heading before"),
    KeyBinding(
      .reading, [.character("/"), .character("f")], .findInText,
      "find words in this text; small letters stand for capitals too", hint: "find"),
    KeyBinding(
      .reading, [.character("L")], .openLink,
      "open the link of this line: a heading, a proposal, a file; an address is copied"),
  ]

  private static let reviewing: [KeyBinding] = [
    KeyBinding(
      .reviewing, [.enter], .open, "in Review: go to the thread in the text, or show what is folded"),
    KeyBinding(.reviewing, [.character("c")], .comment, "comment on the version as a whole", hint: "comment"),
    KeyBinding(.reviewing, [.character("n")], .nextThread, "next thread", hint: "thread"),
    KeyBinding(.reviewing, [.character("N")], .previousThread, "the thread before"),
    KeyBinding(
      .reviewing, [.character("r")], .reply, "reply to the thread, or write on at a draft"),
    KeyBinding(.reviewing, [.character("z")], .toggleResolved, "resolve the thread, or open it again"),
    KeyBinding(
      .reviewing, [.character("a")], .applySuggestion, "apply the suggestion to the draft, and resolve it"),
    KeyBinding(.reviewing, [.character("d")], .discardDraft, "discard a draft of yours"),
  ]

  private static let merging: [KeyBinding] = [
    KeyBinding(.merging, [.character("o")], .takeOurs, "yours stands here", hint: "yours"),
    KeyBinding(.merging, [.character("t")], .takeTheirs, "theirs stands here", hint: "theirs"),
    KeyBinding(.merging, [.character("b")], .takeBoth, "both stand here, yours first", hint: "both"),
    KeyBinding(.merging, [.character("O")], .takeAllOurs, "yours stands wherever nothing is chosen yet"),
    KeyBinding(.merging, [.character("T")], .takeAllTheirs, "theirs stands wherever nothing is chosen yet"),
    KeyBinding(
      .merging, [.character("n")], .nextConflict, "the next place that both sides changed; j too",
      hint: "next"),
    KeyBinding(.merging, [.character("p")], .previousConflict, "the place before; k too"),
    KeyBinding(.merging, [.character("u")], .undoChoice, "take the last choice back", hint: "undo"),
    KeyBinding(
      .merging, [.character("e")], .edit,
      "edit the whole in the editor, with both texts between marks where nothing is chosen", hint: "edit"),
    KeyBinding(
      .merging, [.enter, .character("Y")], .takeMerge,
      "take the result, once all is chosen: the sync or the save goes on", hint: "take"),
    KeyBinding(
      .merging, [.escape, .character("q")], .leaveEditor,
      "leave; what is chosen is kept, and nothing is merged yet", hint: "leave"),
  ]

  private static let composer: [KeyBinding] = [
    KeyBinding(.composer, [.control("s")], .save, "send", hint: "send"),
    KeyBinding(
      .composer, [.alt("s")], .keepDraft, "keep it as a draft, to be sent with others", hint: "keep"),
    KeyBinding(.composer, [.control("t")], .nextType, "issue, question or praise", hint: "type"),
    KeyBinding(
      .composer, [.escape, .control("q")], .leaveEditor, "leave; asks what becomes of the text", hint: "leave"
    ),
  ]
}
