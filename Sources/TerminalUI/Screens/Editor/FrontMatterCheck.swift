import Workspace

/// What is wrong with the front matter of a draft as it stands in the editor. Only the front matter is read, and only
/// when it changed, so that it costs nothing to type below it.
struct FrontMatterCheck: Hashable, Sendable {
  /// The gravest, the first of its kind; nil where nothing is wrong.
  private(set) var problem: Diagnostic?
  private(set) var count = 0
  /// Of the text that was looked at.
  private var revision: Int?
  private var head = ""

  /// No front matter is longer.
  private static let linesMax = 200
  private static let bytesMax = 1 << 15

  static func applies(to path: String) -> Bool {
    path.hasPrefix("proposals/") && path.hasSuffix("/proposal.md")
  }

  mutating func settle(_ path: String, _ editor: EditorState) {
    guard Self.applies(to: path), revision != editor.revision else { return }
    revision = editor.revision
    let head = Self.head(of: editor.buffer)
    guard head != self.head || head.isEmpty else { return }
    self.head = head
    let found = ProposalReader.draft(source: head, file: path).1
    let gravest = found.map(\.severity).max()
    problem = found.first { $0.severity == gravest }
    count = found.count
  }

  /// The front matter with its fences, or the first line where there is none.
  private static func head(of buffer: TextBuffer) -> String {
    var line = 0
    var state = BlockState.text
    repeat {
      state = state.after(buffer.mark(ofLine: line), isFirstLine: line == 0)
      line += 1
    } while state == .frontMatter && line < min(buffer.lineCount, linesMax)
    let end = line < buffer.lineCount ? buffer.lineStart(line) : buffer.count
    return end <= bytesMax ? buffer.text(in: 0..<end) : ""
  }

  /// As the status line says it: `error, line 4: unknown status 'x'`.
  var text: String? {
    guard let problem else { return nil }
    let more = count > 1 ? " (and \(count - 1) more)" : ""
    let place = problem.line.map { ", line \($0)" } ?? ""
    return "\(problem.severity.rawValue)\(place)\(more): \(DisplayText.escaped(problem.message))"
  }

  var style: Style { Style(problem?.severity == .error ? .bad : .soon) }
}
