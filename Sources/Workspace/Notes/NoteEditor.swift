/// Why an item could not be changed; nothing was.
public enum NoteEditError: Error, Hashable, CustomStringConvertible {
  /// The line is not the item's any more.
  case changed
  /// The item is in that state already.
  case unchanged(String)
  /// The new words or owners would be read as something else, or as nothing; why.
  case unreadable(String)

  public var description: String {
    switch self {
    case .changed: "the line is no longer this item's; read the notes again"
    case .unchanged(let state): "the item is \(state) already"
    case .unreadable(let reason): reason
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
    /// Gives it other owners, as a note writes them: initials or names; never empty.
    case assigned([String])
    /// Gives its first line other words; owners and marks stay, and so do the lines below.
    case reworded(String)
  }

  /// - Parameter item: as it was just read from these bytes.
  /// - Returns: the note's bytes with the item's first line changed.
  public static func apply(
    _ change: Change, to item: ActionItem, in bytes: [UInt8]
  ) throws(NoteEditError) -> [UInt8] {
    let changed = try written(change, to: item, in: bytes)
    try check(change, of: item, before: bytes, after: changed)
    return changed
  }

  private static func written(
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
    let before =
      switch change {
      case .reopened: unticked(prefix)
      case .assigned(let owners): owned(prefix, by: owners, beforeBox: ItemMarks.box(in: text) != nil)
      default: String(prefix)
      }
    let usesBoxes = change == .reopened && hasEmptyBox(bytes, outside: range)
    let isOnlyMarker = afterMarker(prefix) == prefix.endIndex
    let changed =
      before + (try applied(change, to: item, text, usesBoxes: usesBoxes, isOnlyMarker: isOnlyMarker))
      + trailing
    return Array(bytes[..<start]) + Array(changed.utf8) + bytes[range.upperBound...]
  }

  /// The line's three parts: markers and owners before the text, the text with its marks, white space after it.
  private static func split(_ line: String, _ item: ActionItem) -> (
    prefix: Substring, text: Substring, end: Substring
  )? {
    let content = line[...].trimmedEnd
    let end = line[content.endIndex...]
    let first = item.text.prefix { !$0.isWhitespace }
    for start in starts(content) {
      let text = content[start...]
      // Spares a long line all but one look.
      let beginning = ItemMarks.box(in: text)?.rest.drop(while: \.isWhitespace) ?? text
      guard beginning.hasPrefix(first) else { continue }
      let words = collapsed(ItemMarks.removed(from: text))
      // The item goes on in the lines below, so its first line is its beginning.
      if !words.isEmpty, item.text == words || item.text.hasPrefix(words + " ") {
        return (content[..<start], text, end)
      }
    }
    return nil
  }

  /// No owners before a text are longer.
  private static let prefixLengthMax = 160

  /// Where the text may begin: after indentation and list marker, or after the white space or the colon that ends
  /// what stands before it.
  private static func starts(_ line: Substring) -> [Substring.Index] {
    let first = afterMarker(line)
    var starts = [first]
    for index in line[first...].prefix(prefixLengthMax).indices
    where line[index].isWhitespace || line[index] == ":" {
      let next = afterBlanks(line, line.index(after: index))
      if next > starts[starts.count - 1] { starts.append(next) }
    }
    return starts
  }

  /// Behind indentation and list marker.
  private static func afterMarker(_ line: Substring) -> Substring.Index {
    let at = afterBlanks(line, line.startIndex)
    let digits = line[at...].prefix { $0.isNumber }
    if !digits.isEmpty, let mark = line[digits.endIndex...].first, mark == "." || mark == ")" {
      return afterBlanks(line, line.index(after: digits.endIndex))
    }
    guard let mark = line[at...].first, "-*+".contains(mark) else { return at }
    let next = line.index(after: at)
    return line[next...].first == " " || line[next...].first == "\t" ? afterBlanks(line, next) : at
  }

  private static func afterBlanks(_ line: Substring, _ start: Substring.Index) -> Substring.Index {
    line[start...].firstIndex { $0 != " " && $0 != "\t" } ?? line.endIndex
  }

  private static func collapsed(_ text: Substring) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Marks

  private static func applied(
    _ change: Change, to item: ActionItem, _ text: Substring, usesBoxes: Bool, isOnlyMarker: Bool
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
      let isTicked = ItemMarks.box(in: text) != nil
      let isByHand = ItemMarks.tail(of: text, words: ["done", "dropped"]) == nil
      return (isTicked && (isByHand || usesBoxes) ? "[ ] " : "") + withoutState(text)
    case .assigned(let owners):
      if owners == item.owners { throw .unchanged("\(owners.joined(separator: ", "))'s") }
      // In a task list without owners they come behind the box: `- [ ] RV: …`.
      guard isOnlyMarker, let box = ItemMarks.box(in: text) else { return String(text) }
      return text[..<box.rest.startIndex] + label(owners) + box.rest
    case .reworded(let words):
      let plain = ItemMarks.removed(from: text)
      return text[..<plain.startIndex] + collapsed(words[...]) + text[plain.endIndex...]
    case .moved(let day):
      let marked = ItemMarks.tail(of: text, words: ["done", "dropped"])
      let kept = marked?.before ?? text
      let plain = ItemMarks.tail(of: kept, words: ["due"])?.before ?? kept
      // What closes an item stays at the end of the line.
      let closing = marked.map { _ in String(text[kept.endIndex...]) } ?? ""
      return "\(plain) (due \(day))\(closing)"
    }
  }

  /// What stands before the text with other owners: a label that names some is replaced, any other stays.
  private static func owned(_ prefix: Substring, by owners: [String], beforeBox: Bool) -> String {
    let marker = prefix[..<afterMarker(prefix)]
    if beforeBox, marker.endIndex == prefix.endIndex { return String(prefix) }
    let box = ItemMarks.box(in: prefix[marker.endIndex...])
    let lead = prefix[..<(box?.rest.startIndex ?? marker.endIndex)]
    let named = prefix[lead.endIndex...]
    guard !OwnerReader.owners(of: named + "write it").isEmpty else { return lead + named + label(owners) }
    // `RV - write it` and the like.
    guard let colon = named.trimmedEnd.lastIndex(of: ":") else { return lead + label(owners) }
    // `TODO: RV: ` keeps its first label.
    let labels = named[..<colon]
    let kept = labels.lastIndex(of: ":").map { afterBlanks(labels, labels.index(after: $0)) }
    let before = kept ?? named.startIndex
    // `**RV**: ` stays bold.
    let names = named[before..<colon]
    let opening = names.prefix { "*_`".contains($0) }
    let closing = String(names.dropFirst(opening.count).reversed().prefix { "*_`".contains($0) })
    return lead + named[..<before] + opening + owners.joined(separator: ", ") + closing + named[colon...]
  }

  private static func label(_ owners: [String]) -> String { owners.joined(separator: ", ") + ": " }

  /// Whether another line of the note has a box to tick, so that one opened again gets its own back.
  private static func hasEmptyBox(_ bytes: [UInt8], outside line: Range<Int>) -> Bool {
    let box = Array("[ ] ".utf8)
    var place = bytes.startIndex
    while place + box.count <= bytes.count {
      if bytes[place] == box[0], !line.contains(place), bytes[place..<place + box.count].elementsEqual(box) {
        return true
      }
      place += 1
    }
    return false
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
    let closing = ["done", "dropped"]
    if let mark = ItemMarks.tail(of: rest, words: closing) { return mark.before }
    // A person may have written the marks in the other order.
    guard let due = ItemMarks.tail(of: rest, words: ["due"]),
      let mark = ItemMarks.tail(of: due.before, words: closing)
    else { return rest }
    return mark.before + rest[due.before.endIndex...]
  }

  // MARK: Reading it again

  /// New words are a person's: whether a reader takes them for what they are meant is found by reading them.
  private static func check(
    _ change: Change, of item: ActionItem, before: [UInt8], after: [UInt8]
  ) throws(NoteEditError) {
    func items(_ bytes: [UInt8]) -> [ActionItem] {
      NoteReader.read(path: item.file, bytes: bytes).meeting.actions
    }
    let isMeant: (ActionItem) -> Bool
    let problem: String
    switch change {
    case .assigned(let owners):
      isMeant = { $0.owners == owners && $0.text == item.text }
      problem =
        "'\(owners.joined(separator: ", "))' would not be read as owners; give initials such as RV, or names"
    case .reworded(let words):
      let wanted = collapsed(words[...])
      let isNothing = NoteVocabulary.isPlaceholder(wanted)
      isMeant = { !isNothing && $0.owners == item.owners && $0.text.hasPrefix(wanted) }
      problem =
        "'\(words)' would not be read as this item's words; say what is to be done, without owner or marks"
    default: return
    }
    let found = items(after)
    guard let changed = found.first(where: { $0.line == item.line }), isMeant(changed),
      changed.state == item.state, found.count == items(before).count
    else { throw .unreadable(problem) }
  }
}
