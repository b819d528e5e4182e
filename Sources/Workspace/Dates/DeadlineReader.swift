/// What a sentence says about when something is due.
public struct DeadlineReading: Hashable, Sendable {
  /// Something about a date that the note's readers should know; never guessed away.
  public struct Problem: Hashable, Sendable {
    public var message: String
    /// Where in the text, in UTF-8 bytes.
    public var offset: Int
  }

  public var deadline: CalendarDate?
  /// The words it was read from.
  public var phrase: String?
  /// The words' place in the text, in UTF-8 bytes.
  public var phraseRange: Range<Int>?
  /// The `DateRule` that read them.
  public var rule: String?
  /// Why the day is a deadline; without one, why none is: for the first date that the text names, if it names any.
  public var ground = ReadingRule.deadlineAbsent
  /// Where that date stands, in UTF-8 bytes.
  public var refusedRange: Range<Int>?
  public var problems: [Problem]
}

/// Finds the deadline in the text of an action, counting from the day of its meeting.
///
/// Two questions are asked of each date in the text. What day is it: `DateRule.all`. Is it a deadline: the
/// words before it, `DeadlineWords`. `by Friday` is one, whatever else the sentence says; `on Friday`, `next
/// week` and `in 3 weeks` are, unless the sentence schedules or announces something, or the date belongs to
/// an event; `starting Monday`, `every Friday`, `last week` are not.
public enum DeadlineReader {
  public static func read(_ text: String, meeting: CalendarDate?) -> DeadlineReading {
    text.utf8.withContiguousStorageIfAvailable { read($0, meeting: meeting) }
      ?? Array(text.utf8).withUnsafeBufferPointer { read($0, meeting: meeting) }
  }

  /// No person's action is longer; a bound keeps a megabyte on one line cheap.
  private static let bytesMax = 1 << 14

  private static func read(_ text: UnsafeBufferPointer<UInt8>, meeting: CalendarDate?) -> DeadlineReading {
    let bytes = UnsafeBufferPointer(rebasing: text.prefix(bytesMax))
    var scan = DeadlineScan(DateLexer.tokens(bytes), meeting: meeting)
    scan.run()
    return scan.reading(bytes)
  }
}

/// The words around a date that tell what it is the date of.
enum DeadlineWords {
  /// A date within the next words of the same sentence is a deadline: `by our next meeting on Friday`.
  static let introducers = DateWords.set("by until till til due deadline")
  /// `no later than`, `no latest than`, `not later than`.
  static let comparatives = DateWords.set("later latest")
  static let than = WordHash.of(folded: "than")
  /// A date directly after is a deadline unless it is an event's: `on Friday`, `for today`.
  static let prepositions = DateWords.set("on for before")
  /// A date directly after is none.
  static let blockers = DateWords.set(
    "starting start starts from since after beginning every each last past previous weekly of between")
  static let blockerTails = DateWords.set("with from on the")
  /// What is scheduled or announced has a date of its own.
  static let schedulers = DateWords.set(
    "schedule reschedule announce organize organise plan book arrange set invite host hold propose advertise "
      + "postpone")
  /// A scheduler is a verb at the start of a sentence or after one of these.
  static let verbLeads = DateWords.set("and to will then also should please or must")
  static let events = DateWords.set(
    "meeting meetings call hackathon hackathons event release releases conference talk session workshop "
      + "presentation kickoff sync gathering demo lecture course webinar freeze")
  /// Something done at an event is done on its day: `Discuss at the meeting on Wednesday`.
  static let attendance = DateWords.set("at on in during")
  static let times = DateWords.set("time times slot date dates sometime timeslot")
  /// Before `today`: `as discussed today`.
  static let reports = DateWords.set("discussed mentioned presented of from said agreed decided talked")
}

private struct DeadlineScan {
  private let matcher: DateMatcher
  private var tokens: [DateToken] { matcher.tokens }
  /// First token of the sentence.
  private var sentence = 0
  private var isScheduling = false
  /// The token that introduces a deadline, while its words last.
  private var introducer: Int?
  private var best: (rank: Rank, expression: DateExpression)?
  /// The first date that is no deadline.
  private var refused: (ground: ReadingRule, tokens: Range<Int>)?
  private var problems: [(DateExpression, Int)] = []

  /// How many tokens an introducer reaches over.
  private static let reach = 12

  init(_ tokens: [DateToken], meeting: CalendarDate?) {
    matcher = DateMatcher(tokens: tokens, meeting: meeting)
  }

  mutating func run() {
    var index = 0
    while index < tokens.count {
      if tokens[index].kind == .stop {
        sentence = index + 1
        isScheduling = false
        introducer = nil
        index += 1
        continue
      }
      if let expression = matcher.expression(at: index) {
        consider(expression)
        index = expression.range.upperBound
        continue
      }
      note(index)
      index += 1
    }
  }

  /// Takes notice of a word that is no part of a date.
  private mutating func note(_ index: Int) {
    let token = tokens[index]
    guard token.kind == .word else { return }
    if DeadlineWords.introducers.contains(token.hash) {
      introducer = index
    } else if DeadlineWords.comparatives.contains(token.hash), index > sentence, index + 1 < tokens.count,
      tokens[index + 1].hash == DeadlineWords.than
    {
      introducer = index - 1
    } else if DeadlineWords.schedulers.contains(token.hash) {
      let isVerb =
        index == sentence || DeadlineWords.verbLeads.contains(tokens[index - 1].hash)
        || tokens[index - 1].kind == .comma || tokens[index - 1].kind == .colon
      if isVerb { isScheduling = true }
    }
    if let start = introducer, index - start > Self.reach { introducer = nil }
  }

  /// How surely an expression is a deadline, and why.
  private struct Rank {
    var strength: Int
    /// The token that its phrase begins with.
    var start: Int
    var ground: ReadingRule
  }

  private mutating func consider(_ expression: DateExpression) {
    if expression.problem != nil { problems.append((expression, expression.range.lowerBound)) }
    defer { introducer = nil }
    switch rank(expression) {
    case .success(let rank):
      if rank.strength > best?.rank.strength ?? 0 { best = (rank, expression) }
    case .failure(let refusal):
      if refused == nil { refused = (refusal.ground, expression.range) }
    }
  }

  private struct Refusal: Error {
    var ground: ReadingRule
  }

  private func rank(_ expression: DateExpression) -> Result<Rank, Refusal> {
    func refuse(_ ground: ReadingRule) -> Result<Rank, Refusal> { .failure(Refusal(ground: ground)) }
    if expression.date == nil {
      return refuse(expression.problem == nil ? .deadlineUncounted : .deadlineImpossible)
    }
    let start = expression.range.lowerBound
    let end = expression.range.upperBound
    if end < tokens.count, tokens[end].kind == .possessive { return refuse(.deadlinePossessive) }
    let before = start > sentence ? tokens[start - 1] : nil
    if isBlocked(before: start) { return refuse(.deadlineRepeated) }
    if let introducer { return .success(Rank(strength: 3, start: introducer, ground: .deadlineIntroduced)) }
    if isScheduling { return refuse(.deadlineScheduled) }
    var rank = Rank(strength: 1, start: start, ground: .deadlineRelative)
    if let before, before.kind == .word, DeadlineWords.prepositions.contains(before.hash) {
      rank = Rank(strength: 2, start: start - 1, ground: .deadlinePreposition)
    } else if let before, before.kind == .open, end < tokens.count, tokens[end].kind == .close {
      rank = Rank(strength: 2, start: start, ground: .deadlineParenthesis)
    }
    if isOfEvent(rank.start) { return refuse(.deadlineEvent) }
    if rank.strength == 2 { return .success(rank) }
    // Without a preposition only words that count from the meeting can be meant as a deadline.
    let isFinal = end == tokens.count || tokens[end].kind == .stop
    if expression.isAbsolute || (expression.rule == "weekday" && !isFinal) { return refuse(.deadlineBare) }
    if expression.rule == "today", let before, DeadlineWords.reports.contains(before.hash) {
      return refuse(.deadlineReported)
    }
    return .success(rank)
  }

  private func isBlocked(before start: Int) -> Bool {
    var index = start - 1
    var steps = 0
    while index >= sentence, steps < 3, tokens[index].kind == .word {
      if DeadlineWords.blockers.contains(tokens[index].hash) { return true }
      guard DeadlineWords.blockerTails.contains(tokens[index].hash) else { return false }
      index -= 1
      steps += 1
    }
    return false
  }

  /// True for the date of an event, as in `slides for the hackathon on Saturday`, unless the work is done
  /// at the event.
  private func isOfEvent(_ phrase: Int) -> Bool {
    var index = phrase - 1
    while index >= sentence, [.comma, .open, .colon].contains(tokens[index].kind) { index -= 1 }
    guard index >= sentence, tokens[index].kind == .word else { return false }
    if DeadlineWords.times.contains(tokens[index].hash) { return true }
    guard DeadlineWords.events.contains(tokens[index].hash) else { return false }
    let reach = tokens[max(sentence, index - 7)..<index]
    return !reach.contains { DeadlineWords.attendance.contains($0.hash) }
  }

  // MARK: Result

  func reading(_ bytes: UnsafeBufferPointer<UInt8>) -> DeadlineReading {
    func place(_ range: Range<Int>) -> Range<Int> {
      tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
    }
    func words(_ range: Range<Int>) -> String {
      String(decoding: UnsafeBufferPointer(rebasing: bytes[place(range)]), as: UTF8.self)
    }
    var result = DeadlineReading(problems: [])
    if let (rank, expression) = best {
      let range = rank.start..<expression.range.upperBound
      result.deadline = expression.date
      result.phrase = words(range)
      result.phraseRange = place(range)
      result.rule = expression.rule
      result.ground = rank.ground
    } else if let refused {
      result.ground = refused.ground
      result.refusedRange = place(refused.tokens)
    }
    for (expression, token) in problems {
      guard let problem = expression.problem else { continue }
      let said = words(expression.range)
      let message =
        switch problem {
        case .impossible: "“\(said)” is no day of the calendar; it is not taken for a deadline"
        case .weekday(let written, let date):
          "“\(said)” says \(written.name), but \(date) is a \(date.weekday.name); correct one of them"
        case .disagreement(let relative, let absolute):
          "“\(said)” names two days, \(relative) and \(absolute); the second is taken"
        }
      result.problems.append(DeadlineReading.Problem(message: message, offset: tokens[token].start))
    }
    return result
  }
}
