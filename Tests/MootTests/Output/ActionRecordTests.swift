import Testing
import Workspace

@testable import moot

@Suite("Action records") struct ActionRecordTests {
  private func row(_ text: String, owners: [String] = ["RV", "AT"], file: String = "m/2026-11-11.md")
    -> Agenda.Row
  {
    let item = ActionItem(
      id: "0123456789", file: file, line: 20, meeting: CalendarDate(iso: "2026-11-11"),
      teams: ["smp", "docs"],
      owners: owners, text: text, links: ["https://example.org/1", "https://example.org/2"],
      deadline: CalendarDate(iso: "2026-11-20"), deadlinePhrase: "by Friday, November 20", state: .open)
    return Agenda.Row(
      item: item, promise: "0123456789", firstAsked: CalendarDate(iso: "2026-10-14"), timesAsked: 2,
      overdueDays: 3)
  }

  /// A line as RFC 4180 defines it, read back.
  private func fields(_ line: String) -> [String] {
    var fields = [""]
    var isQuoted = false
    var rest = line[...]
    while let character = rest.popFirst() {
      if isQuoted, character == "\"" {
        if rest.first == "\"" {
          fields[fields.count - 1].append(rest.removeFirst())
        } else {
          isQuoted = false
        }
      } else if isQuoted {
        fields[fields.count - 1].append(character)
      } else if character == "\"" {
        isQuoted = true
      } else if character == "," {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  @Test("The columns of the table are the keys of the JSON, in their order")
  func columns() {
    guard case .object(let members) = ActionRecord.json(row("x")) else {
      Issue.record("a record is an object")
      return
    }
    #expect(ActionRecord.csvHeader == members.map(\.0).joined(separator: ","))
    #expect(
      fields(ActionRecord.csv(row("Draw it, \"soon\""))) == [
        "0123456789", "m/2026-11-11.md", "20", "2026-11-11", "smp; docs", "RV; AT", "Draw it, \"soon\"",
        "https://example.org/1; https://example.org/2", "2026-11-20", "by Friday, November 20", "open", "3",
        "0123456789", "2026-10-14", "2",
      ])
  }

  @Test(
    "Every text comes back from a cell, and none is a formula",
    arguments: [
      ("plain", "plain"), ("a,b", "a,b"), ("\"", "\""), ("=1+1", "'=1+1"), ("+49 call", "'+49 call"),
      ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("＝1", "'＝1"), (" =1", "' =1"), ("a=1", "a=1"),
      ("two\nlines", "two␊lines"), ("bell\u{07}", "bell␇"), ("\t=1", "' =1"), ("", ""), ("漢字, é", "漢字, é"),
    ])
  func cells(text: String, expected: String) {
    let line = ActionRecord.csv(row(text, owners: [text], file: text))
    #expect(line.allSatisfy { !$0.isNewline })
    let read = fields(line)
    #expect(read.count == 15)
    #expect(read[6] == expected && read[5] == expected && read[1] == expected)
  }
}
