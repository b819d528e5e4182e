import CustomDump
import Glibc
import Testing

@testable import TerminalUI

/// Compares a whole screen with the one in `Screens/Expected`, a file a screen, so that a person can read what
/// changed. `MOOT_RECORD=1` writes the files instead.
func expectScreen(
  _ name: String, _ model: Model, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = #filePath.replacing("ScreenFiles.swift", with: "Expected/\(name).txt")
  let shown = model.shown + "\n"
  if getenv("MOOT_RECORD") != nil {
    let file = try #require(fopen(path, "w"), sourceLocation: sourceLocation)
    fputs(shown, file)
    fclose(file)
    return
  }
  let file = try #require(fopen(path, "r"), "there is no \(name).txt yet", sourceLocation: sourceLocation)
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 200_000)
  let count = fread(&bytes, 1, bytes.count, file)
  let expected = String(decoding: bytes[..<count], as: UTF8.self)
  guard
    let difference = diff(
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      shown.split(separator: "\n", omittingEmptySubsequences: false))
  else { return }
  Issue.record("\(name) is another screen now:\n\(difference)", sourceLocation: sourceLocation)
}

@Suite("Comparing screens") struct ScreenFileTests {
  @Test(
    "Another screen than the expected one is an issue",
    .enabled(if: getenv("MOOT_RECORD") == nil, "the file would be written anew"))
  func bites() {
    withKnownIssue { try expectScreen("home-empty", Sample.model()) }
  }
}
