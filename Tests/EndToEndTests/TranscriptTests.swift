import Foundation
import Testing

/// Replays every session in `Transcripts` in a workspace of its own. With `MOOT_RECORD=1` what is printed now is
/// written there instead.
@Suite("Transcripts") struct TranscriptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Transcripts")

  static let names: [String] = {
    let files =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
    return files.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test("A session prints what it printed", arguments: names) func replay(name: String) throws {
    let file = Self.folder.appending(path: name)
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let folder = try Fixture().folder
    try EvidenceScripts.install(in: folder)
    try ReviewScripts.install(in: folder)
    let played = try Transcript(expected).replayed(in: folder).text
    if ProcessInfo.processInfo.environment["MOOT_RECORD"] != nil {
      try Data(played.utf8).write(to: file)
    } else {
      #expect(played == expected, "\(name) differs; it is now\n\(played)")
    }
  }

  @Test("There are transcripts to replay") func some() { #expect(Self.names.count > 5) }
}
