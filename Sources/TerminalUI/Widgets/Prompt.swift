import Workspace

/// A question on the bottom line: a text to type, or one of a few keys to press.
public struct Prompt: Hashable, Sendable {
  public enum Purpose: Hashable, Sendable {
    case newProposalTitle
    case changes(ProposalNumber)
    case exportPath(ProposalNumber)
    case owner
    case agendaFilter
    case meetings
    case proposals
    case move([ActionItem])
    case assign([ActionItem])
    case reword(ActionItem)
    case findInText
    case link
    case linkNumber
    case openAddress(String)
    /// What is sought in the editor; as a regular expression or as it is.
    case searchText(isPattern: Bool)
    case replaceText(isPattern: Bool)
    case replaceWith(String, isPattern: Bool)
    case replaceMatch
    case goToLine
    case leaveUnsaved
    case conflict
    case recovery
    case leaveComposer
    case suggestionReason
    case minutes
    case verdict(ProposalNumber, Verdict)
    case lastCallUntil(ProposalNumber)
    case withdrawReason(ProposalNumber)
    case redraft(ProposalNumber)
    case nextMove(ProposalNumber)
    case discardDraft(ProposalNumber, ReviewDraft)
    case undo(Int)
    case stop([Stoppable])
    case quitDuringWork
    /// With the number of the work that sends, once it is known.
    case leaveSending(Int?)
  }

  public struct Choice: Hashable, Sendable {
    public var key: Character
    public var label: String
  }

  /// A choice with a row of its own.
  public struct MenuItem: Hashable, Sendable {
    public var key: Character
    public var label: String
    /// Why it is not possible now; nil where it is.
    public var refusal: String?
  }

  public enum Kind: Hashable, Sendable {
    case text(TextField)
    case choices([Choice])
    case menu([MenuItem])
  }

  public var purpose: Purpose
  public var question: String
  public var kind: Kind
  /// What it is asked about where that may be long: shown in full above it.
  public var subject: String?
  /// Why it is asked again.
  public var problem: String?

  public static func text(_ purpose: Purpose, _ question: String, initial: String = "") -> Prompt {
    Prompt(purpose: purpose, question: question, kind: .text(TextField(initial)))
  }

  static func menu(_ purpose: Purpose, _ question: String, _ items: [MenuItem]) -> Prompt {
    Prompt(purpose: purpose, question: question, kind: .menu(items))
  }

  public static func choices(_ purpose: Purpose, _ question: String, _ choices: [(Character, String)])
    -> Prompt
  {
    Prompt(
      purpose: purpose, question: question,
      kind: .choices(choices.map { Choice(key: $0.0, label: $0.1) }))
  }
}

/// One line of text being typed.
public struct TextField: Hashable, Sendable {
  public private(set) var characters: [Character]
  /// How many characters stand before the cursor.
  public private(set) var cursor: Int

  public init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  public var text: String { String(characters) }

  /// As much of the text as fits, scrolled so that the cursor stays in sight, and the cursor's column in it.
  func visible(width: Int) -> (text: String, cursor: Int) {
    // From the cursor outwards, so that a text of megabytes costs no more than one line of it.
    var (first, before) = (cursor, 0)
    while first > 0 {
      let next = String(characters[first - 1]).displayWidth
      guard before + next <= width else { break }
      before += next
      first -= 1
    }
    var (end, shown) = (first, 0)
    while end < characters.count, shown <= width {
      shown += String(characters[end]).displayWidth
      end += 1
    }
    return (String(characters[first..<end]).clipped(toWidth: width), before)
  }

  /// Line breaks become spaces: a field is one line.
  public mutating func insert(_ text: String) {
    let before = String(characters[..<cursor])
    let joined = Array(before + String(text.map { $0.isNewline ? " " : $0 }))
    characters = joined + characters[cursor...]
    cursor = joined.count
  }

  /// True if the key edited the field or moved in it.
  public mutating func handle(_ key: Key) -> Bool {
    switch (key.code, key.modifiers) {
    case (.character(let character), []), (.character(let character), .shift): insert(String(character))
    case (.backspace, _): if cursor > 0 { remove(cursor - 1..<cursor) }
    case (.delete, _): if cursor < characters.count { remove(cursor..<cursor + 1) }
    case (.left, _), (.character("b"), .control): cursor = max(0, cursor - 1)
    case (.right, _), (.character("f"), .control): cursor = min(characters.count, cursor + 1)
    case (.home, _), (.character("a"), .control): cursor = 0
    case (.end, _), (.character("e"), .control): cursor = characters.count
    case (.character("u"), .control): remove(0..<cursor)
    case (.character("k"), .control): remove(cursor..<characters.count)
    case (.character("w"), .control): removeWord()
    default: return false
    }
    return true
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private mutating func removeWord() {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    remove(start..<cursor)
  }
}
