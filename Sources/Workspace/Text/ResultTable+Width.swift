import Evidence

extension ResultTable {
  /// Cells of the widest text of each column, its title included.
  public var columnWidths: [Int] {
    columns.indices.map { column in
      ([columns[column].title] + rows.map { $0[column] }).map(\.displayWidth).max() ?? 0
    }
  }

  /// How many columns stand side by side in so many cells, two apart; on a narrow screen the last ones fall off
  /// first. At least one.
  public func columnsFitting(_ width: Int) -> Int {
    let widths = columnWidths
    var shown = widths.count
    while shown > 1, widths[..<shown].reduce(0, +) + 2 * (shown - 1) > width { shown -= 1 }
    return shown
  }
}
