extension TodoSection {
  /// The items of the section: work to be done, with owner or without. Statements and recommendations are none.
  func items(_ people: PeopleVocabulary) -> [FoundItem] {
    var interpreter = Interpreter(people: people)
    for block in blocks { interpreter.read(block, owners: []) }
    return interpreter.items
  }
}

/// The marks at the end of an item's first line: the day it was closed, and the day it was moved to.
private struct ClosingMarks {
  private(set) var rest: Substring
  private(set) var day: CalendarDate?
  private(set) var movedTo: CalendarDate?

  init(_ line: Substring) {
    rest = line
    while let mark = ItemMarks.tail(of: rest, words: ["done", "dropped", "due"]) {
      if mark.word == "due" { movedTo = movedTo ?? mark.date } else { day = day ?? mark.date }
      rest = mark.before
    }
  }
}

private struct Interpreter {
  let people: PeopleVocabulary
  var items: [FoundItem] = []

  /// - Parameter owners: of a bare owner line above the list that the block stands in.
  mutating func read(_ block: TodoSection.Block, owners: [String]) {
    // Marks stand at the end of the first line, whatever follows below it.
    let closing = ClosingMarks(block.lines[0])
    var unmarked = block
    unmarked.lines[0] = closing.rest
    let text = unmarked.text
    guard !NoteVocabulary.isPlaceholder(text) else { return readAll(block.children, owners) }
    let outer = marked(text[...])
    let prefix = OwnerReader.prefix(of: outer.rest, people)
    if let prefix, prefix.rest.isEmpty {
      // A line of owners alone over a list: one item an entry.
      return readAll(block.children, prefix.owners.isEmpty ? owners : prefix.owners)
    }
    let inner = marked(prefix?.rest ?? outer.rest)
    let isOwned = prefix != nil || !owners.isEmpty
    if !isOwned, let label = label(of: inner.rest), !block.children.isEmpty {
      if label == .settled { return }
      return readAll(block.children, [])
    }
    guard isOwned || isWork(inner.rest) else { return readAll(block.children, []) }
    let named = prefix?.owners ?? []
    let subjects = named.isEmpty && owners.isEmpty ? OwnerReader.subjects(of: inner.rest, people) : []
    let found = named.isEmpty ? (owners.isEmpty ? subjects : owners) : named
    // In `- [ ] RV: [x] …` the list's own box stays as a person wrote it; the ticked one says the state.
    let ticked = [inner.box, outer.box].compactMap { $0 }.first { $0 != " " }
    add(block, found, box: ticked, closing, inner.rest)
  }

  private mutating func readAll(_ blocks: [TodoSection.Block], _ owners: [String]) {
    for block in blocks { read(block, owners: owners) }
  }

  /// What stands in the list under an item are its objects.
  private mutating func add(
    _ block: TodoSection.Block, _ owners: [String], box: Character?, _ closing: ClosingMarks,
    _ text: Substring
  ) {
    let state: ActionItem.State =
      switch box {
      case "x", "X": .done(closing.day)
      case "-": .dropped(closing.day)
      default: .open
      }
    let words = [String(text.trimmedEnd)] + block.children.flatMap(allTexts)
    let whole = words.joined(separator: " ")
    guard !NoteVocabulary.isPlaceholder(whole) else { return }
    items.append(
      FoundItem(line: block.line, owners: owners, text: whole, state: state, movedTo: closing.movedTo))
  }

  private func allTexts(_ block: TodoSection.Block) -> [String] {
    [block.text] + block.children.flatMap(allTexts)
  }

  private func marked(_ text: Substring) -> (box: Character?, rest: Substring) {
    ItemMarks.box(in: text).map { ($0.mark, $0.rest) } ?? (nil, text)
  }

  // MARK: Work or not

  private enum Label { case settled, other }

  /// A short text that ends with a colon over a list: `Recommendations:`.
  private func label(of text: Substring) -> Label? {
    guard text.last == ":", text.count < 60 else { return nil }
    let words = TextFold.folded(text.dropLast()).split(whereSeparator: { !$0.isLetter }).map(String.init)
    guard let last = words.last else { return nil }
    if words.contains(where: { NoteVocabulary.settledLabels.contains($0) }),
      !NoteVocabulary.verbs.contains(words[0])
    {
      return .settled
    }
    return NoteVocabulary.verbs.contains(words[0]) && last.count > 0 ? nil : .other
  }

  private func isWork(_ text: Substring) -> Bool {
    let folded = TextFold.folded(text.prefix(400))
    if NoteVocabulary.meetingStarts.contains(where: { folded.hasPrefix($0) }) { return false }
    if !OwnerReader.subjects(of: text, people).isEmpty { return true }
    let words = Self.withoutAddresses(folded).split { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "’" }
      .map(String.init)
    guard let first = words.drop(while: { NoteVocabulary.leadIns.contains($0) || $0.count == 1 }).first else {
      return false
    }
    if NoteVocabulary.verbs.contains(first) { return !isStatement(words, first) }
    if words.prefix(40).contains(where: { NoteVocabulary.obligations.contains($0) }) { return true }
    // `Discussion with Ana: any news?` asks for something to be done.
    return folded.hasPrefix("discussion") || folded.hasPrefix("discussions")
  }

  /// A link's text without where it leads.
  private static func withoutAddresses(_ text: String) -> String {
    var result = ""
    var isAddress = false
    var previous: Character = " "
    for character in text {
      if character == "(", previous == "]" { isAddress = true }
      if !isAddress { result.append(character) }
      if character == ")" { isAddress = false }
      previous = character
    }
    return result
  }

  /// `Release 0.13 is planned for May` begins with a word that could be a verb and says how things are. After a
  /// word that opens a clause, as in `See what is missing`, the statement is the object of the work.
  private func isStatement(_ words: [String], _ first: String) -> Bool {
    guard let index = words.firstIndex(of: first) else { return false }
    for word in words[(index + 1)...].prefix(4) {
      if NoteVocabulary.clauseOpeners.contains(word) { return false }
      if NoteVocabulary.finiteVerbs.contains(word) { return true }
    }
    return index + 1 < words.count && NoteVocabulary.statementVerbs.contains(words[index + 1])
  }
}

extension NoteVocabulary {
  /// Nothing is said: `TODO`, `-`, `none`.
  static func isPlaceholder(_ text: String) -> Bool {
    let plain = TextFold.folded(text).trimmingWhitespace()
    return plain.isEmpty || placeholders.contains(plain)
  }
}
