import Foundation
import Testing

extension PseudoTerminal {
  /// Waits until the whole screen is the one in `Screens`, a file a screen, so that a person can read what changed.
  /// With `MOOT_RECORD=1` the screen that holds `text` is written there instead.
  func expectScreen(
    file name: String, with text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let shown = waitFor(text, sourceLocation: sourceLocation)
    let file = Fixture.testFolder.appending(path: "Screens/\(name).txt")
    if RecordedScreen.isRecording {
      try Data((shown.text + "\n").utf8).write(to: file)
    } else {
      expectScreen(
        String(decoding: try Data(contentsOf: file), as: UTF8.self), sourceLocation: sourceLocation)
    }
  }
}
