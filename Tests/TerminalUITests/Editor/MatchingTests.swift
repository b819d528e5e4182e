import Testing

@testable import TerminalUI

@Suite struct MatchingTests {
  @Test("The matching bracket is the one of the same depth and kind")
  func brackets() {
    #expect(after("|(a (b] c) d)", .matchBracket) == "(a (b] c) d|)")
    #expect(after("(a (b] c) d)|", .matchBracket) == "|(a (b] c) d)")
    #expect(after("|x [y\nz] w", .matchBracket) == "x [y\nz|] w")
    #expect(after("{a\n}|", .matchBracket) == "|{a\n}")
    #expect(after("|(a", .matchBracket) == "|(a")
  }

  @Test("From one fence to the other, over shorter fences inside")
  func fences() {
    #expect(after("x\n````c|\n```\n```\n````\ny", .matchBracket) == "x\n````c\n```\n```\n|````\ny")
    #expect(after("x\n````c\n```\n```\n``|``\ny", .matchBracket) == "x\n|````c\n```\n```\n````\ny")
  }

  @Test("A closing fence finds its opening one over thousands of shorter ones, and past blocks before it")
  func manyFences() {
    let inner = String(repeating: "```\n", count: 5_000)
    let before = "~~~\nx\n~~~\n"
    #expect(
      after("\(before)````\n\(inner)````|\n", .matchBracket) == "\(before)|````\n\(inner)````\n")
  }

  @Test("What has no partner says so")
  func none() {
    var one = editor("|plain")
    let onPlain = one.goToMatch()
    #expect(onPlain == "No bracket and no fence stands on this line")
    var other = editor("|(")
    let onOpen = other.goToMatch()
    #expect(onOpen == "Nothing closes or opens the (")
  }
}
