/// A line that a search found.
public struct SearchHit: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case note, proposal, version, comment
  }

  public var kind: Kind
  /// Path relative to the workspace.
  public var file: String
  /// 1-based.
  public var line: Int
  /// The note's or proposal's title, else its file name.
  public var title: String
  /// The day of the meeting, where the file has one.
  public var date: CalendarDate?
  /// The line that fits best, white space at its ends removed.
  public var text: String
  /// Where the words stand in `text`, in UTF-8 bytes, ascending and apart.
  public var matches: [Range<Int>]

  public init(
    kind: Kind, file: String, line: Int, title: String, date: CalendarDate?, text: String,
    matches: [Range<Int>]
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.title = title
    self.date = date
    self.text = text
    self.matches = matches
  }
}
