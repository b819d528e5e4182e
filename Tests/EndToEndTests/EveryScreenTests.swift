import Foundation
import Testing

/// Every screen of the interface, whole, at three sizes, with colours and without: what is shown, where the cursor is,
/// and how each cell looks. `MOOT_RECORD=1` records them anew, and the pictures in the
/// documents with them.
@Suite("Every screen") struct EveryScreenTests {
  /// A terminal that the tour is made in.
  struct Room: CustomTestStringConvertible, Equatable, Sendable {
    var columns: Int
    var rows: Int
    /// Nil where only the text is compared.
    var looks: RecordedScreen.Part?
    var kind = "xterm-256color"

    var testDescription: String {
      "\(kind) of \(columns)x\(rows)" + (looks.map { ", \($0.rawValue.dropFirst(4))" } ?? "")
    }

    /// Where the documents' pictures are taken.
    static let ofPictures = Room(columns: 100, rows: 30, looks: .colours)
    static let all: [Room] = [(60, 20), (100, 30), (200, 60)].flatMap { columns, rows in
      [
        Room(columns: columns, rows: rows, looks: .colours),
        Room(columns: columns, rows: rows, looks: .plain),
      ]
    }
  }

  @Test("Every screen is as recorded, and none needs its colours to be understood", arguments: Room.all)
  func screens(_ room: Room) throws { try tour(room) }

  @Test(
    "On terminals of other kinds every screen shows the same",
    arguments: ["screen", "tmux-256color", "linux", "vt100"])
  func otherKinds(_ kind: String) throws {
    guard !RecordedScreen.isRecording else { return }
    try tour(Room(columns: 100, rows: 30, looks: nil, kind: kind))
  }

  private func tour(_ room: Room) throws {
    var fixture = try Fixture(workspace: "group", person: ScreenTour.reviewer)
    try fixture.writeConfiguration("theme: dark\n")
    fixture.environment["TERM"] = room.kind
    if room.looks == .plain { fixture.environment["NO_COLOR"] = "1" }
    let terminal = try fixture.open(rows: room.rows, columns: room.columns)
    var patience = Duration.seconds(10)
    for stop in ScreenTour.stops {
      let before = terminal.screen
      try stop.meanwhile(fixture)
      try terminal.send(stop.keys)
      if let until = stop.until {
        let passed = terminal.firstScreen(within: .seconds(10)) { now in
          now.text != before.text && now.contains(until)
        }
        guard passed != nil else {
          Issue.record("\(room.testDescription): \(until) is not on\n\(terminal.screen)")
          return
        }
        continue
      }
      guard let name = stop.name else { continue }
      var recorded = try RecordedScreen("\(name)-\(room.columns)x\(room.rows)")
      if RecordedScreen.isRecording, let looks = room.looks {
        let screen = terminal.screenAtRest
        try recorded.record(screen, looks: looks)
        if room == .ofPictures { try ScreenPicture.record(screen, of: stop) }
        continue
      }
      let reached = terminal.firstScreen(within: patience) {
        recorded.difference($0, looks: room.looks) == nil
      }
      if let screen = reached {
        if room == .ofPictures { try ScreenPicture.check(screen, of: stop) }
        continue
      }
      // What follows may well differ too; nobody needs to wait long for all of it.
      patience = .seconds(1)
      let difference = recorded.difference(terminal.screen, looks: room.looks) ?? "it came too late"
      Issue.record("\(name), \(room.testDescription): \(difference)")
    }
    try terminal.send("q")
    terminal.waitFor("My turn (1)")
    try terminal.send("q")
    #expect(terminal.waitForExit() == .code(0))
    #expect(terminal.isCooked)
  }
}
