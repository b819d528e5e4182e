/// Why a field of an item was read as it was: the name that `moot actions --explain` prints, and in `explanation` a
/// sentence that says what the rule does. How a day is read from words stands in `DateRule`, and the words that all
/// rules go by in `NoteVocabulary`.
public enum ReadingRule: String, CaseIterable, Hashable, Sendable {
  case ownerInitials = "initials before the colon"
  case ownerParticipant = "a participant before the colon"
  case ownerGroup = "a group before the colon"
  case ownerName = "a name before the colon"
  case ownerMention = "a mention"
  case ownerUnlabelled = "a name before the text"
  case ownerTrailing = "participants in parentheses at the end"
  case ownerLine = "a line of owners above the list"
  case ownerHeading = "a heading that names owners"
  case ownerSubject = "the subject of the sentence"
  case ownerMarker = "a marker of work before the colon"
  case ownerAbsent = "nobody is named"

  case workOwned = "given to somebody"
  case workMarked = "marked as work"
  case workVerb = "an instruction"
  case workObligation = "something that should be done"
  case workSubject = "something that somebody will do"
  case workLabelled = "an instruction behind a label"
  case workQuestion = "something to be discussed"

  case deadlineMark = "a due mark"
  case deadlineIntroduced = "a word of deadlines before the day"
  case deadlinePreposition = "a day with on, for or before"
  case deadlineParenthesis = "a day alone in parentheses"
  case deadlineRelative = "a day counted from the meeting"
  case deadlineEvent = "the date of an event"
  case deadlineScheduled = "the date of what is to be scheduled"
  case deadlineRepeated = "a beginning or a repetition"
  case deadlinePossessive = "something of that day"
  case deadlineBare = "a day that only is mentioned"
  case deadlineReported = "a day that is past"
  case deadlineImpossible = "a day that does not exist"
  case deadlineUncounted = "a day with nothing to count from"
  case deadlineAbsent = "no day is named"

  case stateUnmarked = "no box"
  case stateEmptyBox = "an empty box"
  case stateTicked = "a ticked box"
  case stateDropped = "a box with a dash"
  case stateMarked = "a mark that closes it"

  case meetingDatetime = "the datetime of the front matter"
  case meetingDate = "the date of the front matter"
  case meetingFileName = "the date in the file's name"
  case meetingUnknown = "no date"

  case teamsListed = "the teams of the front matter"
  case teamsAbsent = "no teams in the front matter"

  case linksFound = "the addresses in the text"
  case linksAbsent = "no address in the text"
}

extension ReadingRule {
  /// What the rule does, in one sentence without a full stop.
  public var explanation: String {
    switch self {
    case .ownerInitials: "two to four letters, at least two of them capitals, are somebody's initials"
    case .ownerParticipant: "the front matter lists this participant"
    case .ownerGroup: "everyone, mentors, maintainers and the like own an item as a group"
    case .ownerName: "a capitalised word that is no label, verb or product is somebody's name"
    case .ownerMention: "a name with @ before it owns the text that follows"
    case .ownerUnlabelled: "(RV), **RV** or RV and a dash before the text own it as RV with a colon does"
    case .ownerTrailing: "where no owner stands before the text, participants named last own it"
    case .ownerHeading: "what stands under a heading with somebody's name is theirs"
    case .ownerLine: "owners alone on a line, with a colon, own every entry of the list below"
    case .ownerSubject: "people before will, to, should or must at the start of a sentence do what it says"
    case .ownerMarker: "TODO, Item 0 and the like say that work follows, not whose it is"
    case .ownerAbsent: "neither a prefix, nor a line above the list, nor the sentence says whose it is"
    case .workOwned: "what follows owners in the TODO section is theirs to do"
    case .workMarked: "a label or a box says that it is to be done"
    case .workVerb: "the text begins with what is to be done"
    case .workLabelled: "what follows the label's colon begins with what is to be done"
    case .workObligation: "should, must, needs and the like say that it is still to be done"
    case .workSubject: "the sentence says who will do it"
    case .workQuestion: "a discussion that is asked for is work"
    case .deadlineMark: "the mark at the end of the line overrides what the words say"
    case .deadlineIntroduced: "by, until, due, deadline or no later than make the next day named a deadline"
    case .deadlinePreposition: "a day directly after on, for or before is a deadline, unless it is an event's"
    case .deadlineParenthesis: "a day alone in parentheses is when the item is due"
    case .deadlineRelative: "words that count from the meeting are a deadline, unless they schedule something"
    case .deadlineEvent: "a meeting's, release's or other event's day is not the item's"
    case .deadlineScheduled: "what is scheduled, announced or organised has a day of its own"
    case .deadlineRepeated: "starting, since, every, last and the like name no end"
    case .deadlinePossessive: "“Friday's call” names a call, not a deadline"
    case .deadlineBare: "a date without by, on, for or before may be anything's"
    case .deadlineReported: "what was said today is not due today"
    case .deadlineImpossible: "the calendar has no such day; it is reported and not guessed"
    case .deadlineUncounted: "the words count from the meeting, and nobody knows when it was"
    case .deadlineAbsent: "the words name no day"
    case .stateUnmarked: "what no box says to be done or dropped is open"
    case .stateEmptyBox: "a box that is not ticked is open"
    case .stateTicked: "[x] is done, on the day of the mark at the end of the line"
    case .stateDropped: "[-] is dropped, on the day of the mark at the end of the line"
    case .stateMarked: "done or dropped in parentheses at the end of the line says so without a box, too"
    case .meetingDatetime: "the front matter says when the meeting was"
    case .meetingDate: "without a datetime, the date counts"
    case .meetingFileName: "the front matter has no readable date, so the file's name counts"
    case .meetingUnknown: "neither the front matter nor the file's name has a date"
    case .teamsListed: "an item belongs to the teams of its meeting"
    case .teamsAbsent: "an item belongs to the teams of its meeting"
    case .linksFound: "http and https, up to white space or a closing bracket"
    case .linksAbsent: "http and https, up to white space or a closing bracket"
    }
  }
}

extension DateMeaning {
  /// Which day the words mean, in a clause.
  var explanation: String {
    switch self {
    case .absolute: "the day as written; a missing year is the meeting's, or the next one late in a year"
    case .weekday(nil): "the next such weekday on or after the meeting"
    case .weekday(0): "that weekday of the meeting's week"
    case .weekday: "that weekday of the week after the meeting's"
    case .days(0): "the day of the meeting"
    case .days(1): "the day after the meeting"
    case .days(let count): "\(count) days after the meeting"
    case .endOfWeek(0): "the Sunday of the meeting's week"
    case .endOfWeek: "the Sunday of the week after the meeting's"
    case .endOfMonth(0): "the last day of the meeting's month"
    case .endOfMonth: "the last day of the month after the meeting's"
    case .endOfNamedMonth: "the last day of that month"
    case .after: "so long after the meeting; of a range its end"
    }
  }
}
