import Testing
import Workspace

@Suite("Review events as files") struct ReviewEventTests {
  private let blob = GitObjectID(blob: Array("text".utf8))
  private let id = "20231127T101500Z-ms-3fa9"

  private func event(
    _ kind: ReviewEvent.Kind, thread: String? = nil, anchor: CommentAnchor? = nil, body: String = ""
  )
    -> ReviewEvent
  {
    ReviewEvent(
      id: id, kind: kind, by: "Marco \"M\" <ms@example.org>", at: "2023-11-27T10:15:00Z",
      version: VersionNumber(1), blob: blob, thread: thread, anchor: anchor, body: body)
  }

  @Test("What is written reads back the same, whatever a quote and a body hold")
  func roundTrip() {
    let quote = "The leaf lock: \"taken\"\n\tafter # the walk, {always} \\ \u{1B}[31m\u{2028}Răzvan 👩‍💻"
    let anchor = CommentAnchor(heading: "Locks: a, b]", lines: 42...45, quote: quote)
    let events = [
      event(.comment(.question), anchor: anchor, body: "Why?\n\n---\n\nkind: reply\n"),
      event(.comment(.praise), anchor: CommentAnchor(heading: nil, lines: nil, quote: ""), body: "Good.\n"),
      event(
        .suggestion, anchor: anchor, body: ReviewEvent.suggestionBody("Shorter", replacement: "a\n```\nb")),
      event(.reply, thread: id, body: "Because.\n"), event(.resolve, thread: id),
      event(.unresolve, thread: id),
      event(.verdict(.requestChanges), body: "Not yet.\n"),
    ]
    for event in events {
      let (read, problems) = ReviewEventReader.read(source: event.text, id: id, file: "e.md")
      #expect(problems.isEmpty, "\(problems)")
      #expect(read == event)
    }
  }

  @Test(
    "A suggestion's words survive fences of their own",
    arguments: ["", "one", "a\n\nb", "```c\nx\n```", "````"])
  func replacement(words: String) {
    let body = ReviewEvent.suggestionBody("Why", replacement: words)
    #expect(event(.suggestion, body: body).replacement == words)
  }

  @Test("An event that this Moot does not know is kept with all it says")
  func unknown() {
    let source =
      "---\nschema: 1\nkind: poll\nby: A <a@b.c>\nat: 2023-11-27T10:15:00Z\nchoices: [1, 2]\n---\nWhich?\n"
    let (event, problems) = ReviewEventReader.read(source: source, id: id, file: "e.md")
    #expect(event.kind == .unknown("poll"))
    #expect(event.body == "Which?\n")
    #expect(
      problems.map(\.description) == [
        "e.md:3: warning: this Moot knows no event 'poll'; it is kept and shown as it is"
      ])
  }

  @Test("What is wrong is told with its line, and the moment comes from the file's name")
  func problems() {
    let source =
      "---\nkind: comment\nby: A\nat: noon\ntype: rant\nversion: two\nblob: xyz\nanchor: {lines: 9-3, quote: x}\n---\nHm\n"
    let (event, problems) = ReviewEventReader.read(source: source, id: id, file: "e.md")
    #expect(event.at == "2023-11-27T10:15:00Z")
    #expect(event.anchor == CommentAnchor(heading: nil, lines: nil, quote: "x"))
    #expect(
      problems.map(\.description) == [
        "e.md:5: warning: unknown type 'rant'; it is one of question, issue, suggestion, praise",
        "e.md:4: warning: 'noon' is no moment; write it as 2026-11-23T09:00:00Z",
        "e.md:6: warning: 'two' is no version; write its number, such as 2",
        "e.md:7: warning: 'xyz' is no Git object id",
        "e.md:8: warning: 'lines: 9-3' is no range of lines; write it as 42-45",
      ])
  }

  @Test("A file that is no event at all is shown as one without a kind")
  func noEvent() {
    let (event, problems) = ReviewEventReader.read(source: "Just text\n", id: "x", file: "e.md")
    #expect(event.kind == .unknown(""))
    #expect(event.body == "Just text\n")
    #expect(problems.map(\.line) == [1, 1, 1])
  }
}
