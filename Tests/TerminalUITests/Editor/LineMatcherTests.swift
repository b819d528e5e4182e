import Testing

@testable import TerminalUI

@Suite("Steps of a search") struct LineMatcherTests {
  /// Lines that simple expressions are slow on.
  private static let slow = [
    "(a+)+b", "(a|aa)+$", "(.*)*x", "a[^b]*[bc]", "(.+)\\1b", "(a?){200}a{200}b", "a{60000}b",
  ]

  @Test("Every expression comes to an end on a line of 5 MB, typed key by key", arguments: slow)
  func typed(pattern: String) throws {
    var state = EditorState(text: String(repeating: "a", count: 5_000_000) + "!")
    for length in 1...pattern.count {
      guard let needle = try? Needle(String(pattern.prefix(length)), isPattern: true) else { continue }
      state.find(needle)
    }
    let search = try #require(state.search)
    #expect(search.match == nil && state.cursor == 0)
    state.endSearch()
    #expect(state.search?.match == nil)
    #expect(state.search?.stop == SearchStop(line: 1, isLine: true))
  }

  @Test("A line that takes too long is named while it is typed, and again after Enter")
  func named() throws {
    var state = EditorState(text: "x\n\(String(repeating: "a", count: 2_000))\nab\n")
    let needle = try Needle("(a+)+[bc]", isPattern: true)
    state.find(needle)
    #expect(state.search?.stop?.reason == "This expression takes too long on line 2; make it simpler")
    #expect(state.search?.isPartial == false)
    state.endSearch()
    state.findAgain(forward: true)
    #expect(state.search?.stop == SearchStop(line: 2, isLine: true))
  }

  @Test("In a long text a typed letter looks at a part, Enter at the rest")
  func partial() throws {
    var state = EditorState(text: String(repeating: "one two three\n", count: 150_000) + "four\n")
    state.find(try Needle("\\w+r$", isPattern: true))
    let stop = try #require(state.search?.stop)
    #expect(state.search?.isPartial == true && !stop.isLine && (2..<150_000).contains(stop.line))
    state.endSearch()
    #expect(state.position.line == 150_001)
    #expect(state.search?.stop == nil)
  }

  @Test("What Enter finds beyond the end was found beyond the end")
  func partialAround() throws {
    var state = EditorState(text: "four\n" + String(repeating: "one two three\n", count: 40_000))
    state.goTo(line: 2)
    state.find(try Needle("\\w+r$", isPattern: true))
    #expect(state.search?.isPartial == true && state.search?.isWrapped == false)
    state.endSearch()
    #expect(state.match == 0..<4)
    #expect(state.search?.isWrapped == true)
    state.findAgain(forward: false)
    #expect(state.search?.isWrapped == true)
  }

  @Test("Many lines that are slow each stop the search too")
  func total() throws {
    let line = String(repeating: "a", count: 14)
    let state = EditorState(text: String(repeating: line + "\n", count: 2_000))
    var steps = 50_000_000
    let needle = try Needle("(a+)+[bc]", isPattern: true)
    #expect(throws: SearchStop.self) { try state.buffer.first(needle, from: 0, steps: &steps) }
    #expect(steps <= 0)
  }

  @Test("A long line is looked at in windows, and a match may be longer than one")
  func windows() throws {
    let long = String(repeating: "a", count: 60_000)
    let text = "x\(long)y \(long) xay xby"
    var steps = 1_000_000_000
    let needle = try Needle("x[^y]*y", isPattern: true)
    let ranges = needle.all(in: text, steps: &steps)
    #expect(ranges == [0..<60_002, 120_004..<120_007, 120_008..<120_011])
    #expect(try Needle("y$", isPattern: true).all(in: text, steps: &steps) == [120_010..<120_011])
    #expect(try Needle("(?<=y )a+", isPattern: true).all(in: text, steps: &steps) == [60_003..<120_003])
  }

  @Test("All words of a line of a megabyte are found")
  func everyWord() throws {
    let text = String(repeating: "LOCK lock ", count: 100_000)
    var steps = EditorState.searchSteps
    #expect(try Needle("lock", isPattern: true).all(in: text, steps: &steps).count == 200_000)
    #expect(steps > 0)
  }

  @Test("Drawing lines that are slow ends, and shows them")
  func drawing() throws {
    var state = EditorState(text: String(repeating: String(repeating: "a", count: 500) + "\n", count: 40))
    state.find(try Needle("(a+)+[bc]", isPattern: true))
    let size = Size(rows: 10, columns: 40)
    state.scrollToCursor(in: size)
    var surface = Surface(size: size)
    state.draw(into: &surface, in: Rect(row: 0, column: 0, rows: 10, columns: 40))
    #expect(surface.row(3).contains { $0.text == "a" })
  }
}
