import ArgumentParser
import Workspace
import WorkspaceStore

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find words in notes, proposals, versions and comments.",
    discussion: """
      Words may stand in any order, each may be the beginning of one, and accents and case are ignored; quotes \
      hold words together. The best fitting files come first, each with up to three lines.

      Examples:
        moot search page table
        moot search '"page table" lock' --kind proposal
        moot search razvan --json
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: "What to look for.")
  var words: [String]

  @Option(
    help: ArgumentHelp(
      "Only in these: note, proposal, version or comment; may be repeated.", valueName: "kind"))
  var kind: [SearchHit.Kind] = []

  @Option(help: ArgumentHelp("At most so many files.", valueName: "number"))
  var limit = 20

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit: give 1 or more.") }
    // A word that is all signs would otherwise find nothing without a reason.
    if SearchQuery(words.joined(separator: " ")).terms.isEmpty {
      throw ValidationError("There is no letter or digit in what is to be found.")
    }
  }

  func run() throws {
    let folder = try workspace.open()
    let index = try folder.openIndex()
    try index.indexTexts(progress: folder.onProgress)
    let hits = try index.search(words.joined(separator: " "), kinds: Set(kind), limit: limit)
    if json { return Output.write(document(hits).document) }
    guard !hits.isEmpty else {
      return Output.write("Nothing fits; try fewer words, or their beginnings.\n")
    }
    let ink = Ink.standard
    var text = ""
    for (place, hit) in hits.enumerated() {
      if place == 0 || hits[place - 1].file != hit.file {
        let date = hit.date.map { "\($0)  " } ?? ""
        text += (place == 0 ? "" : "\n") + ink(date + DisplayText.escaped(hit.title), .bold) + "\n"
      }
      text += "  " + ink(DisplayText.escaped("\(hit.file):\(hit.line)"), .faint) + "\n"
      text += "    " + marked(hit, ink) + "\n"
    }
    Output.write(text)
  }

  /// The line around its first match, as much as fits, with what was found marked.
  private func marked(_ hit: SearchHit, _ ink: Ink) -> String {
    let excerpt = hit.excerpt(width: Output.width.map { max(20, $0 - 4) } ?? .max / 16)
    var text = ""
    for part in excerpt {
      let escaped = DisplayText.escaped(part.text)
      text += part.isMatch ? ink(escaped, .bold) : escaped
    }
    return text
  }

  private func document(_ hits: [SearchHit]) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      (
        "hits",
        .array(
          hits.map { hit in
            .object([
              ("kind", .string(hit.kind.rawValue)), ("file", .string(hit.file)), ("line", .integer(hit.line)),
              ("title", .string(hit.title)), ("date", .optional(hit.date?.description)),
              ("text", .string(hit.text)),
              (
                "matches",
                .array(hit.matches.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })
              ),
            ])
          })
      ),
    ])
  }
}

extension SearchHit.Kind: ExpressibleByArgument {}
