/// An item of a TODO section before its meeting is known.
struct FoundItem: Hashable {
  /// The item's place among the section's blocks.
  var block: Int
  /// 1-based.
  var line: Int
  var owners: [String]
  /// White space collapsed, without owner prefix, list marker and marks.
  var text: String
  var state: ActionItem.State
  /// The day of a `(due …)` mark.
  var movedTo: CalendarDate?
  var reasons: ItemReasons
}

/// By which rules an item was read, and where the words are that say so.
struct ItemReasons: Hashable {
  var owners: ReadingRule
  /// The block whose words name the owners: the item's own, or one above it.
  var ownerBlock: Int
  /// The words themselves, in the block's text.
  var ownerWords: Range<Int>
  /// What makes it an item.
  var work: ReadingRule
  var state = ReadingRule.stateUnmarked
  /// The box that says the state, in the block's text.
  var box: Range<Int>?
  /// Where the item's text begins in the block's.
  var textStart: Int
}

/// Reads a section's blocks into items: work to be done, with owner or without. Statements and recommendations are
/// none.
struct ItemInterpreter {
  let section: TodoSection
  let people: PeopleVocabulary
  private(set) var items: [FoundItem] = []
  /// The text of the block that is being read; kept for its storage.
  private var text: [UInt8] = []

  /// What a heading or a line of owners says about the blocks below it.
  private struct Scope {
    var end: Int
    var owners: [String] = []
    var block: Int
    var words = 0..<0
    var rule = ReadingRule.ownerLine
    /// Under a heading of decisions only what has an owner is work.
    var isSettled = false
  }

  private var scopes: [Scope] = []
  /// Lines of owners with nothing below them.
  private var ownerless: [Int] = []

  /// The items, and the lines that name owners and nothing to do.
  static func items(
    of section: TodoSection, _ people: PeopleVocabulary
  ) -> (items: [FoundItem], ownerless: [Int]) {
    var interpreter = ItemInterpreter(section: section, people: people)
    var index = 0
    while index < section.blocks.count {
      while let scope = interpreter.scopes.last, scope.end <= index { interpreter.scopes.removeLast() }
      index = interpreter.read(index)
    }
    return (interpreter.items, interpreter.ownerless)
  }

  private init(section: TodoSection, people: PeopleVocabulary) {
    self.section = section
    self.people = people
  }

  /// Reads the block at `index` and returns the place of the next one to read.
  private mutating func read(_ index: Int) -> Int {
    let block = section.blocks[index]
    let scope = scopes.last
    // Marks stand at the end of the first line, whatever follows below it.
    let closing = ClosingMarks(section.source.bytes, section.lines[block.lines.lowerBound].text)
    text.removeAll(keepingCapacity: true)
    section.append(block, firstEnd: closing.end, to: &text)
    let whole = 0..<text.count
    if case .heading = block.kind { return readHeading(index, block) }
    if NoteVocabulary.isPlaceholder(text, whole) { return index + 1 }
    let outer = ItemMarks.box(text, whole)
    let label = OwnerReader.label(text, (outer?.rest ?? 0)..<text.count, people)
    if let label, label.rest == text.count {
      enter(index, block, label.names, label.words)
      return index + 1
    }
    if label == nil, block.end > index + 1, let names = OwnerReader.namesAlone(text, whole, people) {
      enter(index, block, names, whole)
      return index + 1
    }
    let inner = ItemMarks.box(text, (label?.rest ?? outer?.rest ?? 0)..<text.count)
    let words = (inner?.rest ?? label?.rest ?? outer?.rest ?? 0)..<text.count
    let isOwned = label != nil || !(scope?.owners ?? []).isEmpty
    if !isOwned, block.end > index + 1, let announced = WorkReader.listLabel(text, words) {
      return announced == .settled ? block.end : index + 1
    }
    let subjects = isOwned && label?.names.isEmpty != true ? [] : OwnerReader.subjects(text, words, people)
    guard let work = work(words, label, scope, hasBox: outer != nil, hasSubject: !subjects.isEmpty) else {
      return index + 1
    }
    var item = FoundItem(
      block: index, line: section.lines[block.lines.lowerBound].number, owners: [], text: "", state: .open,
      movedTo: closing.movedTo,
      reasons: ItemReasons(
        owners: .ownerAbsent, ownerBlock: index, ownerWords: 0..<0, work: work,
        textStart: words.lowerBound))
    own(&item, label, scope, subjects, words)
    mark(&item, [inner, outer], closing)
    finish(&item, words.lowerBound, block)
    return block.end
  }

  /// What stands below a heading is its owners' to do, was settled, or is nobody's.
  private mutating func readHeading(_ index: Int, _ block: TodoSection.Block) -> Int {
    let words = TodoHeading.words(text, 0..<text.count)
    let strength = TodoHeading.strength(words)
    var scope = Scope(end: block.end, block: index, rule: .ownerHeading)
    if strength == .decisions {
      scope.isSettled = section.heading.strength != .decisions
    } else if strength == nil, let names = OwnerReader.namesAlone(text, 0..<text.count, people) {
      scope.owners = strings(names)
      scope.words = 0..<text.count
    }
    scopes.append(scope)
    return index + 1
  }

  /// A line of owners alone over a list: one item an entry.
  private mutating func enter(
    _ index: Int, _ block: TodoSection.Block, _ names: [Range<Int>], _ words: Range<Int>
  ) {
    if names.isEmpty { return }
    if block.end == index + 1 { ownerless.append(section.lines[block.lines.lowerBound].number) }
    scopes.append(Scope(end: block.end, owners: strings(names), block: index, words: words))
  }

  /// What makes the block an item; nil where it is none.
  private func work(
    _ words: Range<Int>, _ label: OwnerReader.Label?, _ scope: Scope?, hasBox: Bool, hasSubject: Bool
  ) -> ReadingRule? {
    if label?.names.isEmpty == false || scope?.owners.isEmpty == false { return .workOwned }
    if label != nil || hasBox { return .workMarked }
    if scope?.isSettled == true { return hasSubject ? .workSubject : nil }
    return WorkReader.rule(text, words, hasSubject: hasSubject)
  }

  private func own(
    _ item: inout FoundItem, _ label: OwnerReader.Label?, _ scope: Scope?, _ subjects: [Range<Int>],
    _ words: Range<Int>
  ) {
    if let label, !label.names.isEmpty {
      item.owners = strings(label.names)
      item.reasons.owners = label.rule
      item.reasons.ownerWords = label.words
    } else if let scope, !scope.owners.isEmpty {
      item.owners = scope.owners
      item.reasons.owners = scope.rule
      item.reasons.ownerBlock = scope.block
      item.reasons.ownerWords = scope.words
    } else if let first = subjects.first, let last = subjects.last {
      item.owners = strings(subjects)
      item.reasons.owners = .ownerSubject
      item.reasons.ownerWords = first.lowerBound..<last.upperBound
    } else if case let names = OwnerReader.trailing(text, words, people), let first = names.first {
      item.owners = strings(names)
      item.reasons.owners = .ownerTrailing
      item.reasons.ownerWords = first.lowerBound..<words.upperBound
    } else if let label {
      item.reasons.owners = .ownerMarker
      item.reasons.ownerWords = label.words
    }
  }

  /// In `- [ ] RV: [x] …` the list's own box stays as a person wrote it; the ticked one says the state.
  private func mark(_ item: inout FoundItem, _ boxes: [ItemMarks.Box?], _ closing: ClosingMarks) {
    guard
      let box = boxes.compactMap({ $0 }).first(where: { $0.mark != 0x20 }) ?? boxes.compactMap({ $0 }).first
    else {
      guard let word = closing.word else { return }
      item.state = word == .dropped ? .dropped(closing.day) : .done(closing.day)
      item.reasons.state = .stateMarked
      return
    }
    item.reasons.box = box.place
    switch box.mark {
    case 0x20: item.reasons.state = .stateEmptyBox
    case UInt8(ascii: "-"):
      item.state = .dropped(closing.day)
      item.reasons.state = .stateDropped
    default:
      item.state = .done(closing.day)
      item.reasons.state = .stateTicked
    }
  }

  /// Gives the item its text. What stands in the list under it are its objects.
  private mutating func finish(_ item: inout FoundItem, _ start: Int, _ block: TodoSection.Block) {
    for below in item.block + 1..<block.end { section.append(section.blocks[below], to: &text) }
    let words = ByteText.trimmed(text, start..<text.count)
    guard !NoteVocabulary.isPlaceholder(text, words) else { return }
    item.text = ByteText.string(text, words)
    items.append(item)
  }

  private func strings(_ names: [Range<Int>]) -> [String] { names.map { ByteText.string(text, $0) } }
}

/// The marks at the end of an item's first line: the day it was closed, and the day it was moved to.
struct ClosingMarks {
  /// Where the line ends without them.
  private(set) var end: Int
  /// Done or dropped, with the day where it is told.
  private(set) var word: ItemMarks.Word?
  private(set) var day: CalendarDate?
  private(set) var movedTo: CalendarDate?

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    end = line.upperBound
    while let mark = ItemMarks.tail(bytes, line.lowerBound..<end) {
      if mark.word == .due {
        movedTo = movedTo ?? mark.date
      } else if word == nil {
        (word, day) = (mark.word, mark.date)
      }
      end = mark.before
    }
  }
}
