import Foundation
import MemoryEngine
import Testing

/// A window that somebody drags about.
@Suite("Sizes in a terminal") struct ResizeTests {
  @Test("Two hundred sizes one after the other leave the screen of the last one") func storm() throws {
    let fixture = try Fixture(workspace: "group", person: ScreenTour.reviewer)
    let terminal = try fixture.open(rows: 30, columns: 100)
    terminal.waitFor("measure a design in the lab")
    try terminal.send("3")
    terminal.waitFor("VERSION")
    try terminal.send(Keys.enter)
    let before = terminal.waitUntil("the text is there") {
      $0.contains(" P  Today") && $0.contains("more ↓") && $0.contains("p publish")
    }
    var chance = SplitMix64(seed: 200)
    for _ in 0..<200 {
      terminal.resize(
        rows: Int.random(in: 1...100, using: &chance), columns: Int.random(in: 1...300, using: &chance))
    }
    terminal.resize(rows: 1, columns: 1)
    terminal.resize(rows: 30, columns: 100)
    terminal.waitUntil("the screen is as before") { $0.text == before.text && $0.looks == before.looks }
    try terminal.send("q")
    terminal.waitFor("VERSION")
    try terminal.send("q")
    terminal.waitFor("My turn (1)")
    try terminal.send("q")
    #expect(terminal.waitForExit() == .code(0))
  }
}
