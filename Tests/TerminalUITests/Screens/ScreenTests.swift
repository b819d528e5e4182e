import Evidence
import Testing
import Workspace

@testable import TerminalUI

@Suite("Screens") struct ScreenTests {
  @Test("Home shows who is late, the proposals and what to do next")
  func home() throws {
    try expectScreen("home", Sample.model())
    try expectScreen("home-120x30", Sample.model(rows: 30, columns: 120))
    try expectScreen("home-20x5", Sample.model(rows: 5, columns: 20))
  }

  @Test("Home shows the eight that are latest, and looks for them only where the notes were read anew")
  func late() {
    func items(_ count: Int) -> [ActionItem] {
      (1...count).reversed().map {
        Sample.item("Item \($0).", ["RV"], line: $0, due: "2026-10-\($0 + 9)")
      }
    }
    func shown(_ model: Model) -> [Int] {
      (1...20).filter { model.shown.contains("Item \($0).") }
    }
    var model = Sample.model(items: items(20))
    #expect(shown(model) == Array(1...8) && model.shown.contains("… and 12 more, in the agenda"))
    // What nobody told of is not looked for at a key.
    model.agenda = .loaded(Agenda.build(items(3), today: Sample.today))
    model.press(.down)
    #expect(shown(model) == Array(1...8))
    _ = update(&model, .agendaLoaded(Agenda.build(items(3), today: Sample.today), []))
    #expect(shown(model) == [1, 2, 3] && !model.shown.contains("more, in the agenda"))
    model.press(.character("2"), .character("1"))
    #expect(shown(model) == [1, 2, 3])
  }

  @Test("Home of an empty folder says what to do")
  func homeEmpty() throws { try expectScreen("home-empty", Sample.model(items: [], proposals: [])) }

  @Test("The agenda groups items by how soon, and by one owner where asked")
  func agenda() throws {
    var model = Sample.model()
    model.press(.character("2"))
    try expectScreen("agenda", model)
    model.press(.character("o"))
    model.type("raz")
    try expectScreen("agenda-owner", model)
    model.press(.enter, .character("c"), .character("t"))
    try expectScreen("agenda-closed", model)
  }

  @Test("A proposal shows its text, versions, changes and evidence")
  func proposal() throws {
    let versions = [
      Sample.version(1, "\n# Leaf locks\n\nOne lock in all tables.\n", "first"),
      Sample.version(2, "\n# Leaf locks\n\nOne lock in every table.\n", "a lock a table"),
    ]
    var model = Sample.model(proposals: [Sample.proposal(versions: versions, runs: [Sample.run(proposal: 1)])]
    )
    model.press(.down, .down, .enter)
    try expectScreen("proposal-text", model)
    model.press(.tab)
    try expectScreen("proposal-versions", model)
    model.press(.down, .enter)
    try expectScreen("proposal-changes", model)
    model.press(.tab)
    try expectScreen("proposal-evidence", model)
  }

  @Test("The evidence compares the workloads of several runs after the last one")
  func workloads() throws {
    var bulk = Sample.run(proposal: 1, threads: [1, 2])
    bulk.parameters.workload = "bulk"
    let runs = [Sample.run(proposal: 1, threads: [1, 2]), bulk]
    var model = Sample.model(rows: 30, proposals: [Sample.proposal(runs: runs)])
    model.press(.down, .down, .enter, .tab, .tab, .tab, .end)
    try expectScreen("proposal-workloads-80x30", model)
  }

  @Test("The lab shows its form, the measurement under way and the result")
  func lab() throws {
    var model = Sample.model()
    model.press(.character("5"))
    try expectScreen("lab", model)
    model.press(.character("r"))
    _ = update(
      &model,
      .benchmarkProgress(
        BenchmarkProgress(completed: 10, total: 40, current: "lock-free, 2 threads, round 3", secondsLeft: 61)
      ))
    try expectScreen("lab-running", model)
    _ = update(&model, .benchmarkFinished(Sample.run()))
    try expectScreen("lab-finished", model)
    try expectScreen("lab-finished-60x16", resized(model, rows: 16, columns: 60))
  }

  @Test("The lab shows the result's pictures beside the table where there is room, and one by one with p")
  func labPictures() throws {
    var model = Sample.model()
    model.press(.character("5"), .character("p"))
    #expect(model.toast?.text == "Nothing to draw yet; r runs a measurement")
    _ = update(&model, .benchmarkFinished(Sample.run(threads: [1, 2])))
    try expectScreen("lab-table-150x40", resized(model, rows: 40, columns: 150))
    model.press(.character("p"))
    try expectScreen("lab-curve", model)
    try expectScreen("lab-curve-60x16", resized(model, rows: 16, columns: 60))
    model.press(.character("p"))
    try expectScreen("lab-rounds-80x30", resized(model, rows: 30, columns: 80))
    model.press(.character("p"))
    #expect(model.shown.contains("95 % interval  CAS units"))
  }

  @Test("A terminal that shows no more than ASCII gets its pictures in it")
  func asciiPictures() {
    var model = Sample.model(characters: .ascii)
    _ = update(&model, .benchmarkFinished(Sample.run(threads: [1, 2])))
    model.press(.character("5"), .character("p"))
    #expect(model.shown.contains("x lock-free") && !model.shown.contains("▲"))
  }

  @Test("Each design has a colour of its own, and nothing but its mark without colours")
  func seriesColours() {
    let roles = (0..<6).map(Role.series)
    #expect(Set(roles.map { Theme.sixteen.appearance(of: Style($0)).foreground }).count == 6)
    #expect(roles.allSatisfy { Theme.monochrome.appearance(of: Style($0)) == Appearance() })
    #expect(Role.series(6) == Role.series(0))
  }

  @Test("The editor shows the text, where it lies and whether it is saved")
  func editor() throws {
    var model = Sample.model()
    model.press(.down, .down, .enter, .character("e"))
    let file = OpenedFile(
      path: "proposals/0001-leaf-locks/proposal.md", text: Sample.source, stamp: .absent, line: 1,
      recovered: nil)
    _ = update(&model, .fileOpened(file))
    try expectScreen("editor", model)
    model.type("Răzvan 界 ")
    try expectScreen("editor-modified", model)
  }

  @Test("The help lists the keys of the screen one is on")
  func help() throws {
    var model = Sample.model(rows: 30)
    model.press(.character("?"))
    try expectScreen("help-home", model)
  }

  @Test("No size is too small for any screen", arguments: [(1, 1), (2, 3), (3, 10), (5, 20), (100, 300)])
  func anySize(rows: Int, columns: Int) {
    for keys: [Key] in [
      [], [.character("2")], [.character("3")], [.character("4")], [.character("5")], [.character(":")],
      [.down, .down, .enter],
      [.down, .down, .enter, .character("e")],
      [.character("?")], [.character("n")], [.down, .down, .enter, .tab], [.down, .down, .enter, .tab, .tab],
    ] {
      var model = Sample.model(rows: rows, columns: columns)
      for key in keys { model.press(key) }
      let surface = view(model)
      #expect(surface.size == Size(rows: rows, columns: columns))
      if let cursor = surface.cursor {
        #expect(cursor.row < rows && cursor.column < columns)
      }
    }
  }

  private func resized(_ model: Model, rows: Int, columns: Int) -> Model {
    var model = model
    _ = update(&model, .resized(Size(rows: rows, columns: columns)))
    return model
  }
}
