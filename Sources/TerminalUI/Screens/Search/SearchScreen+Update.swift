import Workspace

extension SearchScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    let rows = rows
    if cursor.perform(
      command, count: rows.count, page: listRows(model), isSelectable: { rows[$0].isSelectable })
    {
      return .done
    }
    switch command {
    case .open:
      guard let hit = chosen else { return .say(.soon, "Nothing is found yet; type what to look for") }
      return .open(.editor(EditorScreen(opening: hit.file, line: hit.line)))
    case .back: return .leave([.endSearch])
    default: return .unhandled
    }
  }

  /// A key that edits the text; what it finds then is asked for.
  mutating func type(_ key: Key) -> [Effect] {
    let before = field.text
    guard field.handle(key), field.text != before else { return [] }
    return search()
  }

  mutating func paste(_ text: String) -> [Effect] {
    field.insert(text)
    return search()
  }

  private mutating func search() -> [Effect] {
    token += 1
    isWaiting = hasText
    guard hasText else {
      hits = []
      return []
    }
    return [.search(field.text, limit: Self.fileLimit, token: token)]
  }

  mutating func receive(_ found: [SearchHit], token: Int) {
    guard token == self.token else { return }
    isWaiting = false
    hits = found
    cursor = ListCursor()
  }

  /// More texts can be found; when it is all of them, what is typed is searched once more.
  mutating func receive(indexed done: Int, of total: Int) -> [Effect] {
    indexed = done < total ? (done, total) : nil
    return done < total || !hasText ? [] : search()
  }

  mutating func settle(_ model: Model) {
    let rows = rows
    cursor.settle(count: rows.count) { rows[$0].isSelectable }
    cursor.scroll(visible: listRows(model), count: rows.count) { rows[$0].isSelectable }
  }

  private func listRows(_ model: Model) -> Int { listArea(model.contentRect).rows }

  /// Where the hits stand.
  func listArea(_ rect: Rect) -> Rect {
    var list = rect
    _ = list.takeTop(Self.headRows(rect))
    return list
  }

  /// The text being typed, and a line under it where there is room.
  static func headRows(_ rect: Rect) -> Int { rect.rows >= 6 ? 2 : min(1, rect.rows) }
}

extension Model {
  mutating func receiveSearch(_ message: Message) -> [Effect] {
    guard let place = screens.lastIndex(where: { if case .search = $0 { true } else { false } }),
      case .search(var search) = screens[place]
    else { return [] }
    var effects: [Effect] = []
    switch message {
    case .searchFound(let hits, let token): search.receive(hits, token: token)
    case .searchIndexed(let done, let total): effects = search.receive(indexed: done, of: total)
    default: break
    }
    screens[place] = .search(search)
    return effects
  }
}
