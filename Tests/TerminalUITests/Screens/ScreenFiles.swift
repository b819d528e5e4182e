import CustomDump
import Glibc
import Testing

@testable import TerminalUI

/// Compares a whole screen with the one in `Screens/Expected`, a file a screen, so that a person can read what
/// changed. `MOOT_RECORD=1` writes the files instead.
func expectScreen(
  _ name: String, _ model: Model, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = screenPath(name)
  let shown = model.shown + "\n"
  if getenv("MOOT_RECORD") != nil {
    let file = try #require(fopen(path, "w"), sourceLocation: sourceLocation)
    fputs(shown, file)
    fclose(file)
    return
  }
  guard let difference = try difference(of: shown, from: path, sourceLocation) else { return }
  Issue.record("\(name) is another screen now:\n\(difference)", sourceLocation: sourceLocation)
}

private func screenPath(_ name: String) -> String {
  #filePath.replacing("ScreenFiles.swift", with: "Expected/\(name).txt")
}

/// What a person has to look at; nil where the file holds this screen.
private func difference(
  of shown: String, from path: String, _ sourceLocation: SourceLocation = #_sourceLocation
) throws -> String? {
  let file = try #require(fopen(path, "r"), "there is no \(path) yet", sourceLocation: sourceLocation)
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 200_000)
  let count = fread(&bytes, 1, bytes.count, file)
  let expected = String(decoding: bytes[..<count], as: UTF8.self)
  return diff(
    expected.split(separator: "\n", omittingEmptySubsequences: false),
    shown.split(separator: "\n", omittingEmptySubsequences: false))
}

@Suite("Comparing screens") struct ScreenFileTests {
  @Test("A screen is told from another one, and from itself with a space more") func bites() throws {
    let path = screenPath("home")
    let shown = Sample.model().shown + "\n"
    #expect(try difference(of: shown, from: path) == nil)
    #expect(try difference(of: " " + shown, from: path)?.contains("- ") == true)
  }
}
