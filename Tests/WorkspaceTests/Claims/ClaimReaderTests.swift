import Evidence
import Testing
import Workspace

@Suite("Claims in a document") struct ClaimReaderTests {
  private let catalogue = BenchmarkCatalogue(
    levels: [
      .init(
        name: "frames", designs: ["global-lock", "lock-free"], workloads: ["rand", "bulk"], orders: 0...10,
        metrics: ["rand": ["get_ns", "put_ns"]])
    ], cores: 2)

  private func document(_ claims: String...) -> String {
    "---\ntitle: Frames\n---\n\n# Frames\n\n"
      + claims.map { "```claim\n\($0)\n```\n" }.joined(separator: "\n")
  }

  private func problems(_ claims: String..., catalogue: BenchmarkCatalogue? = nil) -> [String] {
    var text = "---\ntitle: Frames\n---\n\n# Frames\n\n"
    text += claims.map { "```claim\n\($0)\n```\n" }.joined(separator: "\n")
    return ClaimReader.read(text, file: "p.md", catalogue: catalogue).1.map(\.description)
  }

  private let good = """
    id: faster
    level: frames
    workload: rand
    compare: global-lock over lock-free
    threads: 2
    expect: get_ns >= 1.5x
    """

  @Test("A claim is read with its lines, in any order of its keys")
  func reads() throws {
    let (claims, diagnostics) = ClaimReader.read(document(good), file: "p.md", catalogue: catalogue)
    #expect(diagnostics == [])
    let claim = try #require(claims.first)
    #expect(claim.subject == .comparison(first: "global-lock", second: "lock-free"))
    #expect(claim.lines == 7...14)
    #expect(claim.id == "faster" && claim.level == "frames" && claim.workload == "rand" && claim.threads == 2)
    #expect(
      claim.metric == "get_ns" && claim.relation == .atLeast && claim.bound == 1.5 && claim.unit == .times)
    #expect(
      claim.order == 0 && claim.run == nil
        && claim.digest == String(FileStamp(of: (good + "\n").utf8).hash, radix: 16))
  }

  @Test(
    "A claim is found behind any fence, also one in a quote, and with its name written as Markdown allows",
    arguments: ["```claim", "~~~~ claim", "> ``` \tclaim so", "``` cl&#97;im", "```cl\\aim"])
  func fences(_ fence: String) {
    let lead = fence.hasPrefix(">") ? "> " : ""
    let mark = String(fence.drop { $0 == ">" || $0 == " " }.prefix { $0 == "`" || $0 == "~" })
    let lines = [String(fence.dropFirst(lead.count))] + good.split(separator: "\n").map(String.init) + [mark]
    let text =
      "# Frames\n\nInline ``` marks ``` and `~~~` first.\n\n" + lines.map { lead + $0 + "\n" }.joined()
    let isPlain = !fence.contains("\\")
    #expect(ClaimReader.read(text, file: "p.md").0.map(\.id) == (isPlain ? ["faster"] : []))
  }

  @Test("A design of its own, an order and a run may be given, quoted or not")
  func optional() throws {
    let text = """
      expect: "get_ns <= 45 ns"
      id: short
      run: 20231124T090000Z-7c1e
      order: 9
      threads: '1'
      design: lock-free
      workload: rand
      level: frames
      """
    let (claims, diagnostics) = ClaimReader.read(document(text), file: "p.md")
    #expect(diagnostics == [])
    let claim = try #require(claims.first)
    #expect(claim.subject == .design("lock-free") && claim.order == 9 && claim.run == "20231124T090000Z-7c1e")
    #expect(claim.unit == .nanoseconds && claim.relation == .atMost && claim.bound == 45)
  }

  @Test("Blocks in lists and quotes are found; other blocks and the front matter are not claims")
  func places() {
    let indented = good.split(separator: "\n").map { "  \($0)\n" }.joined()
    let quoted = good.replacing("id: faster", with: "id: other").split(separator: "\n").map { "> \($0)\n" }
      .joined()
    let text = "- see\n\n  ```claim\n\(indented)  ```\n\n> ```claim\n\(quoted)> ```\n\n```swift\nclaim\n```\n"
    let (claims, diagnostics) = ClaimReader.read(text, file: "p.md")
    #expect(diagnostics == [])
    #expect(claims.map(\.id) == ["faster", "other"])
    #expect(claims.map(\.lines.lowerBound) == [3, 12])
    #expect(ClaimReader.read("---\nid: x\n---\n", file: "p.md").0.isEmpty)
    #expect(ClaimReader.read("", file: "p.md").0.isEmpty)
  }

  @Test("A misspelt key has its line, its column and a suggestion")
  func misspeltKey() {
    #expect(
      problems(good.replacing("workload:", with: "worklaod:")) == [
        "p.md:10:1: error: no key of a claim 'worklaod'; did you mean `workload`? "
          + "There is: id, level, workload, design, compare, threads, order, expect, run"
      ])
    #expect(
      problems(good + "\nnote: fast") == [
        "p.md:14:1: error: no key of a claim 'note'; "
          + "there is: id, level, workload, design, compare, threads, order, expect, run"
      ])
  }

  @Test(
    "What is wrong with a value is said at its column",
    arguments: [
      (
        "expect: get_ns >= 1.5x", "expect: get_ns > 1.5x",
        "13:16: error: '>' is not known; did you mean `>=`?"
      ),
      ("expect: get_ns >= 1.5x", "expect: get_ns >= fast", "13:19: error: after >= stands a number"),
      (
        "expect: get_ns >= 1.5x", "expect: get_ns >= 1,5x",
        "13:19: error: '1,5' is no number; write it as 1.5, without grouping"
      ),
      (
        "expect: get_ns >= 1.5x", "expect: get_ns >= 1.5",
        "13:22: error: the number needs a unit: x, ns, cas, ops, %"
      ),
      (
        "expect: get_ns >= 1.5x", "expect: get_ns >= 9 opps",
        "13:21: error: no unit 'opps'; did you mean `ops`? There is: x, ns, cas, ops, %"
      ),
      (
        "expect: get_ns >= 1.5x", "expect: get_ns >= 9 ns",
        "13:21: error: the unit ns is of one design; compare two in x or %, or write `design:`"
      ),
      ("expect: get_ns >= 1.5x", "expect: get_ns", "13:15: error: after the metric stands `>=` or `<=`"),
      (
        "threads: 2", "threads: none",
        "12:10: error: 'none' is no number of threads; write a whole number from 1"
      ),
      ("threads: 2", "threads: 0", "12:10: error: '0' is no number of threads; write a whole number from 1"),
      (
        "global-lock over lock-free", "global-lock > lock-free",
        "11:10: error: 'global-lock > lock-free' compares nothing; write `compare: DESIGN over DESIGN`"
      ),
      ("global-lock over lock-free", "a over a", "11:10: error: a design over itself is always 1x"),
      ("id: faster", "id: much faster", "8:5: error: an id is one word, without spaces"),
      ("threads: 2", "order: 1", "7: error: the claim has no `threads:`"),
      (
        "compare: global-lock over lock-free", "order: 1",
        "7: error: the claim is about no design; add `design: NAME` or `compare: NAME over NAME`"
      ),
      (
        "threads: 2", "threads: 2\ndesign: a",
        "13:9: error: a claim has either `design:` or `compare:`, not both"
      ),
    ])
  func values(old: String, new: String, problem: String) {
    #expect(problems(good.replacing(old, with: new)) == ["p.md:\(problem)"])
  }

  @Test(
    "A unit that does not fit the metric says what does",
    arguments: [
      ("get_ns >= 2x", "the unit x compares two designs; write `compare: A over B`, or another unit"),
      ("ratio >= 2 ns", "the unit ns is for times, whose names end in _ns; ratio takes %"),
      (
        "get_ns >= 2 ops", "the unit ops is for rates, whose names end in _per_second; get_ns takes ns or cas"
      ),
      (
        "ops_per_second >= 2 %",
        "the unit % is for shares, such as ratio, and for comparisons; ops_per_second takes ops"
      ),
    ])
  func units(expectation: String, problem: String) {
    let text = good.replacing("compare: global-lock over lock-free", with: "design: lock-free")
      .replacing("get_ns >= 1.5x", with: expectation)
    let column = 10 + expectation.split(separator: " ").dropLast().joined(separator: " ").count
    #expect(
      problems(text).map { $0.replacing("p.md:13:", with: "") }.allSatisfy {
        $0.hasSuffix("error: \(problem)")
      })
    #expect(problems(text).count == 1 && column > 10)
  }

  @Test("A level, workload, design, order or metric that does not exist is named, and the claim is kept")
  func catalogued() {
    func problem(_ old: String, _ new: String) -> [String] {
      problems(good.replacing(old, with: new), catalogue: catalogue)
    }
    #expect(
      problem("level: frames", "level: frame")
        == ["p.md:9:8: error: no level 'frame'; did you mean `frames`? There is: frames"])
    #expect(
      problem("workload: rand", "workload: randm") == [
        "p.md:10:11: error: no workload of level frames 'randm'; did you mean `rand`? There is: rand, bulk"
      ])
    #expect(
      problem("over lock-free", "over lokc-free") == [
        "p.md:11:27: error: no design of level frames 'lokc-free'; did you mean `lock-free`? "
          + "There is: global-lock, lock-free"
      ])
    #expect(
      problem("threads: 2", "threads: 2\norder: 11")
        == ["p.md:13:8: error: the orders of level frames are 0 to 10"])
    #expect(
      problem("get_ns", "got_ns") == [
        "p.md:13:9: error: no metric of workload rand 'got_ns'; did you mean `get_ns`? There is: get_ns, put_ns"
      ])
    let (claims, _) = ClaimReader.read(
      document(good.replacing("lock-free", with: "fast")), file: "p.md", catalogue: catalogue)
    #expect(claims.count == 1)
  }

  @Test("Ids that stand twice and claims that cannot both hold are reported at the later one")
  func conflicts() {
    let other = good.replacing(">= 1.5x", with: "<= 1.2x")
    #expect(
      problems(good, other) == [
        "p.md:16: error: the claim id 'faster' stands in line 7 already; give this one another",
        "p.md:16: error: the claim 'faster' (global-lock over lock-free ≤ 1.20x) contradicts 'faster' of line 7 "
          + "(global-lock over lock-free ≥ 1.50x): no measurement makes both hold",
      ])
  }

  @Test("Broken YAML, a key given twice and a fence that is nearly a claim are reported")
  func broken() {
    #expect(problems("id: [a").first?.hasPrefix("p.md:8: error: the YAML is broken here") == true)
    #expect(problems(good + "\nid: again").first?.contains("a key stands twice: id") == true)
    let (claims, diagnostics) = ClaimReader.read("```claims\n\(good)\n```\n", file: "p.md")
    #expect(claims.isEmpty)
    #expect(
      diagnostics.map(\.description) == [
        "p.md:1: warning: a block of `claims` is not checked; did you mean `claim`?"
      ])
  }

  @Test("The digest changes with the block's text and with nothing around it")
  func digest() {
    func digest(_ text: String) -> String? { ClaimReader.read(text, file: "p.md").0.first?.digest }
    #expect(digest(document(good)) == digest("text\n\n" + document(good)))
    #expect(digest(document(good)) != digest(document(good.replacing("1.5x", with: "1.6x"))))
  }
}
