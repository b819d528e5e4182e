import Testing
import Workspace

@testable import TerminalUI

@Suite("A person's own configuration") struct InterfaceConfigurationTests {
  private func read(_ source: String) -> (InterfaceConfiguration, [String]) {
    let (configuration, problems) = InterfaceConfiguration.read(source: source, file: "config.yaml")
    return (configuration, problems.map(\.description))
  }

  private func map(_ source: String) -> (KeyMap, [String]) {
    let (map, problems) = KeyMap.standard.changed(by: read(source).0.keys, file: "config.yaml")
    return (map, problems.map(\.description))
  }

  @Test("Theme, mouse and keys are read") func reads() {
    let (configuration, problems) = read(
      "theme: light\nmouse: off\nkeys:\n  agenda:\n    mark-done: [D, Space]\n  everywhere:\n    sync: F9\n")
    #expect(problems == [])
    #expect(configuration.theme == .light && !configuration.usesMouse)
    #expect(configuration.keys.map(\.command) == [.markDone, .sync])
    #expect(configuration.keys.map(\.keys) == [[.character("D"), .space], [Key(.function(9))]])
  }

  @Test("An empty file changes nothing") func empty() {
    #expect(read("").0 == InterfaceConfiguration() && read("").1 == [])
  }

  @Test("Every mistake is told with its line, and the rest counts") func mistakes() {
    let (configuration, problems) = read(
      """
      theme: neon
      mouse: perhaps
      colour: red
      keys:
        kitchen: {cook: x}
        agenda:
          mark-dun: d
          drop: [Hyper-x, X]
          reword: 7
        home: d
      """)
    #expect(
      problems == [
        "config.yaml:1: warning: 'theme' is one of auto, dark, light, sixteen, none",
        "config.yaml:2: warning: 'mouse' is on or off",
        "config.yaml:3: warning: unknown key 'colour'; there is: theme, mouse, keys",
        "config.yaml:5: warning: no screen 'kitchen'; there is: "
          + KeyContext.allCases.map(\.name).joined(separator: ", "),
        "config.yaml:7: warning: no command 'mark-dun' in agenda; `moot keys` lists them",
        "config.yaml:8: warning: no key 'Hyper-x'; keys are written as x, Space, C-s, A-x, S-Tab, PgUp or F5",
        "config.yaml:10: warning: 'home' has a command and its keys a line, such as mark-done: [d, Space]",
      ])
    #expect(configuration.keys.map(\.keys) == [[.character("X")], [.character("7")]])
    #expect(read("- a\n").1.count == 1)
  }

  @Test("A key given to a command is taken from the one that had it, which is told when it has none left")
  func taken() {
    let (map, problems) = map("keys:\n  agenda:\n    reword: x\n")
    #expect(map.command(for: .character("x"), in: [.agenda]) == .reword)
    #expect(map.command(for: .character("r"), in: [.agenda]) == nil)
    #expect(problems == ["config.yaml:3: note: drop has no key in agenda now; : still runs it"])
    #expect(KeyMap.standard.command(for: .character("x"), in: [.agenda]) == .drop)
  }

  @Test("Of two lines that want one key the first has it") func twice() {
    let (map, problems) = map("keys:\n  agenda:\n    reword: Q\n    drop: [Q, X]\n")
    #expect(map.command(for: .character("Q"), in: [.agenda]) == .reword)
    #expect(map.command(for: .character("X"), in: [.agenda]) == .drop)
    #expect(problems == ["config.yaml:4: warning: Q has another meaning in agenda since line 3"])
  }

  @Test("Whatever the file says, Esc leads out of every screen, and letters can be typed") func waysOut() {
    let (map, problems) = map(
      """
      keys:
        everywhere: {back: none, cancel: x, sync: Esc, help: C-c}
        editor: {save: s, leave-editor: F4, newline: F3}
      """)
    #expect(map.command(for: .escape, in: [.everywhere]) == .back)
    #expect(map.command(for: .control("c"), in: [.everywhere]) == .cancel)
    #expect(map.command(for: .character("x"), in: [.everywhere]) == .cancel)
    #expect(map.command(for: .character("s"), in: [.editor]) == nil)
    #expect(map.command(for: .control("s"), in: [.editor]) == .save)
    #expect(map.command(for: .escape, in: [.editor]) == .leaveEditor)
    #expect(problems.count == 3)
  }

  @Test(
    "Enter, Backspace and Del keep their meaning in a text, beside other keys",
    arguments: ["[Enter, C-o]", "[C-o, Enter]", "C-o", "none"])
  func textKeys(_ keys: String) {
    let (map, problems) = map("keys:\n  editor:\n    newline: \(keys)\n    delete-backward: none\n")
    #expect(problems == [])
    #expect(map.command(for: .enter, in: [.editor]) == .editing(.newline))
    #expect(map.command(for: .backspace, in: [.editor]) == .editing(.deleteBackward))
    let other = map.command(for: .control("o"), in: [.editor])
    #expect((other == .editing(.newline)) == (keys != "none"))
  }

  @Test("The way out may be named beside a new key") func namedWayOut() {
    let (map, problems) = map("keys:\n  everywhere:\n    back: [Esc, B]\n")
    #expect(problems == [])
    #expect(map.command(for: .escape, in: [.everywhere]) == .back)
    #expect(map.command(for: .character("B"), in: [.everywhere]) == .back)
  }

  @Test(
    "A command without a key is told and keeps those it had; none takes them", arguments: ["", "[]", "~"])
  func withoutKey(_ value: String) {
    let source = "keys:\n  agenda:\n    mark-done: \(value)\n    drop: none\n"
    #expect(
      read(source).1 == [
        "config.yaml:3: warning: 'mark-done' has no key here; write none to take its keys away"
      ])
    let (map, problems) = map(source)
    #expect(problems == [])
    #expect(map.command(for: .character("d"), in: [.agenda]) == .markDone)
    #expect(map.command(for: .character("x"), in: [.agenda]) == nil)
  }

  @Test("What takes a command's last key is told with its own line, and what was asked for is not")
  func lastKey() {
    #expect(
      map("keys:\n  agenda:\n    mark-done: D\n    drop: none\n    filter-owner: r\n    assign: A\n").1 == [
        "config.yaml:5: note: reword has no key in agenda now; : still runs it"
      ])
    #expect(
      map("keys:\n  editor: {reflow: A-g}\n  search: {back: C-p}\n  outline: {down: PgUp}\n").1 == [
        "config.yaml:2: note: go-to-line has no key in editor now; A-x still runs it",
        "config.yaml:4: note: page-up has no key in outline now",
      ])
    #expect(map("keys:\n  agenda: {reword: x, drop: X, filter-owner: none}\n").1 == [])
  }

  @Test("Keys for which a terminal sends another one are that one") func sameKeys() {
    #expect(Key(named: "C-i") == .tab && Key(named: "C-M") == .enter && Key(named: "C-[") == .escape)
    #expect(Key(named: "C-A-m") == Key(.enter, .alt) && Key(named: "A-i") == .alt("i"))
    let (map, problems) = map("keys:\n  editor: {reflow: C-m}\n  agenda: {drop: C-i, reword: \"C-[\"}\n")
    #expect(map.command(for: .enter, in: [.editor]) == .editing(.newline))
    #expect(map.command(for: .tab, in: [.agenda]) == .drop)
    #expect(problems.count == 3)
  }

  @Test("Every key is read back from its name") func names() {
    for binding in KeyMap.standard.bindings {
      for key in binding.keys { #expect(Key(named: key.description) == key, "\(key)") }
    }
    for name in ["", "xy", "F0", "F13", "C-", "Hyper", "S-x", "\u{1B}x", " "] {
      #expect(Key(named: name) == nil, "\(name)")
    }
  }

  @Test("A map with other keys is what the hints, the help and dispatch go by") func everywhere() {
    let changed = map("keys:\n  home:\n    open: o\n").0
    var model = Model(
      size: Size(rows: 24, columns: 80), surroundings: Sample.model().surroundings, keyMap: changed)
    _ = update(&model, .agendaLoaded(Agenda.build(Sample.items, today: Sample.today), []))
    _ = update(&model, .proposalsLoaded([], []))
    #expect(model.shown.contains("o open"))
    model.press(.character("o"))
    guard case .editor = model.screen else {
      Issue.record("\(model.shown)")
      return
    }
  }
}
