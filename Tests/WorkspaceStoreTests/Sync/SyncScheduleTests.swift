import Testing
import Workspace

@testable import WorkspaceStore

/// Clones that act and sync in every order end with the same, and with all that anybody wrote.
@Suite("Sync in every order")
struct SyncScheduleTests {
  enum Action: CaseIterable { case publish, comment, edit, create, sync }
  typealias Step = (clone: Int, action: Action)

  /// What a run of steps wrote.
  private struct World {
    let clones: SyncClones
    var events: [String: String] = [:]
    var versions: [String] = []
    var proposals: [String] = []
    var edits: [String] = []
    private var count = 0

    init(_ clones: SyncClones) { self.clones = clones }

    mutating func perform(_ step: Step) async throws {
      let clone = try clones.clone(clones.names[step.clone])
      count += 1
      let mark = "\(clone.name) \(count)"
      let folder = "proposals/0001-lock-order"
      switch step.action {
      case .publish:
        let next = clone.names(folder).count { $0.hasPrefix("v") } + 1
        versions.append("Text of \(mark)\n")
        try clone.put("\(folder)/v\(next).md", "Text of \(mark)\n")
      case .comment:
        let path = "\(folder)/reviews/20231124T090000Z-\(clone.name)-000\(count).md"
        events[path] = "---\nkind: comment\n---\n\(mark)\n"
        try clone.put(path, "---\nkind: comment\n---\n\(mark)\n")
      case .edit:
        // Each clone has a line of its own, as people have sections that they work on.
        edits.append("Edited by \(mark).")
        let lines = try clone.text(SyncClones.draft).split(separator: "\n", omittingEmptySubsequences: false)
        let edited = lines.map {
          $0 == "Line of \(clone.name)." || $0.hasPrefix("Edited by \(clone.name) ")
            ? "Edited by \(mark)." : String($0)
        }
        try clone.put(SyncClones.draft, edited.joined(separator: "\n"))
      case .create:
        let last = clone.names("proposals").compactMap { ProposalFolderName.number(in: $0)?.value }.max() ?? 0
        let number = try #require(ProposalNumber(last + 1))
        proposals.append("title: By \(mark)")
        try clone.put(
          "proposals/\(number)-by-\(clone.name)/proposal.md", "---\nschema: 1\ntitle: By \(mark)\n---\n")
      case .sync: #expect(try await clone.sync().isComplete)
      }
    }

    /// Syncs all until nobody has anything new, then looks that all have everything.
    func settle() async throws {
      for round in 1...4 {
        var isQuiet = true
        for name in clones.names {
          let report = try await clones.clone(name).sync()
          #expect(report.isComplete)
          isQuiet = isQuiet && report.push == .nothing && report.received.isEmpty
        }
        if isQuiet { break }
        #expect(round < 4, "it never comes to rest")
      }
      let first = try clones.clone(clones.names[0])
      let tree = try await first.tree
      for name in clones.names {
        let clone = try clones.clone(name)
        #expect(try await clone.tree == tree)
        try await clone.expectOnlyOtherWork()
      }
      for (path, text) in events { #expect(try first.text(path) == text) }
      let folder = "proposals/0001-lock-order"
      let published = try first.names(folder).filter { $0.hasPrefix("v") }.map {
        try first.text("\(folder)/\($0)")
      }
      #expect(published.sorted() == versions.sorted())
      let drafts = try first.names("proposals").map { try first.text("proposals/\($0)/proposal.md") }
      for title in proposals { #expect(drafts.contains { $0.contains(title + "\n") }, "\(title)") }
      let numbers = first.names("proposals").compactMap { ProposalFolderName.number(in: $0) }
      #expect(Set(numbers).count == numbers.count)
    }
  }

  /// Clones of a draft in which everybody has a line.
  private func world(_ names: [String]) async throws -> World {
    World(try await SyncClones.copy(names))
  }

  @Test("Two clones, every two actions, every order of their syncs")
  func two() async throws {
    let actions = Action.allCases.dropLast()
    for mine in actions {
      for other in actions {
        // Syncing in the other order is the same with the two actions exchanged.
        for order in [[0, 1, 2, 3], [0, 2, 1, 3]] {
          let steps: [Step] = [(0, mine), (1, other), (0, .sync), (1, .sync)]
          var world = try await world(["ana", "ben"])
          for index in order { try await world.perform(steps[index]) }
          try await world.settle()
        }
      }
    }
  }

  @Test("Three clones, long schedules drawn from a seed", arguments: 0..<5)
  func three(_ seed: UInt64) async throws {
    var world = try await world(["ana", "ben", "cat"])
    // A linear congruential generator (Knuth, MMIX): the same schedules on every machine.
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<9 { try await world.perform((draw(3), Action.allCases[draw(5)])) }
    try await world.settle()
  }
}
