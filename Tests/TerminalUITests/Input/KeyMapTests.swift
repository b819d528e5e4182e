import Testing

@testable import TerminalUI

@Suite("KeyMap") struct KeyMapTests {
  private let map = KeyMap.standard

  @Test("A special context takes a key from a general one")
  func specialFirst() {
    #expect(map.command(for: .enter, in: [.home, .list, .everywhere]) == .open)
    #expect(map.command(for: .character("c"), in: [.agenda, .list, .everywhere]) == .clearFilter)
    #expect(map.command(for: .control("c"), in: [.agenda, .list, .everywhere]) == .cancel)
  }

  @Test("Typing in the editor is never taken for a command")
  func lettersStayLetters() {
    for binding in map.bindings(in: .editor) {
      for key in binding.keys { #expect(key.typedText == nil, "\(key)") }
    }
  }

  @Test("Every context but the editor can be left and helped with the same keys")
  func sameWayOut() {
    for context in [KeyContext.home, .agenda, .proposal, .lab] {
      let contexts = [context, .list, .everywhere]
      #expect(map.command(for: .character("q"), in: contexts) == .back)
      #expect(map.command(for: .escape, in: contexts) == .back)
      #expect(map.command(for: .character("?"), in: contexts) == .help)
    }
  }

  @Test("The status line never shows a key that does something else here")
  func hintsAreTrue() {
    for context in [KeyContext.home, .agenda, .proposal, .lab] {
      let contexts = [context, .list, .everywhere]
      for hint in map.hints(in: contexts) {
        #expect(map.command(for: hint.keys[0], in: contexts) == hint.command)
      }
    }
  }
}
