/// Reads the pieces of a line from left to right.
struct InlineScanner {
  private let characters: [Character]
  private let silencesMentions: Bool
  private var place = 0
  private var found: [InlineMarkdown.Piece] = []
  private var word = ""
  /// Markers of emphasis that wait for their partner, by their place among the pieces.
  private var waiting: [(marker: String, piece: Int)] = []
  /// Lengths of back-tick runs that have no partner further on.
  private var lonelyRuns: Set<Int> = []
  private let partners: [Int: Int]

  private static let zeroWidthSpace = "\u{200B}"
  /// What chats call everyone by, wherever it stands.
  private static let groupCalls = ["everyone", "here", "channel", "all"]

  init(_ characters: [Character], silencingMentions: Bool) {
    self.characters = characters
    partners = Self.partners(characters)
    silencesMentions = silencingMentions
  }

  mutating func pieces() -> [InlineMarkdown.Piece] {
    while place < characters.count { step() }
    endWord()
    if found.last == .space { found.removeLast() }
    for (marker, piece) in waiting { found[piece] = .word(Self.escaped(marker)) }
    waiting = []
    return found
  }

  private mutating func step() {
    let character = characters[place]
    switch character {
    case _ where character.isWhitespace:
      endWord()
      if found.last != .space, !found.isEmpty { found.append(.space) }
      place += 1
    case "\\":
      word.append(character)
      place += 1
      if place == characters.count || characters[place].isWhitespace {
        // At the end it would escape what comes after the text.
        word.append("\\")
      } else if isPunctuation(place) {
        takeCharacter()
      }
    case "`": readCode()
    case "[": if let end = linkEnd() { take(upTo: end) } else { takeCharacter() }
    case "<": readAngle()
    case "*", "_", "~", "|": readMarker(character)
    case "h", "H": if let end = addressEnd(from: place) { take(upTo: end) } else { takeCharacter() }
    case "@": readMention()
    default: takeCharacter()
    }
  }

  private func isPunctuation(_ index: Int) -> Bool {
    characters[index].isASCII && (characters[index].isPunctuation || characters[index].isSymbol)
  }

  private mutating func takeCharacter() {
    word.append(characters[place])
    place += 1
  }

  private mutating func endWord() {
    if !word.isEmpty { found.append(.word(word)) }
    word = ""
  }

  private mutating func take(upTo end: Int) {
    endWord()
    found.append(.whole(silenced(String(characters[place..<end]))))
    place = end
  }

  private func run(_ character: Character, from start: Int) -> Int {
    var end = start
    while end < characters.count, characters[end] == character { end += 1 }
    return end - start
  }

  private static func escaped(_ marker: String) -> String { marker.map { "\\\($0)" }.joined() }

  // MARK: Code and links

  private mutating func readCode() {
    let length = run("`", from: place)
    if !lonelyRuns.contains(length) {
      var at = place + length
      while at < characters.count {
        guard characters[at] == "`" else {
          at += 1
          continue
        }
        let closing = run("`", from: at)
        at += closing
        if closing == length { return take(upTo: at) }
      }
      lonelyRuns.insert(length)
    }
    word += Self.escaped(String(repeating: "`", count: length))
    place += length
  }

  /// After `[label](address)`; nil where there is no such link.
  private func linkEnd() -> Int? {
    guard let label = closing(of: place), label < characters.count, characters[label] == "(" else {
      return nil
    }
    return closing(of: label)
  }

  /// After the partner of a bracket; nil where it has none near enough.
  private func closing(of start: Int) -> Int? {
    guard let partner = partners[start], partner - start < InlineMarkdown.linkMax else { return nil }
    return partner + 1
  }

  /// Every opening bracket's partner of its kind, in one pass; escaped brackets are none.
  private static func partners(_ characters: [Character]) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    var (squares, rounds): ([Int], [Int]) = ([], [])
    var at = 0
    while at < characters.count {
      switch characters[at] {
      case "\\": at += 1
      case "[": squares.append(at)
      case "(": rounds.append(at)
      case "]": if let start = squares.popLast() { partners[start] = at }
      case ")": if let start = rounds.popLast() { partners[start] = at }
      default: break
      }
      at += 1
    }
    return partners
  }

  private mutating func readAngle() {
    if let end = addressEnd(from: place + 1), end < characters.count, characters[end] == ">" {
      return take(upTo: end + 1)
    }
    takeCharacter()
    // `<!--` would hide what follows, and `<!channel>` call everyone.
    if place < characters.count, characters[place] == "!" { word += Self.zeroWidthSpace }
  }

  /// After a bare address; closing brackets that it does not open, and what ends a sentence, are not part of it.
  private func addressEnd(from start: Int) -> Int? {
    let scheme = characters[min(start, characters.count)...].prefix(8).map { $0.lowercased() }.joined()
    guard scheme.hasPrefix("http://") || scheme.hasPrefix("https://") else { return nil }
    if start > 0, start == place, characters[start - 1].isLetter || characters[start - 1].isNumber {
      return nil
    }
    var end = start
    var depth = 0
    while end < characters.count {
      let character = characters[end]
      if character.isWhitespace || "<>\"`\\".contains(character) { break }
      if character == "(" { depth += 1 }
      if character == ")" {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    while end > start + 8, isBehindAddress(characters[end - 1]) { end -= 1 }
    return end
  }

  /// Ends a sentence, or emphasis that is open.
  private func isBehindAddress(_ character: Character) -> Bool {
    ".,;:!?'".contains(character) || waiting.contains { $0.marker.first == character }
  }

  // MARK: Emphasis

  private mutating func readMarker(_ character: Character) {
    let length = run(character, from: place)
    let isDouble = character == "~" || character == "|"
    guard isDouble ? length == 2 : length <= 3 else {
      if isDouble, length == 1 { return takeCharacter() }
      word += Self.escaped(String(repeating: character, count: length))
      place += length
      return
    }
    let before = place > 0 ? characters[place - 1] : " "
    let after = place + length < characters.count ? characters[place + length] : " "
    var opens = !after.isWhitespace
    var closes = !before.isWhitespace
    if character == "_" {
      opens = opens && !before.isLetter && !before.isNumber
      closes = closes && !after.isLetter && !after.isNumber
    }
    if character == "|" { (opens, closes) = (true, true) }
    let marker = String(repeating: character, count: length)
    place += length
    endWord()
    if closes, let partner = waiting.lastIndex(where: { $0.marker == marker }),
      waiting[partner].piece < found.count - 1
    {
      for (lonely, piece) in waiting[(partner + 1)...] { found[piece] = .word(Self.escaped(lonely)) }
      found[waiting[partner].piece] = .open(marker)
      waiting.removeSubrange(partner...)
      found.append(.close(marker))
    } else if opens {
      waiting.append((marker, found.count))
      found.append(.word(marker))
    } else {
      // With a space on either side it means nothing.
      found.append(.word(closes ? Self.escaped(marker) : marker))
    }
  }

  // MARK: Mentions

  private mutating func readMention() {
    let before = place > 0 ? characters[place - 1] : " "
    takeCharacter()
    guard silencesMentions, place < characters.count, !characters[place].isWhitespace else { return }
    // An address of electronic mail stays one.
    let isMail = before.isLetter || before.isNumber
    if !isMail || callsGroup(characters[place...]) { word += Self.zeroWidthSpace }
  }

  private func callsGroup(_ text: some Collection<Character>) -> Bool {
    let start = String(text.prefix(8)).lowercased()
    return Self.groupCalls.contains { start.hasPrefix($0) }
  }

  /// A code span, a link or an address that calls nobody; an address keeps its meaning.
  private func silenced(_ text: String) -> String {
    guard silencesMentions, text.contains("@") else { return text }
    var result = ""
    var rest = text[...]
    var isAddress = !text.hasPrefix("`") && !text.hasPrefix("[")
    while let character = rest.popFirst() {
      if character == "(", result.hasSuffix("]") { isAddress = true }
      guard character == "@", callsGroup(rest) else {
        result.append(character)
        continue
      }
      result += isAddress ? "%40" : "@" + Self.zeroWidthSpace
    }
    return result
  }
}
