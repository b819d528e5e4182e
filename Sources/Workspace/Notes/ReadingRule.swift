/// Why a field of an item was read as it was. Each rule has the name that `moot actions --explain` prints, and a
/// sentence that says what it does; how days are read from words stands in `DateRule`.
public enum ReadingRule: String, CaseIterable, Hashable, Sendable {
  // Owners.
  case ownerInitials = "initials before the colon"
  case ownerParticipant = "a participant before the colon"
  case ownerGroup = "a group before the colon"
  case ownerName = "a name before the colon"
  case ownerLine = "a line of owners above the list"
  case ownerSubject = "the subject of the sentence"
  case ownerAbsent = "nobody is named"
  // What makes it an item; also why a label gives no owner.
  case workMarker = "a marker of work before the colon"
  case workOwned = "what an owner was given"
  case workVerb = "an instruction"
  case workObligation = "something that should be done"
  case workSubject = "something that somebody will do"
  case workQuestion = "a question to be discussed"
  // State.
  case stateOpen = "no ticked box"
  case stateBox = "the box"
}
