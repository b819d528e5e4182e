import Workspace

/// One promise through the meetings: every mention of it, and why they are taken for the same.
public struct PromiseScreen: Hashable, Sendable {
  /// The item it was opened from.
  public let item: ActionItem
  var promise: Promise?
  var cursor = ListCursor()

  public init(_ item: ActionItem) { self.item = item }

  enum Row {
    case mention(Int)
    case reason(Int)

    var isSelectable: Bool { if case .mention = self { true } else { false } }
  }

  var rows: [Row] { (promise?.mentions.indices).map { $0.flatMap { [.mention($0), .reason($0)] } } ?? [] }

  var chosen: ActionItem? {
    let rows = rows
    guard let promise, rows.indices.contains(cursor.selected),
      case .mention(let place) = rows[cursor.selected]
    else { return nil }
    return promise.mentions[place]
  }

  // MARK: Changing

  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    let rows = rows
    if cursor.perform(
      command, count: rows.count, page: model.contentRect.rows, isSelectable: { rows[$0].isSelectable })
    {
      return .done
    }
    switch command {
    case .open:
      guard let chosen else { return .done }
      return .open(.editor(EditorScreen(opening: chosen.file, line: chosen.line)))
    case .splitPromise:
      guard let chosen, chosen.id != promise?.first.id else {
        return .say(.soon, "The promise begins here already; choose a later mention")
      }
      return .effects([.splitPromise(chosen)])
    default: return .unhandled
    }
  }

  mutating func settle(_ model: Model) {
    let rows = rows
    cursor.settle(count: rows.count) { rows[$0].isSelectable }
    cursor.scroll(visible: listArea(model.contentRect).rows, count: rows.count) { rows[$0].isSelectable }
  }

  /// Where the mentions stand.
  func listArea(_ rect: Rect) -> Rect {
    var list = rect
    _ = list.takeTop(min(2, rect.rows))
    return list
  }

  // MARK: Drawing

  func draw(_ model: Model, into surface: inout Surface, in rect: Rect) {
    guard let promise else {
      surface.draw("Looking it up …", row: rect.row, column: 2, limit: rect.endColumn, style: Style(.dim))
      return
    }
    var list = rect
    let head = list.takeTop(min(2, rect.rows))
    let times = promise.mentions.count
    let since = promise.firstAsked.map { times == 1 ? ", on \($0)" : " since \($0)" } ?? ""
    if !head.isEmpty {
      surface.draw(
        times == 1 ? "Asked for once\(since)" : "Asked for \(times) times\(since)", row: head.row, column: 2,
        limit: rect.endColumn, style: Style(.heading))
    }
    let rows = rows
    ListView.draw(
      cursor, count: rows.count, into: &surface, in: list, isSelectable: { rows[$0].isSelectable },
      line: { line(rows[$0], promise, width: list.columns - 2) })
  }

  private func line(_ row: Row, _ promise: Promise, width: Int) -> StyledLine {
    switch row {
    case .mention(let place):
      let mention = promise.mentions[place]
      var line = StyledLine(
        (mention.meeting?.description ?? "no date").padded(toWidth: 10) + "  ", Style(.dim))
      line.append(ItemColumns.owners(mention) + "  ", Style(.key))
      if mention.state != .open { line.append("\(mention.state.name)  ", Style(.good)) }
      line.append(DisplayText.escaped(mention.text).clipped(toWidth: max(0, width - line.width)))
      return line
    case .reason(let place):
      let why = promise.reasons[place]?.words ?? "the first mention"
      let text = "            \(DisplayText.escaped(why)) · \(ItemColumns.place(promise.mentions[place]))"
      return StyledLine(text.clipped(toWidth: max(0, width)), Style(.dim))
    }
  }
}

extension Model {
  mutating func receiveMissing(promiseOf item: String, _ text: String) -> [Effect] {
    toast = Toast(.bad, text)
    if case .promise(let shown) = screen, shown.item.id == item { screens.removeLast() }
    return readNotesAgain
  }

  mutating func receive(_ promise: Promise, of item: String) -> [Effect] {
    guard case .promise(var shown) = screen, shown.item.id == item else { return [] }
    shown.promise = promise
    if let place = promise.mentions.firstIndex(where: { $0.id == item }) { shown.cursor.select(2 * place) }
    screen = .promise(shown)
    return []
  }
}
