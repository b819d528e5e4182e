/// Why an item could not be changed; nothing was.
public enum NoteEditError: Error, Hashable, CustomStringConvertible {
  /// The line is not the item's any more.
  case changed
  /// The item is in that state already.
  case unchanged(String)

  public var description: String {
    switch self {
    case .changed: "the line is no longer this item's; read the notes again"
    case .unchanged(let state): "the item is \(state) already"
    }
  }
}

/// Changes one action item in its note: bytes of the item's first line, and no other.
public enum NoteEditor {
  public enum Change: Hashable, Sendable {
    case done(on: CalendarDate)
    case dropped(on: CalendarDate)
    /// Gives it another deadline, which overrides what its words say.
    case moved(to: CalendarDate)
    /// Takes back that it is done or dropped.
    case reopened
  }

  /// - Parameter item: as it was just read from these bytes.
  /// - Returns: the note's bytes with the item's first line changed.
  public static func apply(
    _ change: Change, to item: ActionItem, in bytes: [UInt8]
  ) throws(NoteEditError) -> [UInt8] {
    let source = SourceText(bytes: bytes, file: item.file)
    guard item.line >= 1, item.line <= source.lines.count else { throw .changed }
    let range = source.lines[item.line - 1].content
    // A byte order mark belongs to the file, not to its first line.
    let start = max(range.lowerBound, source.bodyStart)
    guard let line = String(validating: bytes[start..<range.upperBound], as: UTF8.self),
      let (prefix, text, trailing) = split(line, item)
    else { throw .changed }
    let before = change == .reopened ? unticked(prefix) : String(prefix)
    let changed = before + (try applied(change, to: item, text)) + trailing
    return Array(bytes[..<start]) + Array(changed.utf8) + bytes[range.upperBound...]
  }

  /// The line's three parts: markers and owners before the text, the text with its marks, white space after it.
  private static func split(_ line: String, _ item: ActionItem) -> (
    prefix: Substring, text: Substring, end: Substring
  )? {
    let content = line[...].trimmedEnd
    let end = line[content.endIndex...]
    for start in starts(content) {
      let text = content[start...]
      let words = collapsed(ItemMarks.removed(from: text))
      // The item goes on in the lines below, so its first line is its beginning.
      if !words.isEmpty, item.text == words || item.text.hasPrefix(words + " ") {
        return (content[..<start], text, end)
      }
    }
    return nil
  }

  /// Where the text may begin: after indentation and list marker, or after a colon that follows owners.
  private static func starts(_ line: Substring) -> [Substring.Index] {
    var at = line.firstIndex { $0 != " " && $0 != "\t" } ?? line.endIndex
    let digits = line[at...].prefix { $0.isNumber }
    if !digits.isEmpty, let mark = line[digits.endIndex...].first, mark == "." || mark == ")" {
      at = afterBlanks(line, line.index(after: digits.endIndex))
    } else if let mark = line[at...].first, "-*+".contains(mark) {
      let next = line.index(after: at)
      if line[next...].first == " " || line[next...].first == "\t" { at = afterBlanks(line, next) }
    }
    var starts = [at]
    var rest = line[at...]
    while let colon = rest.firstIndex(of: ":") {
      let next = afterBlanks(line, line.index(after: colon))
      starts.append(next)
      rest = line[line.index(after: colon)...]
    }
    return starts
  }

  private static func afterBlanks(_ line: Substring, _ start: Substring.Index) -> Substring.Index {
    line[start...].firstIndex { $0 != " " && $0 != "\t" } ?? line.endIndex
  }

  private static func collapsed(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Marks

  private static func applied(
    _ change: Change, to item: ActionItem, _ text: Substring
  ) throws(NoteEditError) -> String {
    switch change {
    case .done(let day):
      if case .done = item.state { throw .unchanged("done") }
      return "[x] \(withoutState(text)) (done \(day))"
    case .dropped(let day):
      if case .dropped = item.state { throw .unchanged("dropped") }
      return "[-] \(withoutState(text)) (dropped \(day))"
    case .reopened:
      if item.state == .open { throw .unchanged("open") }
      return String(withoutState(text))
    case .moved(let day):
      let marked = ItemMarks.tail(of: text, words: ["done", "dropped"])
      let kept = marked?.before ?? text
      let plain = ItemMarks.tail(of: kept, words: ["due"])?.before ?? kept
      // What closes an item stays at the end of the line.
      let closing = marked.map { _ in String(text[kept.endIndex...]) } ?? ""
      return "\(plain) (due \(day))\(closing)"
    }
  }

  /// The markers before the owners with a box that a person ticked there empty again: `- [x] RV: …`.
  private static func unticked(_ prefix: Substring) -> String {
    let marker = prefix.prefix { $0 != "[" }
    guard let box = ItemMarks.box(in: prefix[marker.endIndex...]), box.mark != " " else {
      return String(prefix)
    }
    return marker + "[ ]" + prefix[marker.endIndex...].dropFirst(3)
  }

  /// The text without box and without the date of being closed; a date moved to stays.
  private static func withoutState(_ text: Substring) -> Substring {
    let rest = ItemMarks.box(in: text)?.rest ?? text
    return ItemMarks.tail(of: rest, words: ["done", "dropped"])?.before ?? rest
  }
}
