import Foundation

/// A screen as it lies in `Screens/Tour`: its text, where its cursor stands, and how its cells look with colours and
/// without them. The text is the same both times.
struct RecordedScreen {
  enum Part: String, CaseIterable {
    case text = "=== screen"
    case colours = "=== colours"
    case plain = "=== without colours"
  }

  private var parts: [Part: String] = [:]
  private let file: URL

  static var isRecording: Bool { ProcessInfo.processInfo.environment["MOOT_RECORD"] != nil }

  init(_ name: String) throws {
    file = Fixture.testFolder.appending(path: "Screens/Tour/\(name).txt")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
    var part: Part?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let next = Part(rawValue: line) {
        part = next
        parts[next] = ""
      } else if let part {
        parts[part, default: ""] += line + "\n"
      }
    }
    // Between two parts stands an empty line.
    for (part, text) in parts { parts[part] = text.trimmingCharacters(in: .newlines) + "\n" }
  }

  /// - Parameter looks: nil compares the text alone, and not the cursor, which a VT100 cannot hide.
  func difference(_ screen: Screen, looks: Part?) -> String? {
    let now = Self.text(of: screen)
    guard let expected = parts[.text] else { return "it is not recorded:\n\(now)" }
    let isSame = looks == nil ? Self.withoutCursor(expected) == Self.withoutCursor(now) : expected == now
    guard isSame else { return "it shows\n\(now)\(Self.firstDifference(now, expected))" }
    guard let looks else { return nil }
    let looksNow = screen.looks.trimmingCharacters(in: .newlines) + "\n"
    let looksThen = parts[looks] ?? ""
    return looksNow == looksThen
      ? nil : "it looks different, \(looks.rawValue):\n\(Self.firstDifference(looksNow, looksThen))"
  }

  mutating func record(_ screen: Screen, looks: Part) throws {
    parts[.text] = Self.text(of: screen)
    parts[looks] = screen.looks + "\n"
    let text = Part.allCases.compactMap { part in parts[part].map { "\(part.rawValue)\n\($0)\n" } }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.joined().utf8).write(to: file)
  }

  private static func text(of screen: Screen) -> String {
    let place = "cursor at row \(screen.cursor.row), column \(screen.cursor.column)"
    let cursor = screen.isCursorVisible ? place : "no cursor"
    return screen.text + "\n--- \(cursor)\n"
  }

  private static func withoutCursor(_ text: String) -> Substring {
    text[..<(text.range(of: "\n--- ", options: .backwards)?.lowerBound ?? text.endIndex)]
  }

  private static func firstDifference(_ now: String, _ expected: String) -> String {
    let (now, expected) = (now.split(separator: "\n"), expected.split(separator: "\n"))
    let place = zip(now, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let index = place ?? min(now.count, expected.count)
    func line(_ lines: [Substring]) -> Substring { index < lines.count ? lines[index] : "nothing" }
    return "first: \(line(now))\n  was: \(line(expected))\n"
  }
}
