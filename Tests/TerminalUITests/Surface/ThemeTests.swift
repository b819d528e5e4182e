import Testing

@testable import TerminalUI

@Suite("Theme") struct ThemeTests {
  @Test("What a terminal says of its background is a light or a dark colour, or nothing")
  func background() {
    #expect(TerminalBackground.isLight(colour: "rgb:ffff/ffff/ffff") == true)
    #expect(TerminalBackground.isLight(colour: "rgb:1e/1e/2e") == false)
    #expect(TerminalBackground.isLight(colour: "rgba:f/f/f/0") == true)
    for text in ["", "rgb:", "rgb:1/2", "rgb:xyz/0/0", "rgb:12345/0/0", "#ffffff", "?"] {
      #expect(TerminalBackground.isLight(colour: text) == nil, "\(text)")
    }
    #expect(TerminalBackground.isLight(variable: "15;0") == false)
    #expect(TerminalBackground.isLight(variable: "0;default;15") == true)
    #expect(TerminalBackground.isLight(variable: "x") == nil)
  }

  @Test("A theme needs the colours it is made of")
  func colours() {
    #expect(Theme(.automatic, colours: 256, isLight: nil) == .sixteen)
    #expect(Theme(.automatic, colours: 256, isLight: true) == .light)
    #expect(Theme(.dark, colours: 256, isLight: true) == .dark)
    #expect(Theme(.dark, colours: 16, isLight: nil) == .sixteen)
    #expect(Theme(.dark, colours: 0, isLight: nil) == .monochrome)
    #expect(Theme(.none, colours: 256, isLight: nil) == .monochrome)
  }

  @Test(
    "What is chosen, selected or found differs from plain text in every theme",
    arguments: [Theme.sixteen, .dark, .light, .monochrome])
  func marks(_ theme: Theme) {
    let plain = theme.appearance(of: .plain)
    for role in [Role.cursor, .selection, .match, .bar] {
      #expect(theme.appearance(of: Style(role)) != plain, "\(role)")
    }
    #expect(plain == Appearance())
  }
}
