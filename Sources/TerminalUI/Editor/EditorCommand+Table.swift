extension EditorCommand {
  /// A row of the editor's keys, for the key map and the help.
  public struct Row: Hashable, Sendable {
    public var command: EditorCommand
    /// The first one is what hints show.
    public var keys: [Key]
    /// What it does, as `?` prints it.
    public var help: String
    /// One word for the status line; nil keeps it out of there.
    public var hint: String?

    init(_ command: EditorCommand, _ keys: [Key], _ help: String, hint: String? = nil) {
      self.command = command
      self.keys = keys
      self.help = help
      self.hint = hint
    }
  }

  /// Every command once, with keys as nano, emacs and desktop editors have them, only such as terminals can send.
  /// Control-Z is left to job control and Control-S, Control-Q, F1 to the frame.
  public static let table: [Row] = moving + selecting + changing + cutting + finding

  private static let moving: [Row] = [
    Row(.left, [.left], "left"),
    Row(.right, [.right], "right"),
    Row(.up, [.up, .control("p")], "a row up"),
    Row(.down, [.down, .control("n")], "a row down"),
    Row(.wordLeft, [Key(.left, .control), .alt("b"), Key(.left, .alt)], "a word left"),
    Row(.wordRight, [Key(.right, .control), .alt("f"), Key(.right, .alt)], "a word right"),
    Row(.lineStart, [.home, .control("a")], "to the first letter of the line, then to its beginning"),
    Row(.lineEnd, [.end, .control("e")], "to the end of the line"),
    Row(.pageUp, [.pageUp], "a page up"),
    Row(.pageDown, [.pageDown], "a page down"),
    Row(.paragraphUp, [Key(.up, .control), .alt("{")], "to the paragraph before"),
    Row(.paragraphDown, [Key(.down, .control), .alt("}")], "to the next paragraph"),
    Row(.documentStart, [Key(.home, .control), .alt("<")], "to the beginning of the text"),
    Row(.documentEnd, [Key(.end, .control), .alt(">")], "to the end of the text"),
  ]

  private static let selecting: [Row] = [
    Row(.selectLeft, [Key(.left, .shift)], "select to the left"),
    Row(.selectRight, [Key(.right, .shift)], "select to the right"),
    Row(.selectUp, [Key(.up, .shift)], "select upwards"),
    Row(.selectDown, [Key(.down, .shift)], "select downwards"),
    Row(.selectWordLeft, [Key(.left, [.shift, .control])], "select a word to the left"),
    Row(.selectWordRight, [Key(.right, [.shift, .control])], "select a word to the right"),
    Row(.selectLineStart, [Key(.home, .shift)], "select to the beginning of the line"),
    Row(.selectLineEnd, [Key(.end, .shift)], "select to the end of the line"),
    Row(.selectPageUp, [Key(.pageUp, .shift)], "select a page upwards"),
    Row(.selectPageDown, [Key(.pageDown, .shift)], "select a page downwards"),
    Row(.selectDocumentStart, [Key(.home, [.shift, .control])], "select to the beginning of the text"),
    Row(.selectDocumentEnd, [Key(.end, [.shift, .control])], "select to the end of the text"),
    Row(.selectAll, [.alt("a")], "select everything"),
    Row(.setMark, [.control(" ")], "set a mark: motions select from here; again to end it"),
  ]

  private static let changing: [Row] = [
    Row(.newline, [.enter], "new line, indented, with the next marker in a list"),
    Row(.indent, [.tab], "indent the item or the selected lines, else insert spaces"),
    Row(.outdent, [.backTab], "take back one step of indentation"),
    Row(.deleteBackward, [.backspace, .control("h")], "delete to the left"),
    Row(.deleteForward, [.delete, .control("d")], "delete to the right"),
    Row(.deleteWordBackward, [.control("w"), Key(.backspace, .alt)], "delete the word to the left"),
    Row(.deleteWordForward, [.alt("d"), Key(.delete, .control)], "delete the word to the right"),
    Row(.overwrite, [Key(.insert)], "type over what is there; again to type in between"),
    Row(.moveLinesUp, [Key(.up, .alt)], "move the line or the selected lines up"),
    Row(.moveLinesDown, [Key(.down, .alt)], "move the line or the selected lines down"),
    Row(
      .complete, [.alt("/")],
      "complete the word: people, proposals, headings, front matter, or a claim, table or action to fill in",
      hint: "complete"),
    Row(.reflow, [.alt("q")], "one sentence a line in this paragraph"),
    Row(.undo, [.alt("u"), .control("_")], "undo", hint: "undo"),
    Row(.redo, [.alt("r"), .control("y")], "do again what was undone", hint: "redo"),
  ]

  private static let cutting: [Row] = [
    Row(.cutToLineEnd, [.control("k")], "cut to the end of the line; several times collects", hint: "cut"),
    Row(.cutLine, [.alt("k")], "cut the whole line; several times collects"),
    Row(.cut, [.control("x")], "cut the selection, or the line"),
    Row(.copy, [.control("c"), .alt("w")], "copy the selection, or the line"),
    Row(.paste, [.control("v"), .control("u")], "paste what was cut or copied", hint: "paste"),
  ]

  private static let finding: [Row] = [
    Row(
      .find, [.control("f")], "find; capitals only when asked for; A-r makes it a regular expression",
      hint: "find"),
    Row(.findNext, [.control("g"), Key(.function(3)), .alt("n")], "next match"),
    Row(.findPrevious, [.alt("p"), Key(.function(3), .shift)], "match before"),
    Row(
      .replace, [.control("r"), .control("\\")],
      "replace, each match shown with what it becomes; A-r in the question asks for a regular expression"),
    Row(.goToLine, [.alt("g")], "go to a line"),
    Row(.matchBracket, [.control("]")], "to the matching bracket or fence"),
  ]
}
