import Testing

@testable import Workspace

@Suite("Search") struct SearchQueryTests {
  private func found(_ query: String, in line: String) -> [String]? {
    let bytes = Array(line.utf8)
    return SearchQuery(query).match(bytes)?.ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(
    "Words are found at their beginning, without accents and case",
    arguments: [
      ("razvan", "Ask Răzvan today", ["Răzvan"]), ("RĂZ", "ask razvanV", ["razvanV"]),
      ("van", "Ask Răzvan", nil),
      ("page tab", "the tables of a page", ["tables", "page"]), ("pr 1023", "PR#1023", ["PR", "1023"]),
      ("lock", "lock-free locks", ["lock", "locks"]), ("lock-free", "a lock free list, lock", ["lock free"]),
      ("日本", "日本語 text", ["日本語"]), ("e\u{301}t", "été", ["été"]), ("x", "—“x”—", ["x"]), ("...", "...", nil),
    ])
  func words(query: String, line: String, expected: [String]?) {
    #expect(found(query, in: line).map { Set($0) } == expected.map { Set($0) })
  }

  @Test("Quotes hold words together, also while they are typed") func phrases() {
    #expect(found("\"page table\"", in: "page tables, a page table") == ["page table"])
    #expect(found("\"page ta", in: "a page table") == ["page table"])
    #expect(SearchQuery("a \"b c\" d").terms.map(\.words) == [["a"], ["b", "c"], ["d"]])
    #expect(SearchQuery("a \"b c\" d").terms.map(\.isBeginning) == [true, false, true])
    #expect(SearchQuery(" \"\" - ").terms == [])
  }

  @Test("A line is worth as many of the terms as it holds; a phrase cut by its end counts for nothing")
  func counts() {
    let query = SearchQuery("page \"frame allocator\"")
    #expect(query.match(Array("a frame allocator of a page".utf8))?.count == 2)
    #expect(query.match(Array("a page".utf8))?.count == 1)
    #expect(query.match(Array("the frame".utf8)) == SearchQuery.LineMatch(count: 0, ranges: [4..<9]))
    #expect(query.match(Array("nothing".utf8)) == nil)
  }

  @Test(
    "What is indexed splits into the words that are searched",
    arguments: ["Lock_free: Răzvan’s x2", "plain ASCII-text"])
  func indexed(text: String) {
    let bytes = Array(text.utf8)
    let split = SearchWords.indexed(bytes).split(separator: " ").map(String.init)
    #expect(split == SearchWords.words(of: bytes).map(\.text))
  }

  @Test(
    "An excerpt shows the first match and fits",
    arguments: [
      (80, "some words before the lock and after"), (20, "…the lock and after"), (10, "…lock and…"),
      (1, "…"),
    ])
  func excerpt(width: Int, expected: String) throws {
    let text = "some words before the lock and after"
    let match = try #require(SearchQuery("lock").match(Array(text.utf8)))
    let hit = SearchHit(
      kind: .note, file: "a.md", line: 1, title: "A", date: nil, text: text, matches: match.ranges)
    let parts = hit.excerpt(width: width)
    #expect(parts.map(\.text).joined() == expected)
    #expect(parts.map(\.text).joined().displayWidth <= width)
    #expect(width < 10 || parts.filter(\.isMatch).map(\.text) == ["lock"])
  }
}
