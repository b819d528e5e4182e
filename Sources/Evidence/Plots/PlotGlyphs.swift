/// The characters a picture is drawn with.
struct PlotGlyphs: Sendable {
  /// A mark for each series, so that it can be told apart without colour.
  let markers: [Character]
  /// A value that was measured and does not count.
  let hollow: Character
  /// Fills of growing height, from an eighth of a cell up.
  let heights: [Character]
  /// A full cell of a bar, and its ends of growing width from an eighth up; no ends draws whole cells only.
  let full: Character
  let ends: [Character]
  let horizontal: Character
  let vertical: Character
  let corner: Character
  let tickDown: Character
  let tickLeft: Character
  let whiskerLeft: Character
  let whiskerRight: Character
  let whiskerTop: Character
  let whiskerBottom: Character
  /// An interval within one cell.
  let whiskerWithin: Character

  static let unicode = PlotGlyphs(
    markers: Array("●▲■◆▼+×★"), hollow: "○", heights: Array("▁▂▃▄▅▆▇█"), full: "█", ends: Array("▏▎▍▌▋▊▉"),
    horizontal: "─", vertical: "│", corner: "└", tickDown: "┬", tickLeft: "┤", whiskerLeft: "├",
    whiskerRight: "┤", whiskerTop: "┬", whiskerBottom: "┴", whiskerWithin: "│")

  static let ascii = PlotGlyphs(
    markers: Array("ox+*#%@&"), hollow: "O", heights: Array("123456789"), full: "=", ends: [],
    horizontal: "-", vertical: "|", corner: "+", tickDown: "+", tickLeft: "+", whiskerLeft: "|",
    whiskerRight: "|", whiskerTop: "|", whiskerBottom: "|", whiskerWithin: "|")

  static func of(_ characters: PlotCanvas.Characters) -> PlotGlyphs { characters == .ascii ? ascii : unicode }

  func marker(_ series: Int) -> Character { markers[series % markers.count] }
}
