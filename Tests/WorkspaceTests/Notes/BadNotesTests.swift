import Testing
import Workspace

/// Notes that nobody writes on purpose, and what a careful person would take from them.
@Suite("Bad notes") struct BadNotesTests {
  private func read(_ source: String) -> NoteReading {
    NoteReader.read(path: "n.md", bytes: Array(source.utf8))
  }

  private func items(_ source: String) -> [String] {
    read(source).meeting.actions.map { "\($0.owners.joined(separator: ","))|\($0.text)" }
  }

  @Test("Front matter that never ends is told, read as far as it goes, and hides no item")
  func endlessFrontMatter() {
    let reading = read("---\ntitle: Sync\ndatetime: 2026-11-11\n\n## TODO\n\nRV: Write it.\n")
    #expect(reading.meeting.title == "Sync")
    #expect(reading.meeting.date?.description == "2026-11-11")
    #expect(reading.meeting.actions.map(\.line) == [7])
    #expect(reading.diagnostics.map(\.line) == [1])
  }

  @Test("A section in a block of code or in a comment is none")
  func hiddenSections() {
    #expect(items("```\n## TODO\n\nRV: Code.\n```\n").isEmpty)
    #expect(items("~~~ text\n```\n## TODO\nRV: Code.\n~~~\n").isEmpty)
    #expect(items("<!--\n## TODO\n\nRV: Hidden.\n-->\n").isEmpty)
    #expect(items("<!-- ## TODO -->\n\nRV: Talk.\n").isEmpty)
    #expect(items("````\n```\n## TODO\nRV: Code.\n````\n\n## TODO\n\nRV: Write it.\n") == ["RV|Write it."])
    #expect(
      items("## TODO\n\nRV: One.\n<!-- MS: Hidden.\n\nMS: Too. -->\n\n```sh\nMS: Code.\n```\nRV: Two.\n") == [
        "RV|One.", "RV|Two.",
      ])
  }

  @Test("A block of code or a comment that never ends hides no section after it")
  func neverClosed() {
    #expect(items("# Sync\n\n```\ncode\n\n## TODO\n\nRV: Write it.\n") == ["RV|Write it."])
    #expect(items("# Sync\n\n<!-- a\n\n## TODO\n\nRV: Write it.\n") == ["RV|Write it."])
  }

  @Test("Tabs indent, separate and end lines")
  func tabs() {
    #expect(
      items("##\tTODO\t\n\n-\tRV:\n\t-\tWrite\tit.\t\n\t-\tSend it.\n") == ["RV|Write it.", "RV|Send it."])
  }

  @Test("Quotes nest without being part of the text")
  func quotes() {
    #expect(
      items("## TODO\n\n> - RV: Write it\n>   and send it.\n> > - MS: Read it.\n>\n> 1. SK:\n>    - Ask.\n")
        == ["RV|Write it and send it.", "MS|Read it.", "SK|Ask."])
  }

  @Test("A table is told of and not guessed at")
  func tables() {
    let reading = read("## TODO\n\n| Who | What |\n|---|---|\n| RV | Write it |\n\nMS: Read it.\n")
    #expect(reading.meeting.actions.map(\.line) == [7])
    #expect(reading.diagnostics.map(\.line) == [3])
  }

  @Test("Text from right to left and combining characters are kept and named as written")
  func scripts() {
    #expect(items("## TODO\n\nRV: כתוב את המסמך\n") == ["RV|כתוב את המסמך"])
    #expect(items("## TODO\n\n\u{200f}RV: Write.\n").count <= 1)
    #expect(items("## TODO\n\nRa\u{306}zvan: Write it.\n") == ["Ra\u{306}zvan|Write it."])
    #expect(items("---\nparticipants: [Răzvan]\n---\n## TODO\n\nrazvan: Write it.\n") == ["razvan|Write it."])
    #expect(items("## TODO\n\nÈȘ: Write it.\n") == ["ÈȘ|Write it."])
    #expect(items("## TODO\n\n- RV:\u{a0}Write\u{a0}it.\u{2003}\n") == ["RV|Write it."])
  }

  @Test("Days at the ends of the calendar are read or told, never wrapped")
  func years() {
    func reading(_ day: String, _ text: String) -> NoteReading {
      read("---\ndatetime: \(day)\n---\n## TODO\n\nRV: \(text)\n")
    }
    let zero = reading("0000-00-00", "Write it by Friday.")
    #expect(zero.meeting.date == nil && zero.meeting.actions[0].deadline == nil)
    #expect(zero.diagnostics.map(\.line) == [2])
    let last = reading("9999-12-31", "Write it in 1000 months, by the end of next week.")
    #expect(last.meeting.actions[0].deadline?.description == "9999-12-31")
    let impossible = reading("2026-11-11", "Write it by 0000-01-01.")
    #expect(impossible.meeting.actions[0].deadline == nil)
    #expect(impossible.diagnostics.map(\.line) == [6])
    #expect(
      reading("0001-01-01", "Write it by Friday.").meeting.actions[0].deadline?.description == "0001-01-05")
  }

  @Test("An owner with nothing to do is told, and is no item")
  func ownerAlone() {
    let reading = read("## TODO\n\nRV:\n\nMS: \n\nSK: TBD\n\n- AT:\n\nRV: Write it.\n")
    #expect(reading.meeting.actions.map(\.line) == [11])
    #expect(reading.diagnostics.map(\.line) == [3, 5, 9])
  }

  @Test("Ten thousand items in one note are ten thousand items with names of their own")
  func many() {
    let lines = (0..<10_000).map { "- RV: Write part \($0 % 5000) by Friday." }
    let actions = read("---\ndatetime: 2026-11-11\n---\n## TODO\n\n" + lines.joined(separator: "\n")).meeting
      .actions
    #expect(actions.count == 10_000)
    #expect(Set(actions.map(\.id)).count == 10_000)
    #expect(actions.last?.line == 10_005)
    #expect(actions.allSatisfy { $0.deadline?.description == "2026-11-13" })
  }

  @Test("Lists nested three thousand deep are read without a deep stack")
  func deep() {
    let deep = (0..<3000).map { String(repeating: " ", count: $0) + "- RV:" }.joined(separator: "\n")
    #expect(
      items("## TODO\n\n" + deep + "\n" + String(repeating: " ", count: 3001) + "- Write it.") == [
        "RV|Write it."
      ])
    #expect(items("## TODO\n\n" + String(repeating: "TODO: ", count: 100_000) + "write it\n").count == 1)
  }

  @Test("Every line ending ends a line", arguments: ["\n", "\r\n", "\r"])
  func endings(ending: String) {
    let reading = read(
      "\u{feff}## TODO\(ending)\(ending)RV: Write it\(ending)and send it.\(ending)\(ending)- MS: Read it.")
    #expect(reading.meeting.actions.map(\.line) == [3, 6])
    #expect(reading.meeting.actions.map(\.text) == ["Write it and send it.", "Read it."])
  }
}
