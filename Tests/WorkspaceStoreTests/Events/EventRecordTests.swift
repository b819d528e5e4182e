import Testing
import Workspace

@testable import WorkspaceStore

@Suite("The record of an event")
struct EventRecordTests {
  private let record = EventRecord(
    subject: "Publish", at: "2023-11-24T09:00:00Z", isCommitted: true,
    files: [
      .init(path: "a\nb.md", before: [0, 10, 255], after: .absent, passed: [.absent, FileStamp(of: [3])]),
      .init(path: "c.md", before: nil, after: FileStamp(of: [1, 2])),
      .init(path: "empty.md", before: [], after: FileStamp(of: [])),
    ], folders: ["x", "x/y"], untracked: ["c.md"], undoes: 7, leaving: ["z"])

  @Test("It reads back as it was written")
  func roundTrip() { #expect(EventRecord(record.encoded) == record) }

  @Test("One that lost its end is none, wherever it was cut")
  func truncated() {
    let whole = record.encoded
    #expect((0..<whole.count).allSatisfy { EventRecord(Array(whole[..<$0])) == nil })
  }
}
