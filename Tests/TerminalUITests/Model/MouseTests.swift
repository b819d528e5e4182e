import Testing
import Workspace

@testable import TerminalUI

@Suite("The mouse") struct MouseTests {
  /// Where some text stands on the screen; its first cell.
  private func point(_ text: String, _ model: Model) throws -> Point {
    let rows = model.shown.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(rows.firstIndex { $0.contains(text) }, "\(model.shown)")
    let before = try #require(rows[row].firstRange(of: text)).lowerBound
    return Point(row: row, column: String(rows[row][..<before]).displayWidth)
  }

  private func click(_ text: String, _ model: inout Model) throws -> [Effect] {
    let place = try point(text, model)
    return update(&model, .mouse(MouseEvent(.press, at: place)))
      + update(&model, .mouse(MouseEvent(.release, at: place)))
  }

  @Test("A click on a tab or a hint does what its key does")
  func frame() throws {
    var model = Sample.model(columns: 140)
    #expect(try click("4 Meetings", &model) == [.loadMeetings])
    guard case .meetings = model.screen else {
      Issue.record("\(model.shown)")
      return
    }
    _ = try click("2 Agenda", &model)
    _ = try click("help", &model)
    #expect(model.overlay != nil)
    _ = try click("Agenda", &model)
    #expect(model.overlay == nil)
    _ = try click("commands", &model)
    #expect(model.palette != nil)
  }

  @Test("A click chooses a row, and once more opens it; headings and blanks are no rows")
  func rows() throws {
    var model = Sample.model()
    model.press(.character("2"))
    #expect(try click("Ask for the machine", &model) == [])
    #expect(model.shown.contains("▸ 12 days old         SK"))
    _ = try click("Without owner", &model)
    #expect(model.shown.contains("▸ 12 days old         SK"))
    #expect(
      try click("Ask for the machine", &model) == [.openFile(path: "meetings/2026-11-11-smp.md", line: 44)])
  }

  @Test("The wheel moves in a list, in the help and in the palette")
  func wheel() {
    var model = Sample.model(rows: 12)
    model.press(.character("2"))
    _ = update(&model, .mouse(MouseEvent(.wheelDown, at: Point(row: 3, column: 3))))
    #expect(model.shown.contains("▸ 12 days old"))
    _ = update(&model, .mouse(MouseEvent(.wheelUp, at: Point(row: 3, column: 3))))
    #expect(model.shown.contains("▸ 5 days late"))
    model.press(.character("?"))
    _ = update(&model, .mouse(MouseEvent(.wheelDown, at: Point(row: 3, column: 3))))
    #expect(model.overlay?.row == 3)
    model.press(.escape, .character(":"))
    _ = update(&model, .mouse(MouseEvent(.wheelDown, at: Point(row: 3, column: 3))))
    #expect(model.palette?.cursor.selected == 3)
  }

  @Test("A click in the palette runs the row, and beside it closes it")
  func palette() throws {
    var model = Sample.model()
    model.press(.character("2"), .character(":"))
    _ = try click("toggle-closed", &model)
    #expect(model.palette == nil && model.shown.contains("Closed (1)"))
    model.press(.character(":"))
    _ = update(&model, .mouse(MouseEvent(.press, at: Point(row: 1, column: 1))))
    #expect(model.palette == nil)
  }

  @Test("In a text the cursor goes where one clicks, and what one drags over is selected")
  func editor() throws {
    var model = Sample.model()
    model.press(.down, .down, .enter, .character("e"))
    let file = OpenedFile(
      path: "proposals/0001-leaf-locks/proposal.md", text: "one\n界界 two\nthree\n", stamp: .absent, line: 1,
      recovered: nil)
    _ = update(&model, .fileOpened(file))
    let start = try point("two", model)
    _ = update(&model, .mouse(MouseEvent(.press, at: start)))
    guard case .editor(let clicked) = model.screen else { return }
    #expect(try #require(clicked.editing).editor.position == (2, 4))
    _ = update(&model, .mouse(MouseEvent(.drag, at: Point(row: start.row + 1, column: start.column))))
    guard case .editor(let dragged) = model.screen else { return }
    #expect(dragged.editing?.editor.selectedText == "two\nthree")
  }

  @Test("A drag selects where the press before it reached the text, and not what lies under the help")
  func dragUnderHelp() throws {
    var model = Sample.editing("one\ntwo\nthree\n")
    model.press(Key(.function(1)))
    #expect(model.overlay != nil)
    let start = Point(row: 3, column: 8)
    _ = update(&model, .mouse(MouseEvent(.drag, at: start)))
    _ = update(&model, .mouse(MouseEvent(.press, at: start)))
    #expect(model.overlay == nil)
    _ = update(&model, .mouse(MouseEvent(.drag, at: Point(row: 3, column: 9))))
    _ = update(&model, .mouse(MouseEvent(.release, at: start)))
    _ = update(&model, .mouse(MouseEvent(.drag, at: start)))
    #expect(model.edited?.selection == nil && model.edited?.cursor == 0)
    _ = update(&model, .mouse(MouseEvent(.press, at: Point(row: 1, column: 2))))
    model.press(Key(.function(1)))
    _ = update(&model, .mouse(MouseEvent(.drag, at: start)))
    #expect(model.edited?.selection == nil)
  }

  @Test("In a proposal a click goes to another tab and puts the cursor on a line")
  func proposal() throws {
    var model = ReviewSample.model()
    model.press(.character("3"), .enter)
    _ = try click("Versions", &model)
    guard case .proposal(let versions) = model.screen else { return }
    #expect(versions.tab == .versions)
    _ = try click(" Text ", &model)
    _ = try click("Two cores wait", &model)
    let (cursor, text) = (try point("▸", model).row, try point("Two cores wait", model).row)
    #expect(cursor == text)
  }

  @Test("A click anywhere on any screen of any size crashes nothing", arguments: [(1, 1), (3, 10), (24, 80)])
  func anywhere(rows: Int, columns: Int) {
    for keys: [Key] in [
      [], [.character("2")], [.character("3")], [.character("4")], [.character("5")], [.character("/")],
      [.character(":")], [.character("?")], [.character("n")], [.down, .down, .enter],
      [.down, .down, .enter, .character("D")], [.down, .down, .enter, .tab],
    ] {
      var model = Sample.model(rows: rows, columns: columns)
      for key in keys { model.press(key) }
      for row in stride(from: 0, to: rows, by: rows > 9 ? 2 : 1) {
        for column in stride(from: 0, to: columns, by: 9) {
          var copy = model
          for kind in [MouseEvent.Kind.press, .drag, .release, .wheelUp, .wheelDown] {
            _ = update(&copy, .mouse(MouseEvent(kind, at: Point(row: row, column: column))))
          }
          #expect(view(copy).size == Size(rows: rows, columns: columns))
        }
      }
    }
  }
}
