import Testing
import Workspace

@testable import TerminalUI

@Suite("Where one stopped reading") struct PlaceTests {
  private let one = ProposalNumber(1)!

  /// What the effects ask to keep.
  private func kept(_ effects: [Effect]) -> ReadingPlace? {
    effects.compactMap { if case .keepPlace(let place, one) = $0 { place } else { nil } }.last
  }

  /// The proposal opened again, with what an earlier session left.
  private func reopened(_ place: ReadingPlace, _ proposal: Proposal, _ screen: ProposalScreen? = nil) -> Model
  {
    var model = ReviewSample.model(rows: 12, proposal)
    _ = update(&model, .readingsLoaded([:], places: [one: place]))
    model.screens.append(.proposal(screen ?? ProposalScreen(one)))
    _ = update(&model, .resized(model.size))
    return model
  }

  @Test("Leaving a proposal keeps the line, the rows above it and what is opened")
  func leaving() throws {
    var model = reopened(ReadingPlace(line: 1), ReviewSample.proposal())
    // What is said of the whole text comes first.
    model.press(.character("n"), .character("n"), .character("n"))
    let stood = try #require(model.shownProposal?.place)
    let place = try #require(kept(model.press(.character("q"))))
    #expect(
      place
        == ReadingPlace(
          line: 17, words: "Two cores wait for one lock.", rowsAbove: stood.rowsAbove, opened: ["t2"]))
    // Nothing is kept while it is open, nor where none was.
    #expect(kept(model.press(.down, .up)) == nil)
  }

  @Test("Another first screen and the end of the program keep it too")
  func otherWays() {
    for keys: [Key] in [[.character("2")], [.control("c")]] {
      var model = reopened(ReadingPlace(line: 1), ReviewSample.proposal())
      model.press(.down, .down)
      let effects = keys.flatMap { update(&model, .key($0)) }
      #expect(kept(effects)?.words == "A walk takes it after the leaf is found.", "\(keys)")
      if effects.contains(.quit) { #expect(effects.last == .quit) }
    }
    var model = reopened(ReadingPlace(line: 1), ReviewSample.proposal())
    model.press(.down)
    #expect(kept(model.placesToKeep)?.words == "One lock in each table.")
  }

  @Test("The screen is the same when one comes back")
  func back() {
    var model = reopened(ReadingPlace(line: 1), ReviewSample.proposal())
    model.press(.character("n"), .character("n"), .up)
    let before = model.shown
    let effects = model.press(.character("q"))
    #expect(kept(effects) != nil)
    model.screens.append(.proposal(ProposalScreen(one)))
    _ = update(&model, .resized(model.size))
    #expect(model.shown == before)
    // And in a later session.
    let later = kept(effects).map { reopened($0, ReviewSample.proposal()) }
    #expect(later?.shown == before)
  }

  @Test("The line is found where the draft changed meanwhile")
  func changed() {
    let place = ReadingPlace(line: 17, words: "Two cores wait for one lock.")
    let model = reopened(place, ReviewSample.proposal(draft: "\nNew.\n\nNewer.\n" + ReviewSample.body))
    #expect(model.lineRead == "Two cores wait for one lock.")
    #expect(model.shownProposal?.reading.line != 17)
  }

  @Test("The newest version is read on; an older one gives way to the draft")
  func versions() {
    let proposal = ReviewSample.proposal(versions: [ReviewSample.version(1), ReviewSample.version(2)])
    let newest = reopened(ReadingPlace(version: VersionNumber(2), line: 9), proposal)
    #expect(newest.shownProposal?.reading.version == VersionNumber(2))
    let older = reopened(ReadingPlace(version: VersionNumber(1), line: 9), proposal)
    #expect(older.shownProposal?.reading.version == nil)
  }

  @Test("A screen that was opened at a thread stays there")
  func thread() {
    let model = reopened(
      ReadingPlace(line: 20), ReviewSample.proposal(), ProposalScreen(one, thread: "t1"))
    #expect(model.shownProposal?.reading.stop == .thread("t1"))
  }

  @Test("Reading the workspace again does not move who reads")
  func reload() {
    var model = reopened(ReadingPlace(line: 1), ReviewSample.proposal())
    model.press(.down, .down)
    let line = model.lineRead
    _ = update(&model, .readingsLoaded([:], places: [one: ReadingPlace(line: 20)]))
    _ = update(&model, .proposalsLoaded([ReviewSample.proposal()], []))
    #expect(model.lineRead == line)
    #expect(kept(model.press(.character("q")))?.words == line)
  }
}
