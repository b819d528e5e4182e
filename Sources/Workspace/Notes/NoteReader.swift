/// What a note says, and what is wrong with it.
public struct NoteReading: Sendable {
  public var meeting: Meeting
  public var diagnostics: [Diagnostic]
}

/// Reads a meeting's note as a group writes it, without any markup made for Moot.
public enum NoteReader {
  /// A note has a meeting's front matter, a date in its name, or a TODO section.
  public static func looksLikeNote(path: String, bytes: [UInt8]) -> Bool {
    if FileDate.date(in: path) != nil { return true }
    let source = SourceText(bytes: bytes, file: path)
    if let frontMatter = FrontMatter.scan(source).0, frontMatter.string("datetime") != nil { return true }
    return TodoSection.headingLine(in: source, from: 1) != nil
  }

  /// Never fails: what cannot be read is told and left out.
  ///
  /// - Parameter path: relative to the workspace.
  public static func read(path: String, bytes: [UInt8]) -> NoteReading {
    let source = SourceText(bytes: bytes, file: path)
    let (frontMatter, problems) = FrontMatter.scan(source)
    var reading = NoteReading(
      meeting: Meeting(
        file: path, title: frontMatter?.string("title"), date: nil, datetimeOffset: nil,
        teams: frontMatter?.strings("teams") ?? [], participants: frontMatter?.strings("participants") ?? [],
        actions: []),
      diagnostics: source.diagnostics + problems)
    reading.readDate(frontMatter)
    reading.meeting.teams = reading.meeting.teams.filter { !NoteVocabulary.isPlaceholder($0) }
    reading.meeting.participants = reading.meeting.participants.filter { !NoteVocabulary.isPlaceholder($0) }
    let first = frontMatter?.bodyLine ?? 1
    if let heading = TodoSection.headingLine(in: source, from: first) {
      let people = PeopleVocabulary(participants: reading.meeting.participants)
      let found = TodoSection(source, after: heading).items(people)
      reading.add(found)
    }
    return reading
  }
}

extension NoteReading {
  /// The day is the front matter's; where that is malformed, the one in the file's name.
  fileprivate mutating func readDate(_ frontMatter: FrontMatter?) {
    let named = FileDate.date(in: meeting.file)
    guard let text = frontMatter?.string("datetime") ?? frontMatter?.string("date") else {
      meeting.date = named
      return
    }
    let line = frontMatter?.line(of: "datetime") ?? frontMatter?.line(of: "date")
    guard let date = CalendarDate(iso: text.prefix(10)) else {
      meeting.date = named
      warn(line, "'\(text)' is no date; write it as 2026-11-23T11:00:00+02:00")
      return
    }
    meeting.date = date
    meeting.datetimeOffset = Self.offset(text)
    if let named, named != date {
      warn(line, "the front matter says \(date), the file's name says \(named)")
    }
  }

  /// `+02:00` or `Z` at the end of a moment.
  private static func offset(_ text: String) -> String? {
    if text.hasSuffix("Z") { return "Z" }
    let tail = text.suffix(6)
    guard text.count >= 16, let sign = tail.first, sign == "+" || sign == "-",
      Array(tail)[3] == ":", tail.filter(\.isNumber).count == 4
    else { return nil }
    return String(tail)
  }

  private mutating func warn(_ line: Int?, _ message: String) {
    diagnostics.append(Diagnostic(.warning, file: meeting.file, line: line, message))
  }

  /// Gives the items their deadlines and identifiers.
  fileprivate mutating func add(_ found: [FoundItem]) {
    var ordinals: [String: Int] = [:]
    for item in found {
      let key = "\(meeting.file)\u{1f}\(item.owners.joined(separator: "\u{1f}"))\u{1f}\(item.text)"
      let ordinal = ordinals[key, default: 0]
      ordinals[key] = ordinal + 1
      let reading = DeadlineReader.read(item.text, meeting: meeting.date)
      for problem in reading.problems { warn(item.line, problem.message) }
      meeting.actions.append(
        ActionItem(
          id: Self.identifier("\(key)\u{1f}\(ordinal)"), file: meeting.file, line: item.line,
          meeting: meeting.date,
          teams: meeting.teams, owners: item.owners, text: item.text, links: LinkReader.links(in: item.text),
          deadline: item.movedTo ?? reading.deadline,
          deadlinePhrase: item.movedTo == nil ? reading.phrase : nil,
          state: item.state))
    }
  }

  /// Ten hexadecimal digits of the key's hash.
  private static func identifier(_ key: String) -> String {
    let digits = String(FileStamp(of: key.utf8).hash, radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(10))
  }
}

/// An item of a TODO section before its meeting is known.
struct FoundItem: Hashable {
  var line: Int
  var owners: [String]
  /// White space collapsed, without owner prefix, list marker and marks.
  var text: String
  var state: ActionItem.State
  /// The day of a `(due …)` mark.
  var movedTo: CalendarDate?
}

/// The day that a file's name carries: `2026-11-11-smp.md`, `smp-2026-11-11.md`.
enum FileDate {
  static func date(in path: String) -> CalendarDate? {
    let name = Array((path.utf8.split(separator: UInt8(ascii: "/")).last ?? Substring(path).utf8))
    func isDigit(_ index: Int) -> Bool {
      name.indices.contains(index) && (0x30...0x39).contains(name[index])
    }
    guard name.count >= 10 else { return nil }
    for start in 0...(name.count - 10) where isDigit(start) && !isDigit(start - 1) && !isDigit(start + 10) {
      if let date = CalendarDate(iso: String(decoding: name[start..<start + 10], as: UTF8.self)) {
        return date
      }
    }
    return nil
  }
}

/// The addresses in a text.
enum LinkReader {
  /// In order, each once; punctuation that ends a sentence is not part of an address.
  static func links(in text: String) -> [String] {
    var links: [String] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "http") {
      let tail = rest[start.lowerBound...]
      guard tail.hasPrefix("http://") || tail.hasPrefix("https://") else {
        rest = rest[start.upperBound...]
        continue
      }
      var link = tail.prefix { !$0.isWhitespace && !"<>)]\"".contains($0) }
      let end = link.endIndex
      while let last = link.last, ".,;:!?'`*".contains(last) { link.removeLast() }
      if !links.contains(String(link)) { links.append(String(link)) }
      rest = rest[end...]
    }
    return links
  }
}

extension Substring {
  /// The first place of a short text, by bytes.
  fileprivate func firstRange(of needle: StaticString) -> Range<Index>? {
    let wanted = Array("\(needle)".utf8)
    var at = utf8.startIndex
    while let found = utf8[at...].firstIndex(of: wanted[0]) {
      let tail = utf8[found...].prefix(wanted.count)
      if tail.elementsEqual(wanted) { return found..<tail.endIndex }
      at = utf8.index(after: found)
    }
    return nil
  }
}
