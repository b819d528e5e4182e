/// Which row of a list is chosen and which one is on top. Rows that cannot be chosen are stepped over.
public struct ListCursor: Hashable, Sendable {
  public private(set) var selected = 0
  public private(set) var top = 0

  public init() {}

  /// Steps by `delta` rows among those that `isSelectable` allows; stays where there is none in that direction.
  public mutating func move(by delta: Int, count: Int, isSelectable: (Int) -> Bool) {
    guard delta != 0 else { return }
    let step = delta > 0 ? 1 : -1
    var remaining = abs(delta)
    var at = selected
    while remaining > 0 {
      var next = at + step
      while next >= 0, next < count, !isSelectable(next) { next += step }
      guard next >= 0, next < count else { break }
      at = next
      remaining -= 1
    }
    selected = at
  }

  public mutating func select(_ index: Int) { selected = max(0, index) }

  /// Makes the selection valid for the rows there are now: the same index, else the nearest selectable one.
  public mutating func settle(count: Int, isSelectable: (Int) -> Bool) {
    guard count > 0 else {
      selected = 0
      top = 0
      return
    }
    selected = min(max(0, selected), count - 1)
    if isSelectable(selected) { return }
    if let next = (selected..<count).first(where: isSelectable) {
      selected = next
    } else if let previous = (0..<selected).last(where: isSelectable) {
      selected = previous
    }
  }

  /// Scrolls as little as needed to show the selection; the first selectable row also shows what stands above it.
  public mutating func scroll(visible: Int, count: Int, isSelectable: (Int) -> Bool) {
    guard visible > 0 else { return }
    if selected < top { top = selected }
    if selected >= top + visible { top = selected - visible + 1 }
    if (0..<selected).first(where: isSelectable) == nil, selected < visible { top = 0 }
    top = min(top, max(0, count - visible))
    top = max(0, top)
  }
}
