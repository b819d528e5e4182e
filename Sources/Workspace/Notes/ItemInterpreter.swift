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

  /// Owners that stand on a line of their own, for the blocks below it.
  private struct Scope {
    var end: Int
    var owners: [String]
    var block: Int
    var words: Range<Int>
  }

  private var scopes: [Scope] = []

  static func items(of section: TodoSection, _ people: PeopleVocabulary) -> [FoundItem] {
    var interpreter = ItemInterpreter(section: section, people: people)
    var index = 0
    while index < section.blocks.count {
      while let scope = interpreter.scopes.last, scope.end <= index { interpreter.scopes.removeLast() }
      index = interpreter.read(index)
    }
    return interpreter.items
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
    if NoteVocabulary.isPlaceholder(text, whole) { return index + 1 }
    let outer = ItemMarks.box(text, whole)
    let label = OwnerReader.label(text, (outer?.rest ?? 0)..<text.count, people)
    if let label, label.rest == text.count {
      // A line of owners alone over a list: one item an entry.
      if !label.names.isEmpty {
        scopes.append(Scope(end: block.end, owners: strings(label.names), block: index, words: label.words))
      }
      return index + 1
    }
    let inner = ItemMarks.box(text, (label?.rest ?? outer?.rest ?? 0)..<text.count)
    let words = (inner?.rest ?? label?.rest ?? outer?.rest ?? 0)..<text.count
    let isOwned = label != nil || !(scope?.owners ?? []).isEmpty
    if !isOwned, block.end > index + 1, let announced = WorkReader.listLabel(text, words) {
      return announced == .settled ? block.end : index + 1
    }
    let subjects = isOwned && label?.names.isEmpty != true ? [] : OwnerReader.subjects(text, words, people)
    guard
      let work = isOwned
        ? givenRule(label, scope) : WorkReader.rule(text, words, hasSubject: !subjects.isEmpty)
    else {
      return index + 1
    }
    var item = FoundItem(
      block: index, line: section.lines[block.lines.lowerBound].number, owners: [], text: "", state: .open,
      movedTo: closing.movedTo,
      reasons: ItemReasons(
        owners: .ownerAbsent, ownerBlock: index, ownerWords: 0..<0, work: work,
        textStart: words.lowerBound))
    own(&item, label, scope, subjects)
    // In `- [ ] RV: [x] …` the list's own box stays as a person wrote it; the ticked one says the state.
    for box in [inner, outer] where item.reasons.box == nil || item.state == .open {
      if let box { mark(&item, box, closing.day) }
    }
    finish(&item, words.lowerBound, block)
    return block.end
  }

  private func givenRule(_ label: OwnerReader.Label?, _ scope: Scope?) -> ReadingRule {
    label?.names.isEmpty == false || scope?.owners.isEmpty == false ? .workOwned : .workMarked
  }

  private func own(
    _ item: inout FoundItem, _ label: OwnerReader.Label?, _ scope: Scope?, _ subjects: [Range<Int>]
  ) {
    if let label, !label.names.isEmpty {
      item.owners = strings(label.names)
      item.reasons.owners = label.rule
      item.reasons.ownerWords = label.words
    } else if let scope, !scope.owners.isEmpty {
      item.owners = scope.owners
      item.reasons.owners = .ownerLine
      item.reasons.ownerBlock = scope.block
      item.reasons.ownerWords = scope.words
    } else if let first = subjects.first, let last = subjects.last {
      item.owners = strings(subjects)
      item.reasons.owners = .ownerSubject
      item.reasons.ownerWords = first.lowerBound..<last.upperBound
    } else if let label {
      item.reasons.owners = .ownerMarker
      item.reasons.ownerWords = label.words
    }
  }

  private func mark(_ item: inout FoundItem, _ box: ItemMarks.Box, _ day: CalendarDate?) {
    item.reasons.box = box.place
    switch box.mark {
    case 0x20: item.reasons.state = .stateEmptyBox
    case UInt8(ascii: "-"):
      item.state = .dropped(day)
      item.reasons.state = .stateDropped
    default:
      item.state = .done(day)
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
  private(set) var day: CalendarDate?
  private(set) var movedTo: CalendarDate?

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    end = line.upperBound
    while let mark = ItemMarks.tail(bytes, line.lowerBound..<end) {
      if mark.word == .due { movedTo = movedTo ?? mark.date } else { day = day ?? mark.date }
      end = mark.before
    }
  }
}
