import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Notes of meetings to come") struct MeetingsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> WorkspaceFolder {
    try WorkspaceFolder.locate(from: ".", system: .fixed(folder))
  }
  private let today = CalendarDate(iso: "2023-11-24")!

  @Test("The next note lies where the last one does, links to it, and is there only once")
  func next() async throws {
    try folder.put("meetings/2023-11-15-smp.md", NotesTests.note)
    let workspace = try open()
    let note = try workspace.nextNote(team: nil, date: nil, today: today)
    #expect(note.path == "meetings/2023-11-29-smp.md")
    #expect(note.text.contains("[2023-11-15](2023-11-15-smp.md)"))
    try await workspace.create(note)
    #expect(try folder.text(note.path) == note.text)
    #expect(try workspace.readNotes().meetings.map(\.actions.count) == [3, 0])

    for date in [nil, note.date] {
      let error = #expect(throws: StoreError.self) {
        try workspace.nextNote(team: nil, date: date, today: today)
      }
      #expect(error?.reason == .alreadyExists && error?.path == note.path)
    }
    try folder.put(note.path, "somebody's words\n")
    let error = await #expect(throws: StoreError.self) { try await workspace.create(note) }
    #expect(error?.reason == .alreadyExists)
    #expect(error?.advice == "edit it, or give another day with --date")
    #expect(try folder.text(note.path) == "somebody's words\n")
  }

  @Test("Of many who write the same note at once exactly one does")
  func race() async throws {
    let workspace = try open()
    let note = try workspace.nextNote(team: "smp", date: nil, today: today)
    let winners = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do {
            try await workspace.create(note)
            return true
          } catch {
            return false
          }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(winners == 1)
    #expect(folder.names("meetings") == ["2023-11-24-smp.md"])
  }

  @Test("A path outside the workspace is refused, one that is not read is told")
  func paths() async throws {
    try folder.put(
      "moot.yaml", "commit: manual\nnotes: [\"notes/*.md\"]\nmeetings: {smp: {path: \"../{date}.md\"}}\n")
    let outside = try open().nextNote(team: nil, date: nil, today: today)
    let error = await #expect(throws: StoreError.self) { try await open().create(outside) }
    #expect(error?.reason == .refused)
    try folder.put(
      "moot.yaml", "commit: manual\nnotes: [\"notes/*.md\"]\nmeetings: {smp: {path: \"m/{date}.md\"}}\n")
    let warnings = Warnings()
    var workspace = try open()
    workspace.onWarning = { warnings.add($0) }
    try await workspace.create(try workspace.nextNote(team: nil, date: nil, today: today))
    #expect(
      warnings.all == [
        "m/2023-11-24.md matches no pattern of `notes:` in moot.yaml, so that Moot will not read it"
      ])
  }

  @Test("A template that cannot be read is named, and a strange team is not taken for a new one")
  func mistakes() throws {
    try folder.put("meetings/2023-11-15-smp.md", NotesTests.note)
    let unknown = #expect(throws: StoreError.self) {
      try open().nextNote(team: "spm", date: nil, today: today)
    }
    #expect(unknown?.description == "no team 'spm' meets here; there is smp")
    try folder.put("templates/meeting.md", "{{#agenda}}")
    let broken = #expect(throws: StoreError.self) { try open().nextNote(team: nil, date: nil, today: today) }
    #expect(broken?.path == "templates/meeting.md")
  }
}
