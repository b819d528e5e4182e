extension Screen {
  /// All looks, a line a row that has any: `3: 0-59 255 on 239 bold, 62-64 245` for the palette's colour 255 on 239 in
  /// the first sixty columns and so on. Rows and columns count from 0, and both ends belong to a run.
  var looks: String {
    cells.enumerated().compactMap { number, cells in
      let runs = Self.runs(of: cells).filter { !$0.look.isEmpty }.map { run in
        let (first, last) = (run.columns.lowerBound, run.columns.upperBound)
        return (first == last ? "\(first)" : "\(first)-\(last)") + " " + run.look
      }
      return runs.isEmpty ? nil : "\(number): " + runs.joined(separator: ", ")
    }.joined(separator: "\n")
  }

  private static func runs(of cells: [Cell]) -> [(columns: ClosedRange<Int>, look: String)] {
    var runs: [(columns: ClosedRange<Int>, look: String)] = []
    var blanks = 0
    for (column, cell) in cells.enumerated() {
      // The second half of a wide character looks as the first.
      let look = cell.text.isEmpty ? runs.last?.look ?? "" : look(of: cell)
      let isBlank = cell.text == " "
      guard let last = runs.last else {
        runs.append((column...column, look))
        blanks = isBlank ? 1 : 0
        continue
      }
      // Of a blank only its ground is seen, so that words of one look are one run.
      if last.look == look || isBlank && ground(of: last.look) == look {
        runs[runs.count - 1].columns = last.columns.lowerBound...column
        blanks = isBlank ? blanks + 1 : 0
      } else {
        trimBlanks(&runs, blanks)
        runs.append((column...column, look))
        blanks = isBlank ? 1 : 0
      }
    }
    trimBlanks(&runs, blanks)
    return runs
  }

  /// Takes the blanks at the end of a run that look like any others away from it.
  private static func trimBlanks(_ runs: inout [(columns: ClosedRange<Int>, look: String)], _ count: Int) {
    guard count > 0, let last = runs.last, ground(of: last.look).isEmpty else { return }
    let end = last.columns.upperBound - count
    if end >= last.columns.lowerBound { runs[runs.count - 1].columns = last.columns.lowerBound...end }
  }

  /// What makes a cell look different from a plain one: `203 bold`, `255 on 239`.
  private static func look(of cell: Cell) -> String {
    let isBlank = cell.text == " "
    var words: [String] = []
    if !isBlank, let colour = cell.foreground { words.append("\(colour)") }
    if let colour = cell.background { words.append("on \(colour)") }
    if !isBlank && cell.isBold { words.append("bold") }
    if !isBlank && cell.isItalic { words.append("italic") }
    if cell.isUnderlined { words.append("underline") }
    if cell.isReverse { words.append("reverse") }
    return words.joined(separator: " ")
  }

  /// What a look shows where there is no letter.
  private static func ground(of look: String) -> String {
    let words = look.split(separator: " ")
    let colour = words.firstIndex(of: "on").map { ["on", String(words[$0 + 1])] } ?? []
    return (colour + words.filter { $0 == "underline" || $0 == "reverse" }.map(String.init))
      .joined(separator: " ")
  }
}
