import Testing
import Workspace

@testable import TerminalUI

@Suite("Command palette") struct PaletteTests {
  @Test("It lists the commands of the screen with their keys, what is off last and with the reason")
  func lists() throws {
    var model = Sample.model()
    model.press(.character("2"), .character(":"))
    try expectScreen("palette", model)
    model.type("clear")
    try expectScreen("palette-clear", model)
    try expectScreen("palette-60x12", resized(model, rows: 12, columns: 60))
  }

  private func resized(_ model: Model, rows: Int, columns: Int) -> Model {
    var model = model
    _ = update(&model, .resized(Size(rows: rows, columns: columns)))
    return model
  }

  @Test("Enter does the best one, as its key would have")
  func runs() {
    var model = Sample.model()
    model.press(.character("2"), .character(":"))
    model.type("done")
    let effects = model.press(.enter)
    #expect(effects == [.changeItem(Sample.items[0], .done(on: Sample.today))])
    #expect(model.palette == nil)
  }

  @Test("A command that is off says why, and nothing else happens")
  func refuses() {
    var model = Sample.model(items: [])
    model.press(.character("2"), .character(":"))
    model.type("reword")
    #expect(model.press(.enter).isEmpty)
    #expect(model.toast?.text == "There is no item here")
  }

  @Test("A proposal is opened by its number or words of its title")
  func proposals() {
    var model = Sample.model()
    model.press(.character(":"))
    model.type("leaf")
    model.press(.enter)
    guard case .proposal(let screen) = model.screen else {
      Issue.record("\(model.shown)")
      return
    }
    #expect(screen.number.value == 1)
  }

  @Test("Esc, C-c, C-g and Backspace with nothing typed leave it, and a paste is typed")
  func leaves() {
    for key in [Key.escape, .control("c"), .control("g"), .backspace] {
      var model = Sample.model()
      model.press(.character(":"), key)
      #expect(model.palette == nil && model.shown == Sample.model().shown)
    }
    var model = Sample.model()
    model.press(.character(":"))
    _ = update(&model, .pasted("agen\nda"))
    #expect(model.palette?.rows.first?.name == "show-agenda")
  }

  @Test("Every command has a name of its own in lower case, so that a key map can tell them apart")
  func names() {
    var names: [String: Command] = [:]
    for binding in KeyMap.standard.bindings {
      let name = binding.command.name
      #expect(name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(name)")
      let known = names.updateValue(binding.command, forKey: name)
      if case .editing = binding.command { continue }
      if let known, case .editing = known { continue }
      #expect(known == nil || known == binding.command, "\(name)")
    }
  }

  @Test("Whatever is off says so in the help")
  func help() {
    var model = Sample.model(items: [])
    model.press(.character("2"), .character("?"))
    #expect(model.shown.contains("off now: There is no item here"))
  }
}
