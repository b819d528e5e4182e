import Testing
import Workspace

@Suite("Proposal texts") struct ProposalTextTests {
  private let day = CalendarDate(iso: "2026-11-23")!

  @Test("A new draft has its title and author whatever they contain")
  func newDraft() throws {
    for title in [
      "Leaf locks", "Yes: no", "\"quoted\" & <b>", "- {x}", "# not a heading", "two\nlines", "{{date}}",
    ] {
      let source = try ProposalWriter.draft(
        title: title, author: "Ana, \"the\" A <a@example.org>", created: day, template: nil)
      let (draft, problems) = ProposalReader.draft(source: source, file: "p.md")
      #expect(draft.title == title.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      #expect(draft.authors == ["Ana, \"the\" A <a@example.org>"])
      #expect(draft.created == day)
      #expect(draft.status == .draft)
      #expect(problems.isEmpty, "\(problems)")
    }
  }

  @Test("A broken template is an error and not a draft")
  func brokenTemplate() {
    #expect(throws: (any Error).self) {
      try ProposalWriter.draft(title: "x", author: nil, created: day, template: "{{#open}} never closed")
    }
  }

  @Test("An adopted document keeps every byte of its text")
  func adopt() {
    let text = "# Old design\r\n\r\nWith  odd   spacing \r\nand no last newline"
    let source = ProposalWriter.adopt(
      text, title: nil, fallbackTitle: "file.md", author: "A <a@b.c>", created: day)
    #expect(source.hasSuffix(text))
    let (draft, problems) = ProposalReader.draft(source: source, file: "p.md")
    #expect(draft.title == "Old design")
    #expect(problems.isEmpty, "\(problems)")
  }

  @Test("Adopting a document with front matter completes it and keeps unknown keys")
  func adoptFrontMatter() {
    let source = ProposalWriter.adopt(
      "---\ntitle: Mine # really\nlayout: wide\nstatus: unheard-of\n---\nBody\n", title: nil,
      fallbackTitle: "x",
      author: nil, created: day)
    #expect(source.contains("title: Mine # really\nlayout: wide\nstatus: draft\n"))
    #expect(source.hasSuffix("---\nBody\n"))
    #expect(ProposalReader.draft(source: source, file: "p.md").0.created == day)
  }

  @Test("A version has the draft's body byte for byte and reads back as it was published")
  func version() throws {
    let source = "---\ntitle: Locks\nauthors: [A <a@b.c>, \"B, C\"]\n---\n\nBody \t\r\nwithout last newline"
    let draft = ProposalReader.draft(source: source, file: "p.md").0
    let number = try #require(VersionNumber(3))
    let text = ProposalWriter.version(
      of: draft, number: number, changes: "now: \"faster\"\nand safer", by: "A <a@b.c>", published: day)
    let (version, problems) = ProposalReader.version(source: text, number: number, file: "v3.md")
    #expect(problems.isEmpty, "\(problems)")
    #expect(version.body == draft.body)
    #expect(version.number == number)
    #expect(version.authors == ["A <a@b.c>", "B, C"])
    #expect(version.changes == "now: \"faster\"\nand safer")
    #expect(version.published == day)
  }

  @Test("What is wrong with a draft is told with its line, and the rest is read")
  func problems() {
    let source = "---\nschema: 9\ntitle: T\nstatus: asleep\ncreated: 30 Feb\n---\nText\n<<<<<<< ours\n"
    let (draft, problems) = ProposalReader.draft(source: source, file: "p.md")
    #expect(draft.title == "T")
    #expect(
      problems.map(\.description).sorted() == [
        "p.md:2: warning: schema '9' is not known; this Moot reads schema 1",
        "p.md:4: error: unknown status 'asleep'; it is one of draft, review, last-call, accepted, rejected, "
          + "withdrawn, superseded",
        "p.md:5: warning: '30 Feb' is no date; write it as 2026-11-23",
        "p.md:8: error: a conflict marker; choose what stays and remove the marks",
      ])
  }

  @Test("A document without front matter takes its title from its heading")
  func bare() {
    let (draft, problems) = ProposalReader.draft(source: "# Only a heading\n\nText\n", file: "p.md")
    #expect(draft.title == "Only a heading")
    #expect(draft.bodyLine == 1)
    #expect(problems.map(\.severity) == [.warning, .warning])
  }

  @Test("Only the moves of the lifecycle are legal")
  func moves() {
    #expect(ProposalStatus.draft.successors == [.review, .withdrawn])
    #expect(ProposalStatus.lastCall.successors.contains(.accepted))
    #expect(!ProposalStatus.review.successors.contains(.accepted))
    for status in ProposalStatus.allCases where status.isOpen {
      #expect(status.successors.contains(.withdrawn))
    }
    #expect(ProposalStatus.rejected.successors.isEmpty)
  }
}
