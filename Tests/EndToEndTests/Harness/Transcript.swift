import Foundation

/// A session as a person would paste it: `$ command` and what it printed. Lines that went to standard error begin with
/// `! `, an exit other than 0 stands as `[1]` on its own line, and lines before the first command are a comment. The
/// test's own folder is written `DIR`.
struct Transcript {
  struct Step: Equatable {
    var command: String
    var printed: [String]
  }

  var comment: [String]
  var steps: [Step]

  init(_ text: String) {
    comment = []
    steps = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), printed: []))
      } else if steps.isEmpty {
        comment.append(line)
      } else {
        steps[steps.count - 1].printed.append(line)
      }
    }
    if let last = steps.indices.last, steps[last].printed.last == "" { steps[last].printed.removeLast() }
  }

  var text: String {
    let parts = comment + steps.flatMap { ["$ \($0.command)"] + $0.printed }
    return parts.joined(separator: "\n") + "\n"
  }

  /// The same commands run anew, with what they print now.
  func replayed(in workspace: TemporaryFolder) throws -> Transcript {
    let runner = CommandRunner(in: workspace)
    var played = self
    for index in steps.indices {
      let result = try runner.shell(steps[index].command)
      played.steps[index].printed = Self.lines(of: result, in: workspace) + blankLines(after: index)
    }
    return played
  }

  /// An empty line between two commands is for the reader, not something printed.
  private func blankLines(after index: Int) -> [String] {
    steps[index].printed.last == "" && index + 1 < steps.count ? [""] : []
  }

  private static func lines(of result: CommandResult, in workspace: TemporaryFolder) -> [String] {
    func lines(_ text: String, _ mark: String) -> [String] {
      guard !text.isEmpty else { return [] }
      var parts = text.replacingOccurrences(of: workspace.path, with: "DIR")
        .replacingOccurrences(of: workspace.home, with: "HOME")
        .split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 }
      if parts.last == mark { parts.removeLast() } else { parts.append("[no newline at the end]") }
      return parts
    }
    var all = lines(result.standardOutput, "") + lines(result.standardError, "! ")
    switch result.status {
    case .code(0): break
    case .code(let code): all.append("[\(code)]")
    case .signal, .hung: all.append("[\(result.status)]")
    }
    return all
  }
}
