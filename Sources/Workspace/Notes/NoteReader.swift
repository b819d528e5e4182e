/// What a note says, and what is wrong with it.
public struct NoteReading: Sendable {
  public var meeting: Meeting
  public var diagnostics: [Diagnostic]
  /// The line of the heading under which the actions stand; nil where there is none.
  public var todoLine: Int?
}

/// Reads a meeting's note as a group writes it, without any markup made for Moot.
public enum NoteReader {
  /// A note has a meeting's front matter, a date in its name, or a TODO section.
  public static func looksLikeNote(path: String, bytes: [UInt8]) -> Bool {
    if FileDate.date(in: path) != nil { return true }
    let source = SourceText(bytes: bytes, file: path)
    if let frontMatter = FrontMatter.scan(source).0, frontMatter.string("datetime") != nil { return true }
    return TodoHeading.find(in: source, from: 1) != nil
  }

  /// Never fails: what cannot be read is told and left out.
  ///
  /// - Parameter path: relative to the workspace.
  public static func read(path: String, bytes: [UInt8]) -> NoteReading {
    parse(path: path, bytes: bytes).reading
  }

  /// A note's reading with what it was read from.
  struct Parse {
    let source: SourceText
    let frontMatter: FrontMatter?
    var reading: NoteReading
    var meetingRule = ReadingRule.meetingUnknown
    /// The TODO section.
    var section: TodoSection?
    /// Parallel to the meeting's actions.
    var found: [FoundItem] = []
  }

  static func parse(path: String, bytes: [UInt8]) -> Parse {
    let source = SourceText(bytes: bytes, file: path)
    let (frontMatter, problems) = FrontMatter.scan(source)
    let reading = NoteReading(
      meeting: Meeting(
        file: path, title: frontMatter?.string("title"), date: nil, datetimeOffset: nil,
        teams: named(frontMatter, "teams"), participants: named(frontMatter, "participants"), actions: []),
      diagnostics: source.diagnostics + problems)
    var parse = Parse(source: source, frontMatter: frontMatter, reading: reading)
    parse.meetingRule = parse.reading.readDate(frontMatter)
    guard let heading = TodoHeading.find(in: source, from: frontMatter?.bodyLine ?? 1) else { return parse }
    parse.reading.todoLine = heading.line
    let people = PeopleVocabulary(participants: reading.meeting.participants)
    let section = TodoSection(source, after: heading, people)
    let (items, ownerless) = ItemInterpreter.items(of: section, people)
    parse.found = items
    parse.section = section
    parse.reading.add(parse.found)
    for line in ownerless {
      parse.reading.note(line, "owners are named here, and nothing that they are to do")
    }
    if let line = section.tableLine {
      parse.reading.note(
        line, "tables are not read for action items; write each on a line of its own, as `RV: …`")
    }
    return parse
  }

  /// A list of the front matter without entries that name nobody.
  private static func named(_ frontMatter: FrontMatter?, _ key: String) -> [String] {
    (frontMatter?.strings(key) ?? []).filter { !NoteVocabulary.isPlaceholder($0) }
  }
}

extension NoteReading {
  /// The day is the front matter's; where that is malformed, the one in the file's name.
  fileprivate mutating func readDate(_ frontMatter: FrontMatter?) -> ReadingRule {
    let named = FileDate.date(in: meeting.file)
    for (key, rule) in [("datetime", ReadingRule.meetingDatetime), ("date", .meetingDate)] {
      guard let text = frontMatter?.string(key) else { continue }
      let line = frontMatter?.line(of: key)
      guard let date = CalendarDate(iso: text.prefix(10)) else {
        warn(line, "'\(text)' is no date; write it as 2026-11-23T11:00:00+02:00")
        break
      }
      meeting.date = date
      meeting.datetimeOffset = Self.offset(text)
      if let named, named != date {
        warn(line, "the front matter says \(date), the file's name says \(named)")
      }
      return rule
    }
    meeting.date = named
    return named == nil ? .meetingUnknown : .meetingFileName
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

  fileprivate mutating func note(_ line: Int, _ message: String) {
    diagnostics.append(Diagnostic(.note, file: meeting.file, line: line, message))
  }

  /// Gives the items their deadlines and identifiers.
  fileprivate mutating func add(_ found: [FoundItem]) {
    var identifiers = ItemIdentifiers(file: meeting.file)
    meeting.actions.reserveCapacity(found.count)
    for item in found {
      let reading = DeadlineReader.read(item.text, meeting: meeting.date)
      for problem in reading.problems { warn(item.line, problem.message) }
      meeting.actions.append(
        ActionItem(
          id: identifiers.next(owners: item.owners, text: item.text), file: meeting.file, line: item.line,
          meeting: meeting.date,
          teams: meeting.teams, owners: item.owners, text: item.text, links: LinkReader.links(in: item.text),
          deadline: item.movedTo ?? reading.deadline,
          deadlinePhrase: item.movedTo == nil ? reading.phrase : nil,
          state: item.state))
    }
  }
}

/// Makes the identifiers of a note's items: hashes over path, owners, text and the ordinal among equals, with unit
/// separators between them.
private struct ItemIdentifiers {
  private let fileHash: UInt64
  /// How many items had the hash of an item without its ordinal.
  private var ordinals: [UInt64: Int] = [:]

  private static let separator: UInt8 = 0x1f

  init(file: String) { fileHash = Self.adding(file, to: WordHash.seed) }

  mutating func next(owners: [String], text: String) -> String {
    var hash = WordHash.adding(Self.separator, to: fileHash)
    for (index, owner) in owners.enumerated() {
      if index > 0 { hash = WordHash.adding(Self.separator, to: hash) }
      hash = Self.adding(owner, to: hash)
    }
    hash = Self.adding(text, to: WordHash.adding(Self.separator, to: hash))
    let ordinal = ordinals[hash, default: 0]
    ordinals[hash] = ordinal + 1
    return Self.digits(Self.adding(String(ordinal), to: WordHash.adding(Self.separator, to: hash)))
  }

  private static func adding(_ text: String, to hash: UInt64) -> UInt64 {
    var hash = hash
    for byte in text.utf8 { hash = WordHash.adding(byte, to: hash) }
    return hash
  }

  /// The first ten of the sixteen hexadecimal digits.
  private static func digits(_ hash: UInt64) -> String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      for place in 0..<10 {
        let digit = UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * place)) & 0xF
        buffer[place] = digit < 10 ? digit + 0x30 : digit + 0x57
      }
      return 10
    }
  }
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
