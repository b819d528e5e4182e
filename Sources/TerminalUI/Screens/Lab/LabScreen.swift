import Evidence
import Workspace

/// The lab: what to measure, the measurement under way, and the last result with its table.
public struct LabScreen: Hashable, Sendable {
  var cursor = ListCursor()
  /// The catalogue's levels; the form is about the one chosen.
  let catalogue: BenchmarkCatalogue
  var level = 0
  var designs: Set<String>
  var workload = 0
  var order = 0
  var threads: Int
  var rounds = 2
  /// The proposal the result is for.
  var proposal: ProposalNumber?
  /// First visible line of the result.
  var top = 0
  /// Which of the result's pictures fills the place of its table, from 0; nil shows the table.
  var picture: Int?
  /// The earlier run that is shown; nil shows the measurement under way or the last one.
  var earlier: String?
  /// Whether the earlier run is compared with the last one.
  var isComparing = false
  /// What stands of the last result, rendered when something it depends on changed.
  var rendered: Rendered?
  /// All pictures of the last result, made when the first one is asked for.
  var pictures: Pictures?

  struct Rendered: Hashable {
    struct Key: Hashable {
      var run: String
      /// Which the result says it is attached to.
      var proposal: Int?
      var rounds: Int
      var comparedWith: String?
      var picture: Int?
      var columns: Int
      /// Of a picture, which fills them.
      var rows: Int?
    }
    var key: Key
    var lines: [StyledLine]
  }

  struct Pictures: Hashable {
    var run: String
    var rounds: Int
    var plots: [Plot]

    init(_ run: Run) {
      self.run = run.id
      rounds = run.rounds.count
      plots = run.plots
    }
  }

  static let roundChoices = [3, 5, 10, 20, 30, 50]
  /// Of the level chosen.
  var orderChoices: [Int] { Array(catalogue.levels[level].orders) }

  public init(_ catalogue: BenchmarkCatalogue, for proposal: ProposalNumber? = nil) {
    self.catalogue = catalogue
    self.proposal = proposal
    designs = Set(catalogue.levels[0].designs)
    threads = Self.threadChoices(catalogue.cores).count - 1
  }

  /// Goes to another level, whose designs, workloads and orders are others.
  mutating func stepLevels(by step: Int) {
    let count = catalogue.levels.count
    level = (level + step + count) % count
    designs = Set(catalogue.levels[level].designs)
    (workload, order) = (0, 0)
  }

  /// One core; then powers of two up to all cores, each together with the smaller ones.
  static func threadChoices(_ cores: Int) -> [[Int]] {
    var counts = [1]
    while let last = counts.last, last * 2 <= cores { counts.append(last * 2) }
    if let last = counts.last, last < cores { counts.append(cores) }
    var choices = counts.map { [$0] }
    if counts.count > 1 { choices.append(counts) }
    return choices
  }

  enum Row: Hashable {
    case level
    case design(String)
    case workload, order, threads, rounds, proposal
    case run
    case attach
  }

  /// The rows of the form; nothing is asked where there is nothing to choose.
  func rows(_ model: Model) -> [Row] {
    var rows: [Row] = catalogue.levels.count > 1 ? [.level] : []
    rows += catalogue.levels[level].designs.map(Row.design) + [.workload]
    if orderChoices.count > 1 { rows.append(.order) }
    rows += [.threads, .rounds, .proposal, .run]
    if attachable(model) != nil { rows.append(.attach) }
    return rows
  }

  /// The result that could be attached now.
  func attachable(_ model: Model) -> Run? {
    if case .finished(let run) = model.benchmark, run.proposal == nil { return run }
    return nil
  }

  var request: BenchmarkRequest {
    let level = catalogue.levels[level]
    return BenchmarkRequest(
      level: level.name, designs: level.designs.filter(designs.contains), workload: level.workloads[workload],
      order: orderChoices[order], threads: Self.threadChoices(catalogue.cores)[threads],
      rounds: Self.roundChoices[rounds])
  }
}
