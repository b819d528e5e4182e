import Testing

@testable import Workspace

@Suite("ItemExplanation") struct ItemExplanationTests {
  /// Each rule with a note that is read by it. The first item of the note is explained.
  private static let examples: [(rule: ReadingRule, field: ItemExplanation.FieldName, note: String)] = [
    (.ownerInitials, .owners, todo("RV: Write it.")),
    (.ownerParticipant, .owners, todo("ana: Write it.")),
    (.ownerGroup, .owners, todo("Everyone: Read it.")),
    (.ownerName, .owners, todo("Marco: Read it.")),
    (.ownerMention, .owners, todo("@ana_m please write it.")),
    (.ownerUnlabelled, .owners, todo("**RV** - write it.")),
    (.ownerTrailing, .owners, todo("Write it (Ana).")),
    (.ownerHeading, .owners, todo("### Ana\n\n- The tests.")),
    (.ownerLine, .owners, todo("RV:\n\n- Write it.")),
    (.ownerSubject, .owners, todo("MK and DK will look.")),
    (.ownerMarker, .owners, todo("TODO: Write it.")),
    (.ownerAbsent, .owners, todo("Write it.")),
    (.workOwned, .text, todo("RV: The tests.")),
    (.workMarked, .text, todo("TODO: The tests.")),
    (.workVerb, .text, todo("Please write the tests.")),
    (.workObligation, .text, todo("The tests should be written.")),
    (.workSubject, .text, todo("Ana will write the tests.")),
    (.workLabelled, .text, todo("Virtio 2: measure the queues.")),
    (.workQuestion, .text, todo("Discussion with Ana: any news?")),
    (.deadlineMark, .deadline, todo("RV: Write it by Friday. (due 2026-12-04)")),
    (.deadlineIntroduced, .deadline, todo("RV: Write it by Friday.")),
    (.deadlinePreposition, .deadline, todo("RV: Write it on Friday.")),
    (.deadlineParenthesis, .deadline, todo("RV: Write it (Friday).")),
    (.deadlineRelative, .deadline, todo("RV: Write it this week.")),
    (.deadlineEvent, .deadline, todo("RV: Collect slides for the hackathon on Saturday.")),
    (.deadlineScheduled, .deadline, todo("RV: Schedule a call on Friday.")),
    (.deadlineRepeated, .deadline, todo("RV: Run it every Friday.")),
    (.deadlinePossessive, .deadline, todo("RV: Move Friday's call.")),
    (.deadlineBare, .deadline, todo("RV: Compare with November 3.")),
    (.deadlineReported, .deadline, todo("RV: Write up what we discussed today.")),
    (.deadlineImpossible, .deadline, todo("RV: Write it by November 31.")),
    (.deadlineUncounted, .deadline, "## TODO\n\nRV: Write it by Friday.\n"),
    (.deadlineAbsent, .deadline, todo("RV: Write it.")),
    (.stateUnmarked, .state, todo("RV: Write it.")),
    (.stateEmptyBox, .state, todo("- [ ] RV: Write it.")),
    (.stateTicked, .state, todo("- [ ] RV: [x] Write it. (done 2026-11-12)")),
    (.stateDropped, .state, todo("- [-] RV: Write it. (dropped 2026-11-12)")),
    (.stateMarked, .state, todo("RV: Write it. (done 2026-11-12)")),
    (.meetingDatetime, .meeting, todo("RV: Write it.")),
    (.meetingDate, .meeting, "---\ndate: 2026-11-11\n---\n## TODO\n\nRV: Write it.\n"),
    (.meetingFileName, .meeting, "file 2026-11-11.md\n## TODO\n\nRV: Write it.\n"),
    (.meetingUnknown, .meeting, "## TODO\n\nRV: Write it.\n"),
    (.teamsListed, .teams, todo("RV: Write it.")),
    (.teamsAbsent, .teams, "## TODO\n\nRV: Write it.\n"),
    (.linksFound, .links, todo("RV: Review https://example.org/pull/7.")),
    (.linksAbsent, .links, todo("RV: Write it.")),
  ]

  private static func todo(_ text: String) -> String {
    "---\ndatetime: 2026-11-11T11:00:00+02:00\nteams:\n- smp\nparticipants: [Ana]\n---\n## TODO\n\n\(text)\n"
  }

  private func explain(_ note: String) throws -> ItemExplanation {
    let path = note.hasPrefix("file ") ? String(note.split(separator: "\n")[0].dropFirst(5)) : "n.md"
    let bytes = Array(note.utf8)
    let item = try #require(NoteReader.read(path: path, bytes: bytes).meeting.actions.first)
    let explanation = try #require(NoteReader.explain(path: path, bytes: bytes, line: item.line))
    #expect(explanation.item == item)
    #expect(explanation.fields.map(\.name) == ItemExplanation.FieldName.allCases)
    return explanation
  }

  @Test("Each rule explains its own example", arguments: examples.map { ($0.rule, $0.field, $0.note) })
  func rules(rule: ReadingRule, field: ItemExplanation.FieldName, note: String) throws {
    let found = try explain(note)[field]
    #expect(found.rules.first?.name == rule.rawValue)
    #expect(found.rules.first?.explanation == rule.explanation)
  }

  @Test("Every rule has an example")
  func complete() {
    #expect(Set(Self.examples.map(\.rule)) == Set(ReadingRule.allCases))
  }

  @Test("Every quote stands in the note on its line")
  func quotesAreQuotes() throws {
    for example in Self.examples {
      let lines = example.note.split(separator: "\n", omittingEmptySubsequences: false)
      for quote in try explain(example.note).fields.flatMap(\.quotes) {
        #expect(lines[quote.line - 1].contains(quote.words), "\(example.rule): \(quote)")
      }
    }
  }

  @Test("Owners, text and deadline are quoted from the lines they stand on")
  func quotes() throws {
    let explanation = try explain(
      Self.todo(
        "RV  and MS:\n- Write  it,\n  then send it\n  by next\n  Friday. (due 2026-12-24)\n  - to Ana"))
    typealias Quote = ItemExplanation.Quote
    #expect(explanation[.owners].quotes == [Quote(line: 9, words: "RV and MS:")])
    #expect(
      explanation[.text].quotes == [
        Quote(line: 10, words: "Write it,"), Quote(line: 11, words: "then send it"),
        Quote(line: 12, words: "by next"), Quote(line: 13, words: "Friday. (due 2026-12-24)"),
        Quote(line: 14, words: "to Ana"),
      ])
    #expect(explanation[.deadline].value == "2026-11-20")
    #expect(
      explanation[.deadline].rules.map(\.name) == ["a word of deadlines before the day", "next weekday"])
    #expect(
      explanation[.deadline].quotes == [Quote(line: 12, words: "by next"), Quote(line: 13, words: "Friday")])
  }

  @Test("Where no item begins, nothing is explained")
  func nothing() {
    let bytes = Array(Self.todo("RV: Write it.").utf8)
    for line in [-1, 0, 1, 8, 10, 99] {
      #expect(NoteReader.explain(path: "n.md", bytes: bytes, line: line) == nil)
    }
  }
}
