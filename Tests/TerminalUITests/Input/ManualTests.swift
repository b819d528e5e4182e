import Foundation
import Testing

@testable import TerminalUI

/// The manual's page of keys is made of the key map; `MOOT_RECORD=1` writes it.
@Suite("The manual's keys") struct ManualTests {
  private static let begin = ".\\\" The keys, made of the key map by ManualTests.swift\n"
  private static let end = ".\\\" End of the keys\n"

  private static var page: String {
    KeyContext.allCases.map { context in
      let rows = KeyMap.standard.bindings(in: context).map { row in
        ".It Ic \(row.keys.map { escaped($0.description) }.joined(separator: " "))\n\\&\(text(row.help))\n"
      }
      return ".Ss \(context.title)\n.Bl -tag -width \"S-Left S-Right\" -compact\n\(rows.joined()).El\n"
    }.joined()
  }

  private static func escaped(_ word: String) -> String {
    "\\&" + text(word).replacingOccurrences(of: "\"", with: "\\(dq")
  }

  private static func text(_ words: String) -> String {
    words.replacingOccurrences(of: "\\", with: "\\e")
  }

  @Test("It lists every key as the key map has it") func isCurrent() throws {
    let path = #filePath.replacing("Tests/TerminalUITests/Input/ManualTests.swift", with: "share/man/moot.1")
    let manual = try String(contentsOfFile: path, encoding: .utf8)
    let start = try #require(manual.range(of: Self.begin)).upperBound
    let stop = try #require(manual.range(of: Self.end)).lowerBound
    if ProcessInfo.processInfo.environment["MOOT_RECORD"] != nil {
      let written = manual[..<start] + Self.page + manual[stop...]
      return try written.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(manual[start..<stop] == Self.page, "MOOT_RECORD=1 writes them")
  }
}
