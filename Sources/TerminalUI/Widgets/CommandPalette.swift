import Workspace

/// All that can be done where one is, chosen by a few letters of its name.
public struct CommandPalette: Hashable, Sendable {
  private(set) var field = TextField()
  var cursor = ListCursor()
  /// What it lists, as it was settled last.
  private(set) var rows: [Row] = []

  /// What is behind a row.
  enum Target: Hashable {
    case command(Command)
    case proposal(ProposalNumber)
  }

  struct Row: Hashable {
    var target: Target
    var name: String
    var help: String
    /// As hints show it; empty without one.
    var key: String
    /// Why it can do nothing now.
    var refusal: String?
    /// Where the letters typed stand in the name.
    var places: [Int] = []
  }

  public init() {}

  /// Best first; with nothing typed in the order of the help, what is off last.
  private func found(_ model: Model) -> [Row] {
    let all = Self.all(model)
    guard field.characters.contains(where: { !$0.isWhitespace }) else {
      return all.filter { $0.refusal == nil } + all.filter { $0.refusal != nil }
    }
    let found = all.enumerated().compactMap { place, row -> (row: Row, score: Int, place: Int)? in
      if let match = FuzzyMatch(field.text, in: row.name) {
        var row = row
        row.places = match.places
        // A name is what is typed; the words of the help come second.
        return (row, match.score + 100, place)
      }
      return FuzzyMatch(field.text, in: row.help).map { (row, $0.score - 4 * row.help.count / 10, place) }
    }
    return found.sorted { one, other in
      let (a, b) = (one.row.refusal == nil, other.row.refusal == nil)
      if a != b, one.score / 100 == other.score / 100 { return a }
      return (-one.score, one.place) < (-other.score, other.place)
    }.map(\.row)
  }

  /// Every command of the contexts once, with the key that calls it here, and every proposal.
  private static func all(_ model: Model) -> [Row] {
    var rows: [Row] = []
    var known: Set<Command> = [.showPalette]
    for context in model.contexts {
      for binding in model.keyMap.bindings(in: context) where known.insert(binding.command).inserted {
        let key = model.keyMap.key(for: binding.command, in: model.contexts)
        rows.append(
          Row(
            target: .command(binding.command), name: binding.command.name, help: binding.help,
            key: key?.description ?? "", refusal: model.refusal(of: binding.command)))
      }
    }
    return rows
      + (model.proposals.value ?? []).map { proposal in
        Row(
          target: .proposal(proposal.number),
          name: "\(proposal.number) \(DisplayText.escaped(proposal.draft.title))",
          help: proposal.draft.status.rawValue, key: "")
      }
  }

  mutating func settle(_ model: Model) {
    rows = found(model)
    cursor.settle(count: rows.count) { _ in true }
    cursor.scroll(visible: Self.rowsShown(model.size), count: rows.count) { _ in true }
  }

  mutating func insert(_ text: String) {
    field.insert(text)
    cursor = ListCursor()
  }

  /// True if the key edited what is typed.
  mutating func edit(_ key: Key) -> Bool {
    let before = field.text
    guard field.handle(key) else { return false }
    if field.text != before { cursor = ListCursor() }
    return true
  }

  /// How many rows are shown in a window.
  static func rowsShown(_ size: Size) -> Int { max(0, min(14, size.rows * 2 / 3, size.rows - 2)) }

  /// Where so many rows stand, above the bottom row.
  static func area(rows: Int, _ size: Size) -> Rect {
    let height = min(rowsShown(size), max(1, rows))
    return Rect(row: max(0, size.rows - 1 - height), column: 0, rows: height, columns: size.columns)
  }

  // MARK: Drawing

  /// What is typed in the bottom row, and above it what it may mean.
  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    let start = surface.draw(" :", row: rect.row, column: 0, style: Style(.title))
    let typed = field.visible(width: max(1, rect.columns - start - 1))
    surface.draw(typed.text, row: rect.row, column: start)
    surface.cursor = Point(row: rect.row, column: min(start + typed.cursor, max(0, rect.columns - 1)))
    let area = Self.area(rows: rows.count, model.size)
    surface.fill(area)
    if area.row > 1 {
      surface.fill(
        Rect(row: area.row - 1, column: 0, rows: 1, columns: rect.columns), style: Style(.dim), with: "─")
    }
    guard !rows.isEmpty else {
      surface.draw(
        "No command and no proposal is called so. Backspace gives it back, Esc leaves.", row: area.row,
        column: 2,
        style: Style(.dim))
      return
    }
    let shown = rows[min(cursor.top, rows.count)...].prefix(area.rows)
    let nameWidth = min(shown.map(\.name.displayWidth).max() ?? 0, max(12, rect.columns * 2 / 5))
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: area, isSelectable: { _ in true },
      line: { Self.line(rows[$0], nameWidth: nameWidth, width: rect.columns - 3) })
  }

  private static func line(_ row: Row, nameWidth: Int, width: Int) -> StyledLine {
    let isOff = row.refusal != nil
    var line = StyledLine()
    let name = row.name.clipped(toWidth: nameWidth)
    for (place, character) in name.enumerated() {
      let style = row.places.contains(place) ? Style(.match) : Style(isOff ? .dim : .accent)
      line.append(String(character), style)
    }
    line.append(String(repeating: " ", count: max(0, nameWidth - name.displayWidth) + 2))
    let keyWidth = max(9, row.key.displayWidth)
    let words = row.refusal.map { "off: \(DisplayText.escaped($0))" } ?? row.help
    line.append(
      words.fitted(toWidth: max(0, width - line.width - keyWidth - 1)), Style(isOff ? .dim : .plain))
    let indent = String(repeating: " ", count: max(1, width - line.width - row.key.displayWidth))
    line.append(indent + row.key, Style(isOff ? .dim : .key))
    return line
  }
}

extension Model {
  mutating func handleInPalette(_ key: Key) -> [Effect] {
    guard var palette else { return [] }
    let rows = palette.rows
    let page = CommandPalette.rowsShown(size)
    switch key {
    case .escape, .control("c"), .control("g"):
      self.palette = nil
      return []
    case .enter, .control("j"): return choose(palette.cursor.selected)
    case .control("l"): return [.redraw]
    case .control("z"): return [.suspend]
    case .down, .control("n"), .tab: palette.cursor.move(by: 1, count: rows.count) { _ in true }
    case .up, .control("p"), .backTab: palette.cursor.move(by: -1, count: rows.count) { _ in true }
    case .pageDown: palette.cursor.move(by: page, count: rows.count) { _ in true }
    case .pageUp: palette.cursor.move(by: -page, count: rows.count) { _ in true }
    case .backspace where palette.field.text.isEmpty:
      self.palette = nil
      return []
    default: _ = palette.edit(key)
    }
    self.palette = palette
    return []
  }

  mutating func choose(_ place: Int) -> [Effect] {
    guard let rows = palette?.rows, rows.indices.contains(place) else { return [] }
    palette = nil
    switch rows[place].target {
    case .command(let command): return run(command)
    case .proposal(let number): return follow(.open(.proposal(ProposalScreen(number))))
    }
  }

  mutating func settlePalette() {
    guard var palette else { return }
    palette.settle(self)
    self.palette = palette
  }
}
