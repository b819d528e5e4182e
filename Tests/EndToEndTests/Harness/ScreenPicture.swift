import Foundation
import Testing

@testable import Evidence

/// A screen as a picture for the documents: SVG that needs nothing else, dark as most terminals are, each piece of text
/// where its cells are, whatever font there is.
enum ScreenPicture {
  private static let cell = (width: 8.4, height: 18.0)
  private static let margin = 14.0
  private static let ground = "#1b1e24"
  private static let ink = "#d6dae2"

  private static func file(_ name: String) -> URL {
    Fixture.testFolder.appending(path: "../../share/screens/\(name).svg")
  }

  static func record(_ screen: Screen, of stop: ScreenTour.Stop) throws {
    guard let name = stop.name, let title = stop.picture else { return }
    let file = file(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(svg(screen, title: title).utf8).write(to: file)
  }

  /// Whether the picture in the documents is the one that this screen makes.
  static func check(_ screen: Screen, of stop: ScreenTour.Stop) throws {
    guard let name = stop.name, let title = stop.picture else { return }
    let recorded = try String(contentsOf: file(name), encoding: .utf8)
    #expect(recorded == svg(screen, title: title), "share/screens/\(name).svg is of another screen")
  }

  /// - Parameter title: what a reader who cannot see it is told.
  static func svg(_ screen: Screen, title: String) -> String {
    let columns = screen.cells.first?.count ?? 0
    let size = (
      width: Double(columns) * cell.width + 2 * margin,
      height: Double(screen.cells.count) * cell.height + 2 * margin
    )
    var document = SVGDocument(
      width: size.width, height: size.height, title: title,
      description: screen.rows.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        .joined(separator: " / "))
    document.element(
      "rect",
      [
        ("width", SVGDocument.number(size.width)), ("height", SVGDocument.number(size.height)), ("rx", "6"),
        ("fill", ground),
      ])
    document.begin(
      "g",
      [
        ("font-family", "'DejaVu Sans Mono', Menlo, Consolas, monospace"), ("font-size", "14"),
        ("fill", ink), ("xml:space", "preserve"),
      ])
    for (number, row) in screen.cells.enumerated() { draw(row, number, into: &document) }
    return document.finished
  }

  private static func draw(_ row: [Screen.Cell], _ number: Int, into document: inout SVGDocument) {
    let top = margin + Double(number) * cell.height
    for run in runs(of: row, by: { $0.isReverse ? $0.foreground ?? -1 : $0.background ?? -2 }) {
      guard let fill = colours(row[run.lowerBound]).ground else { continue }
      document.element(
        "rect",
        [
          ("x", x(run.lowerBound)), ("y", SVGDocument.number(top)),
          ("width", SVGDocument.number(Double(run.count) * cell.width)),
          ("height", SVGDocument.number(cell.height)), ("fill", fill),
        ])
    }
    for run in runs(of: row, by: { Look($0) }) {
      let first = row[run.lowerBound]
      if let arms = boxArms[first.text] {
        document.element(
          "path",
          [("d", run.map { strokes(arms, $0, top) }.joined()), ("stroke", colours(first).ink ?? ink)])
      } else if dots(of: first) != nil {
        document.element(
          "path",
          [
            ("d", run.map { dotStrokes(dots(of: row[$0]) ?? 0, $0, top) }.joined()),
            ("stroke", colours(first).ink ?? ink), ("stroke-width", "2"), ("stroke-linecap", "round"),
          ])
      } else {
        drawText(row, run, top, into: &document)
      }
    }
  }

  /// Word by word where several blanks stand between them, so that columns stay columns in any font.
  private static func drawText(
    _ row: [Screen.Cell], _ run: Range<Int>, _ top: Double, into document: inout SVGDocument
  ) {
    var start = run.lowerBound
    while start < run.upperBound {
      guard row[start].text != " " else {
        start += 1
        continue
      }
      var end = start + 1
      while end < run.upperBound, !row[end...].prefix(2).allSatisfy({ $0.text == " " }) { end += 1 }
      if row[end - 1].text == " " { end -= 1 }
      let width = Double(end - start) * cell.width
      document.label(
        row[start..<end].map(\.text).joined(), x: margin + Double(start) * cell.width, y: top + 13.5, .start,
        attributes(row[start]) + (end - start > 1 ? [("textLength", SVGDocument.number(width))] : []))
      start = end
    }
  }

  /// Which of a cell's sides a line goes to from its middle: left, right, up, down. Drawn as lines, they meet.
  private static let boxArms: [String: (left: Bool, right: Bool, up: Bool, down: Bool)] = [
    "─": (true, true, false, false), "│": (false, false, true, true), "┼": (true, true, true, true),
    "└": (false, true, true, false), "┬": (true, true, false, true), "┴": (true, true, true, false),
    "├": (false, true, true, true), "┤": (true, false, true, true),
  ]

  private static func strokes(
    _ arms: (left: Bool, right: Bool, up: Bool, down: Bool), _ column: Int, _ top: Double
  ) -> String {
    let left = margin + Double(column) * cell.width
    let (x, y) = (left + cell.width / 2, top + cell.height / 2)
    func line(_ isDrawn: Bool, _ toX: Double, _ toY: Double) -> String {
      let number = SVGDocument.number
      return isDrawn ? "M\(number(x)) \(number(y))L\(number(toX)) \(number(toY))" : ""
    }
    return line(arms.left, left, y) + line(arms.right, left + cell.width, y) + line(arms.up, x, top)
      + line(arms.down, x, top + cell.height)
  }

  /// The dots of a Braille pattern, as Unicode numbers them; few fonts of one width have them.
  private static func dots(of cell: Screen.Cell) -> Int? {
    guard let scalar = cell.text.unicodeScalars.first, (0x2800...0x28FF).contains(scalar.value) else {
      return nil
    }
    return Int(scalar.value) - 0x2800
  }

  private static func dotStrokes(_ dots: Int, _ column: Int, _ top: Double) -> String {
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    return places.enumerated().filter { dots >> $0.offset & 1 == 1 }.map { _, place in
      let x = margin + (Double(column) + 0.25 + 0.5 * Double(place.0)) * cell.width
      let y = top + (0.125 + 0.25 * Double(place.1)) * cell.height
      return "M\(SVGDocument.number(x)) \(SVGDocument.number(y))h0"
    }.joined()
  }

  /// Cells whose text is drawn in one piece: of one look, and either all Latin, all Braille or one cluster again and
  /// again, since a font that lacks a character borrows it from one with other widths.
  private struct Look: Equatable {
    var cell: Screen.Cell
    var isPlain: Bool

    init(_ cell: Screen.Cell) {
      self.cell = cell
      isPlain =
        cell.text.unicodeScalars.count == 1 && cell.text.unicodeScalars.allSatisfy { $0.value < 0x250 }
      self.cell.text = isPlain ? "" : dots(of: cell) != nil ? "\u{2800}" : cell.text
    }
  }

  private static func runs<Key: Equatable>(of row: [Screen.Cell], by key: (Screen.Cell) -> Key) -> [Range<
    Int
  >] {
    var runs: [Range<Int>] = []
    for index in row.indices {
      // The second half of a wide character goes with the first.
      let continues =
        runs.last.map { row[index].text.isEmpty || key(row[$0.lowerBound]) == key(row[index]) } ?? false
      if continues, let last = runs.popLast() {
        runs.append(last.lowerBound..<index + 1)
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }

  private static func x(_ column: Int) -> String { SVGDocument.number(margin + Double(column) * cell.width) }

  private static func attributes(_ cell: Screen.Cell) -> [(String, String)] {
    var list: [(String, String)] = []
    if let ink = colours(cell).ink { list.append(("fill", ink)) }
    if cell.isBold { list.append(("font-weight", "bold")) }
    if cell.isItalic { list.append(("font-style", "italic")) }
    if cell.isUnderlined { list.append(("text-decoration", "underline")) }
    return list
  }

  /// Nil stands for the picture's own.
  private static func colours(_ cell: Screen.Cell) -> (ink: String?, ground: String?) {
    let (front, back) = (cell.foreground.map(colour), cell.background.map(colour))
    return cell.isReverse ? (back ?? ground, front ?? ink) : (front, back)
  }

  /// The first sixteen of the palette as a terminal may have them; the others are the same everywhere (xterm's cube of
  /// six levels, then 24 greys).
  private static func colour(_ number: Int) -> String {
    let named = [
      "#1b1e24", "#e06c6c", "#8fbf6a", "#d9b25f", "#6ea3e0", "#c58ad6", "#5fbfc0", "#c8ccd4",
      "#6f7683", "#f08b8b", "#a8d685", "#ecc97a", "#8fbcf0", "#d8a6e6", "#7fd6d6", "#ffffff",
    ]
    if number < 16 { return named[max(0, number)] }
    let levels: [Int]
    if number < 232 {
      let steps = [(number - 16) / 36, (number - 16) / 6 % 6, (number - 16) % 6]
      levels = steps.map { $0 == 0 ? 0 : 55 + 40 * $0 }
    } else {
      levels = Array(repeating: 8 + 10 * (number - 232), count: 3)
    }
    return "#" + levels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
