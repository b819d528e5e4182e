import Testing
import Workspace

@Suite("Digest") struct DigestTests {
  private let today = CalendarDate(iso: "2026-11-23")!

  private func messages(
    _ items: [ActionItem], limit: Int = 2000, isWanted: (String, ActionItem) -> Bool = { _, _ in true }
  ) -> [String] {
    Digest.messages(
      .build(items, today: today), title: "Buddy circle", today: today, limit: limit, isWanted: isWanted)
  }

  @Test("Owners with what is late and what is due soon, and how many grew old, in one message")
  func whole() {
    let items = [
      sampleItem("Draw the lock order", line: 20, due: "2026-11-22"),
      sampleItem("Try it on two cores", owners: ["AT"], line: 21, due: "2026-11-23"),
      sampleItem("Write it up with @everyone", owners: ["RV", "AT"], line: 22, due: "2026-11-10"),
      sampleItem("Count the callers", owners: ["AT"], line: 23, due: "2026-11-25"),
      sampleItem("Due much later", owners: ["MS"], line: 24, due: "2027-01-25"),
      sampleItem("Find the first note", on: "2026-01-10", line: 25),
      sampleItem("Ask around", owners: ["Ana"], on: "2026-01-10", line: 26),
      sampleItem("Nightly run", owners: [], line: 27, due: "2026-11-30"),
    ]
    let ids = Dictionary(uniqueKeysWithValues: items.map { ($0.line, String($0.id.prefix(6))) })
    #expect(
      messages(items) == [
        """
        **Buddy circle** Mon 2026-11-23: 2 late, 3 due within a week, 2 grown old

        **RV**
        - **13 days late**: Write it up with @\u{200B}everyone (with AT) (`\(ids[22]!)`)
        - **1 day late**: Draw the lock order (`\(ids[20]!)`)
        - and 1 without a date that grew old

        **AT**
        - **13 days late**: Write it up with @\u{200B}everyone (with RV) (`\(ids[22]!)`)
        - **due today**: Try it on two cores (`\(ids[21]!)`)
        - due Wed 2026-11-25: Count the callers (`\(ids[23]!)`)

        **Nobody's yet**
        - due Mon 2026-11-30: Nightly run (`\(ids[27]!)`)

        Without a date and grown old: Ana 1
        """
      ])
  }

  @Test("Proposals that wait for somebody stand below the heading, however short a message is")
  func proposals() throws {
    let matter =
      "---\ntitle: Locks for @everyone\nstatus: last-call\nauthors: [Ada]\nlast-call-until: 2026-11-27\n---\n"
    let reminder = try #require(madeReminder(matter, today))
    let shown = Digest.messages(
      .build([], today: today), title: "Buddy circle", today: today, reminders: [reminder])
    #expect(
      shown == [
        """
        **Buddy circle** Mon 2026-11-23: nothing is late, nothing is due within a week

        **Proposals**
        - 0002 Locks for @\u{200B}everyone: last call ends Fri 2026-11-27
        """
      ])
    let short = Digest.messages(
      .build([], today: today), title: "x", today: today, limit: 80,
      reminders: Array(repeating: reminder, count: 9))
    #expect(short.allSatisfy { $0.utf16.count <= 80 })
  }

  private func madeReminder(_ matter: String, _ today: CalendarDate) -> ProposalReminder? {
    let draft = ProposalReader.draft(source: matter + "Text.\n", file: "p.md").0
    let version = ProposalVersion(
      number: VersionNumber(2)!, title: "Locks", authors: [], published: CalendarDate(iso: "2026-11-20"),
      by: nil,
      changes: "", body: "Text.\n")
    let proposal = Proposal(
      number: ProposalNumber(2)!, folder: "p", draft: draft, versions: [version], runs: [], diagnostics: [])
    return ProposalReminder(proposal, policy: ReviewPolicy(), people: SignatureBook([]), today: today)
  }

  @Test("A reminder names the end of a last call that is near or over, and who is waited for")
  func reminders() {
    func words(_ status: String, _ more: String, _ day: String = "2026-11-23") -> [String]? {
      let matter = "---\ntitle: Locks\nstatus: \(status)\nauthors: [Ada]\n\(more)---\n"
      return madeReminder(matter, CalendarDate(iso: day)!).map {
        [$0.lastCall].compactMap { $0 } + $0.waiting
      }
    }
    #expect(words("draft", "") == nil)
    #expect(words("accepted", "") == nil)
    #expect(words("review", "reviewers: [Marco, Ana]\n") == ["Marco, Ana: review v2, since 2026-11-20"])
    #expect(words("review", "") == ["anybody but its authors: review v2, since 2026-11-20"])
    #expect(words("last-call", "last-call-until: 2026-12-08\n") == nil)
    #expect(words("last-call", "last-call-until: 2026-12-07\n") == ["last call ends Mon 2026-12-07"])
    #expect(words("last-call", "last-call-until: 2026-11-23\n") == ["last call ends today"])
    #expect(
      words("last-call", "last-call-until: 2026-11-20\n")
        == ["last call ended Fri 2026-11-20", "anybody but its authors: decide, since 2026-11-21"])
  }

  @Test("One owner's digest has that owner's heading alone")
  func oneOwner() {
    let both = sampleItem("Both", owners: ["RV", "AT"], due: "2026-11-20")
    let shown = messages([both]) { owner, _ in owner == "AT" }
    #expect(shown.count == 1)
    #expect(shown[0].contains("**AT**") && !shown[0].contains("**RV**"))
  }

  @Test("Two spellings of one person are one heading")
  func spellings() {
    var person = Person(id: "rv", name: "Răzvan V")
    person.initials = ["RV"]
    let items = ["RV", "Razvan V", "AT"].enumerated().map {
      sampleItem("Promise \($0)", owners: [$1], line: $0 + 1, due: "2026-11-2\($0)")
    }
    let roster = Roster(people: [person], meetings: [])
    let shown = Digest.messages(.build(items, today: today), title: "x", today: today, roster: roster)
    #expect(shown[0].split(separator: "\n").filter { $0.hasPrefix("**") }.count == 3)
  }

  @Test("Nothing to say is said in one message")
  func nothing() {
    #expect(
      messages([]) == ["**Buddy circle** Mon 2026-11-23: nothing is late, nothing is due within a week"])
  }

  @Test(
    "Whatever the limit, no message is longer, no line is cut and every link is whole or absent",
    arguments: [80, 81, 100, 150, 200, 333, 500, 2000])
  func limits(limit: Int) {
    let link = "https://example.org/unikernel/pull/801?with=a_long_query_(in_brackets)"
    let items = (0..<60).map { number in
      let words = String(repeating: "word\(number) ", count: number % 9 * 7)
      return sampleItem(
        "\(words)see \(link) and [a label of words](\(link)) then **strong words 😀 at the end** of it",
        owners: number % 4 == 0 ? ["A quite long name of a person \(number)", "RV"] : ["RV"],
        line: number + 1, due: number % 3 == 0 ? "2026-11-20" : "2026-11-27")
    }
    let all = messages(items, limit: limit)
    #expect(all.allSatisfy { $0.utf16.count <= limit && !$0.isEmpty })
    let lines = all.flatMap { $0.split(separator: "\n") }
    #expect(lines.filter { $0.hasPrefix("- ") }.count == 60 + 15)
    for line in lines where line.hasPrefix("- ") {
      #expect(line.hasSuffix("`)"))
      #expect(line.split(separator: "**", omittingEmptySubsequences: false).count % 2 == 1)
      let cut = line.replacing(link, with: "")
      #expect(!cut.contains("http"), "\(line)")
    }
    for message in all.dropFirst() { #expect(message.hasPrefix("**")) }
  }

  @Test("A block that fits into a message of its own is not torn apart")
  func blocks() {
    let items =
      (0..<6).map { sampleItem("A promise of some length", line: $0 + 1, due: "2026-11-1\($0)") }
      + (0..<6).map {
        sampleItem("Another of some length", owners: ["AT"], line: $0 + 10, due: "2026-11-2\($0)")
      }
    let all = messages(items, limit: 500)
    #expect(all.count == 2)
    #expect(all[1].hasPrefix("**AT**\n"))
  }
}
