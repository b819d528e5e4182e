/// Why one item of a note was read as it was: for each field its value, the rule that read it, and the words of the
/// note that say so.
public struct ItemExplanation: Hashable, Sendable {
  public enum FieldName: String, CaseIterable, Sendable {
    case owners, text, deadline, state, meeting, teams, links
  }

  /// Words of the note, white space collapsed.
  public struct Quote: Hashable, Sendable {
    /// 1-based line of the file.
    public var line: Int
    public var words: String

    public init(line: Int, words: String) {
      self.line = line
      self.words = words
    }
  }

  public struct Rule: Hashable, Sendable {
    public var name: String
    /// What the rule does, in one sentence without a full stop.
    public var explanation: String
  }

  public struct Field: Hashable, Sendable {
    public var name: FieldName
    /// As text; empty where the item has none.
    public var value: String
    /// The `ReadingRule` and, for a deadline, the `DateRule` that told its day.
    public var rules: [Rule]
    public var quotes: [Quote]
  }

  public let item: ActionItem
  /// One of every name, in the order of `FieldName`.
  public let fields: [Field]

  public subscript(name: FieldName) -> Field {
    guard let field = fields.first(where: { $0.name == name }) else {
      preconditionFailure("every explanation has all fields")
    }
    return field
  }
}

extension NoteReader {
  /// Explains the item that begins on a line, counted from 1; nil where none does. The rules are those that the
  /// reader took when it read the item.
  public static func explain(path: String, bytes: [UInt8], line: Int) -> ItemExplanation? {
    let parse = parse(path: path, bytes: bytes)
    guard let place = parse.found.firstIndex(where: { $0.line == line }), let section = parse.section else {
      return nil
    }
    let writer = ExplanationWriter(
      parse: parse, section: section, found: parse.found[place], item: parse.reading.meeting.actions[place])
    return ItemExplanation(item: writer.item, fields: ItemExplanation.FieldName.allCases.map(writer.field))
  }
}

private struct ExplanationWriter {
  typealias Quote = ItemExplanation.Quote

  let parse: NoteReader.Parse
  let section: TodoSection
  let found: FoundItem
  let item: ActionItem

  private var reasons: ItemReasons { found.reasons }

  func field(_ name: ItemExplanation.FieldName) -> ItemExplanation.Field {
    switch name {
    case .owners:
      field(name, item.owners.joined(separator: ", "), reasons.owners, ownerQuotes)
    case .text: field(name, item.text, reasons.work, quotes(ofText: 0..<item.text.utf8.count))
    case .deadline: deadline
    case .state: state
    case .meeting: meeting
    case .teams:
      field(
        name, item.teams.joined(separator: ", "), item.teams.isEmpty ? .teamsAbsent : .teamsListed,
        quotes(ofKey: "teams"))
    case .links:
      field(
        name, item.links.joined(separator: " "), item.links.isEmpty ? .linksAbsent : .linksFound,
        item.links.flatMap(quotes(ofLink:)))
    }
  }

  private func field(
    _ name: ItemExplanation.FieldName, _ value: String, _ rule: ReadingRule, _ quotes: [Quote]
  ) -> ItemExplanation.Field {
    ItemExplanation.Field(
      name: name, value: value,
      rules: [ItemExplanation.Rule(name: rule.rawValue, explanation: rule.explanation)], quotes: quotes)
  }

  // MARK: Fields

  private var ownerQuotes: [Quote] {
    let end = reasons.ownerBlock == found.block ? section.blocks[found.block].end : reasons.ownerBlock + 1
    return quotes(reasons.ownerWords, ofBlocks: reasons.ownerBlock..<end)
  }

  private var deadline: ItemExplanation.Field {
    let value = item.deadline?.description ?? ""
    if found.movedTo != nil { return field(.deadline, value, .deadlineMark, closingQuotes) }
    let reading = DeadlineReader.read(item.text, meeting: item.meeting)
    let place = reading.phraseRange ?? reading.refusedRange
    var field = field(.deadline, value, reading.ground, place.map(quotes(ofText:)) ?? [])
    if let name = reading.rule, let rule = DateRule.all.first(where: { $0.name == name }) {
      field.rules.append(ItemExplanation.Rule(name: name, explanation: rule.meaning.explanation))
    }
    return field
  }

  private var state: ItemExplanation.Field {
    let box = reasons.box.map { quotes($0, ofBlocks: found.block..<section.blocks[found.block].end) } ?? []
    let day: CalendarDate? =
      switch item.state {
      case .open: nil
      case .done(let day), .dropped(let day): day
      }
    let value = [item.state.name, day?.description].compactMap { $0 }.joined(separator: " ")
    return field(.state, value, reasons.state, box + (item.state == .open ? [] : closingQuotes))
  }

  private var meeting: ItemExplanation.Field {
    let quotes: [Quote] =
      switch parse.meetingRule {
      case .meetingDatetime: quotes(ofKey: "datetime")
      case .meetingDate: quotes(ofKey: "date")
      default: []
      }
    return field(.meeting, item.meeting?.description ?? "", parse.meetingRule, quotes)
  }

  // MARK: Quotes

  /// The marks at the end of the item's first line.
  private var closingQuotes: [Quote] {
    let line = section.lines[section.blocks[found.block].lines.lowerBound]
    let marks = ClosingMarks(parse.source.bytes, line.text).end..<line.text.upperBound
    return quote(line.number, marks).map { [$0] } ?? []
  }

  private func quote(_ line: Int, _ range: Range<Int>) -> Quote? {
    let words = ByteText.string(parse.source.bytes, ByteText.trimmed(parse.source.bytes, range))
    return words.isEmpty ? nil : Quote(line: line, words: words)
  }

  /// - Parameter range: in the item's text, in UTF-8 bytes.
  private func quotes(ofText range: Range<Int>) -> [Quote] {
    let start = reasons.textStart
    return quotes(
      start + range.lowerBound..<start + range.upperBound,
      ofBlocks: found.block..<section.blocks[found.block].end)
  }

  private func quotes(ofLink link: String) -> [Quote] {
    let bytes = Array(item.text.utf8)
    let wanted = Array(link.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) }
    return start.map { quotes(ofText: $0..<$0 + wanted.count) } ?? []
  }

  /// What lines of the note a part of some blocks' text comes from; the text is put together as the reader does.
  private func quotes(_ range: Range<Int>, ofBlocks blocks: Range<Int>) -> [Quote] {
    var text: [UInt8] = []
    var quotes: [Quote] = []
    for (offset, block) in section.blocks[blocks].enumerated() {
      for index in block.lines {
        let line = section.lines[index]
        var content = line.text
        if offset == 0, index == block.lines.lowerBound {
          content = content.lowerBound..<ClosingMarks(parse.source.bytes, content).end
        }
        let before = text.count
        ByteText.append(collapsed: parse.source.bytes, content, to: &text)
        let part = ByteText.trimmed(text, (before..<text.count).clamped(to: range))
        if !part.isEmpty { quotes.append(Quote(line: line.number, words: ByteText.string(text, part))) }
      }
    }
    return quotes
  }

  /// The line of a key of the front matter, and the lines of its list.
  private func quotes(ofKey key: String) -> [Quote] {
    guard let frontMatter = parse.frontMatter, let first = frontMatter.line(of: key) else { return [] }
    let next = frontMatter.entries.map(\.line).filter { $0 > first }.min() ?? frontMatter.lineRange.upperBound
    return (first..<max(next, first + 1)).compactMap { quote($0, parse.source.lines[$0 - 1].content) }
  }
}
