import TerminalUI
import Testing

@testable import moot

@Suite("Reports of the mouse") struct MouseReportTests {
  @Test(
    "Buttons, wheel and motion are told in digits",
    arguments: [
      ("<0;12;3M", MouseEvent.Kind.press), ("<0;12;3m", .release), ("<32;12;3M", .drag),
      ("<64;12;3M", .wheelUp),
      ("<65;12;3M", .wheelDown), ("<4;12;3M", .press), ("<16;12;3M", .press), ("<80;12;3M", .wheelUp),
    ])
  func digits(_ report: String, _ kind: MouseEvent.Kind) {
    #expect(MouseEvent(report: report) == MouseEvent(kind, at: Point(row: 2, column: 11)))
  }

  @Test(
    "Old terminals tell a place in one character", arguments: [(" ", MouseEvent.Kind.press), ("#", .release)])
  func characters(_ button: String, _ kind: MouseEvent.Kind) {
    #expect(MouseEvent(report: "M\(button),#") == MouseEvent(kind, at: Point(row: 2, column: 11)))
  }

  @Test("The row whose character is the end of a release is a row as every other") func rowOfReleaseSign() {
    #expect(MouseEvent(report: "M ,m") == MouseEvent(.press, at: Point(row: 76, column: 11)))
    #expect(MouseEvent(report: "M`,m") == MouseEvent(.wheelUp, at: Point(row: 76, column: 11)))
  }

  @Test(
    "Other buttons, broken reports and places outside are nothing",
    arguments: [
      "<1;12;3M", "<2;12;3M", "<0;12M", "<0;0;3M", "<;;M", "<M", "M", "M  ", "<99999999999999999999;1;1M",
      "M   ", "<0;5;9223372036854775807M", "<0;9223372036854775807;5M", "<0;5;10001M", "<0;10001;5M",
      "<0;-1;-9223372036854775808M",
    ])
  func nothing(_ report: String) {
    #expect(MouseEvent(report: report) == nil)
  }
}
