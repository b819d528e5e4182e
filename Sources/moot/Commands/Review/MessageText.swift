import ArgumentParser
import Glibc
import Workspace
import WorkspaceStore

/// A text that a person gives with `-m`, on standard input, or in their editor.
struct MessageText: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The text, in Markdown; - reads it from standard input.", valueName: "text"))
  var message: String?

  /// - Parameters:
  ///   - purpose: what the editor's first line asks for.
  ///   - isOptional: an empty text is one.
  func text(for purpose: String, isOptional: Bool = false) throws -> String {
    if let message {
      let text = message == "-" ? Self.standardInput() : message
      guard isOptional || !text.trimmingSpaces.isEmpty else { throw Self.nothingSaid }
      return text
    }
    if isOptional { return "" }
    guard isatty(STDIN_FILENO) == 1, Output.isTerminal else {
      throw CommandFailure("give the text with -m, or `-m -` and standard input", isWrongUsage: true)
    }
    return try edited(purpose)
  }

  private static let nothingSaid = CommandFailure("there is no text, so nothing was done")

  private static func standardInput() -> String {
    var lines = ""
    while let line = readLine(strippingNewline: false) { lines += line }
    return lines
  }

  /// The person's editor on a file of its own, which stays where something goes wrong.
  private func edited(_ purpose: String) throws -> String {
    var template = Array("\(SystemContext.variable("TMPDIR") ?? "/tmp")/moot-XXXXXX.md".utf8CString)
    let descriptor = mkstemps(&template, 3)
    guard descriptor >= 0 else {
      throw CommandFailure("cannot make a file for the editor; give the text with -m")
    }
    close(descriptor)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let comment = "<!-- \(purpose). This line is left out; an empty text does nothing. -->"
    try Output.writeFile("\(comment)\n\n", to: path)
    try ExternalEditor.edit(path, line: 2)
    let text = String(decoding: try DiskFile.read(path), as: UTF8.self).replacing(comment, with: "")
    guard !text.trimmingSpaces.isEmpty else {
      unlink(path)
      throw Self.nothingSaid
    }
    unlink(path)
    return text.trimmingSpaces + "\n"
  }
}
