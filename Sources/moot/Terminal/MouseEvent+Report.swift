import TerminalUI

extension MouseEvent {
  /// No terminal has more rows or columns, and what is reckoned with a place stays far from what a number can hold.
  private static let placeMax = 10_000

  /// - Parameter report: what a terminal sends after `ESC [`: `<0;12;3M`, or `M` and three characters ("XTerm Control
  ///   Sequences", Mouse Tracking). Nil for anything else, and for buttons that mean nothing here.
  init?(report: String) {
    let numbers: [Int]
    var isRelease = false
    if report.hasPrefix("<") {
      isRelease = report.hasSuffix("m")
      numbers = report.dropFirst().dropLast().split(separator: ";").compactMap { Int($0) }
    } else {
      guard report.hasPrefix("M") else { return nil }
      numbers = report.unicodeScalars.dropFirst().map { Int($0.value) - 32 }
    }
    guard numbers.count == 3, numbers[1...].allSatisfy((1...Self.placeMax).contains) else { return nil }
    // Shift, Alt and Control change nothing.
    var button = numbers[0] & ~0b11100
    if button == 3, report.hasPrefix("M") {
      isRelease = true
      button = 0
    }
    let kind: Kind
    switch (button, isRelease) {
    case (0, false): kind = .press
    case (0, true): kind = .release
    case (32, false): kind = .drag
    case (64, false): kind = .wheelUp
    case (65, false): kind = .wheelDown
    default: return nil
    }
    self.init(kind, at: Point(row: numbers[2] - 1, column: numbers[1] - 1))
  }
}
