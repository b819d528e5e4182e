import FoundationEssentials
import Testing
import Workspace

/// Reads real notes with hand-made labels where they lie beside the project.
@Suite("Real notes") struct GoldNotesTests {
  private struct Label: Decodable {
    struct Action: Decodable {
      var owners: [String]
      var text: String
      var deadline: String?
      var deadline_ambiguous: Bool?
    }
    var file: String
    var title: String?
    var date: String?
    var teams: [String]
    var actions: [Action]
  }

  private static let folder = #filePath.replacing(
    "/Tests/WorkspaceTests/Notes/GoldNotesTests.swift", with: "/../shared/notes")

  private static var labels: [Label] {
    guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/gold.jsonl")) else { return [] }
    return data.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONDecoder().decode(Label.self, from: $0)
    }
  }

  @Test(
    "Items, owners, deadlines and metadata are what a careful person reads", .enabled(if: !labels.isEmpty))
  func reading() throws {
    var expected = 0
    var found = 0
    var extra = 0
    for label in Self.labels {
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(Self.folder)/\(label.file)")))
      let meeting = NoteReader.read(path: label.file, bytes: bytes).meeting
      #expect(meeting.title == label.title, "\(label.file)")
      #expect(meeting.date?.description == label.date, "\(label.file)")
      #expect(meeting.teams == label.teams, "\(label.file)")
      var left = meeting.actions
      for action in label.actions {
        expected += 1
        guard
          let index = left.firstIndex(where: {
            $0.text.hasPrefix(Self.beginning(action.text)) && $0.owners == action.owners
          })
        else { continue }
        found += 1
        if action.deadline_ambiguous != true {
          #expect(left[index].deadline?.description == action.deadline, "\(label.file): \(action.text)")
        }
        left.remove(at: index)
      }
      extra += left.count
    }
    #expect(Double(found) >= 0.97 * Double(expected), "\(found) of \(expected)")
    #expect(Double(extra) <= 0.03 * Double(expected), "\(extra) more than labelled")
  }

  private static func beginning(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(40).trimmingWhitespace()
  }
}
