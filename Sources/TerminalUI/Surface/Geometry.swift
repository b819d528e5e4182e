/// Rows and columns of cells.
public struct Size: Hashable, Sendable {
  public var rows: Int
  public var columns: Int

  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// A cell's place, 0-based from the upper left corner.
public struct Point: Hashable, Sendable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of cells; rows and columns are never negative, so an area too small for its content is empty.
public struct Rect: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var rows: Int
  public var columns: Int

  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  public init(_ size: Size) {
    self.init(row: 0, column: 0, rows: size.rows, columns: size.columns)
  }

  public var isEmpty: Bool { rows == 0 || columns == 0 }
  /// The row after the last one.
  public var endRow: Int { row + rows }
  /// The column after the last one.
  public var endColumn: Int { column + columns }

  /// Takes `count` rows off the top, fewer where there are fewer.
  public mutating func takeTop(_ count: Int) -> Rect {
    let taken = min(max(0, count), rows)
    defer {
      row += taken
      rows -= taken
    }
    return Rect(row: row, column: column, rows: taken, columns: columns)
  }

  public mutating func takeBottom(_ count: Int) -> Rect {
    let taken = min(max(0, count), rows)
    rows -= taken
    return Rect(row: row + rows, column: column, rows: taken, columns: columns)
  }

  public mutating func takeLeft(_ count: Int) -> Rect {
    let taken = min(max(0, count), columns)
    defer {
      column += taken
      columns -= taken
    }
    return Rect(row: row, column: column, rows: rows, columns: taken)
  }

  public mutating func takeRight(_ count: Int) -> Rect {
    let taken = min(max(0, count), columns)
    columns -= taken
    return Rect(row: row, column: column + columns, rows: rows, columns: taken)
  }

  /// The same rectangle with `columns` cells less on either side.
  public func inset(columns margin: Int) -> Rect {
    Rect(row: row, column: column + min(margin, columns), rows: rows, columns: columns - 2 * margin)
  }
}
