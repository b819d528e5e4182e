/// What the next note takes over from one that a team wrote: front matter, headings and the points of its agenda.
struct NoteOutline {
  var title: String?
  var tags: String?
  var location: String?
  var teams: [String] = []
  var moment: MeetingMoment?
  /// Whole lines, such as `## :dart: Agenda`; nil where the note has no such heading.
  var agendaHeading: String?
  var discussionsHeading: String?
  var todoHeading: String?
  /// The outermost points under the agenda's heading, as written.
  var agenda: [String] = []

  /// - Parameter text: the whole note.
  init(_ text: String, file: String) {
    let source = SourceText(bytes: Array(text.utf8), file: file)
    let frontMatter = FrontMatter.scan(source).0
    title = frontMatter?.string("title")
    location = frontMatter?.string("location")
    let tags = frontMatter?.strings("tags") ?? []
    self.tags = tags.isEmpty ? nil : tags.joined(separator: ", ")
    teams = frontMatter?.strings("teams").filter { !NoteVocabulary.isPlaceholder($0) } ?? []
    moment = (frontMatter?.string("datetime") ?? frontMatter?.string("date")).flatMap(MeetingMoment.init)
    let first = frontMatter?.bodyLine ?? 1
    let todo = TodoHeading.find(in: source, from: first)?.line
    todoHeading = todo.flatMap { source.text(ofLine: $0)?.trimmingWhitespace() }
    // One that is underlined or in bold is not gone on with.
    if todoHeading?.hasPrefix("#") != true { todoHeading = nil }
    readHeadings(source, first..<max(first, (todo ?? source.lines.count + 1)))
  }

  private mutating func readHeadings(_ source: SourceText, _ lines: Range<Int>) {
    var isFenced = false
    var isAgenda = false
    for number in lines {
      guard let line = source.text(ofLine: number) else { break }
      let text = line.trimmingWhitespace()
      if text.hasPrefix("```") || text.hasPrefix("~~~") { isFenced.toggle() }
      if isFenced { continue }
      if text.hasPrefix("#"), text.drop(while: { $0 == "#" }).first == " " {
        isAgenda = false
        let words = TextFold.folded(text).split { !$0.isLetter }
        if agendaHeading == nil, words.contains("agenda") {
          agendaHeading = text
          isAgenda = true
        } else if discussionsHeading == nil,
          words.contains(where: { ["discussions", "discussion", "minutes"].contains($0) })
        {
          discussionsHeading = text
        }
      } else if isAgenda, let first = line.first, "-*+".contains(first), line.dropFirst().first == " " {
        agenda.append(line.dropFirst(2).trimmingWhitespace())
      }
    }
  }

  /// The headings of the note that follows these, the newest first; those that none of them has are the usual ones,
  /// at the level of the others.
  static func headings(after outlines: [NoteOutline]) -> (agenda: String, discussions: String, todo: String) {
    func newest(_ heading: KeyPath<NoteOutline, String?>) -> String? {
      outlines.lazy.compactMap { $0[keyPath: heading] }.first
    }
    let (agenda, discussions, todo) = (
      newest(\.agendaHeading), newest(\.discussionsHeading), newest(\.todoHeading)
    )
    let level = (agenda ?? todo ?? discussions ?? "##").prefix { $0 == "#" }
    return (
      agenda ?? level + " :dart: Agenda", discussions ?? level + " :closed_book: Discussions",
      todo ?? level + " :wrench: TODOs and Decisions"
    )
  }
}
