import Foundation
import Testing

/// Keys, pastes, clicks, sizes and half sequences at random against the real program, in a workspace with everything in
/// it. `MOOT_HANDS` is how many inputs are given and `MOOT_HANDS_SEED` where the seeds begin; what fails prints its seed
/// and the last inputs.
@Suite("Random keys in a terminal") struct RandomKeysTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["MOOT_HANDS"].flatMap { Int($0) } ?? 1_500
  private static let firstSeed = environment["MOOT_HANDS_SEED"].flatMap { UInt64($0) } ?? 1
  /// After so many inputs the next seed begins with a new workspace.
  private static let run = 250

  @Test(
    "Whatever is pressed, the program answers, leaves no file torn, and can be left",
    arguments: (0..<max(1, count / run)).map { firstSeed + UInt64($0) })
  func anyInput(_ seed: UInt64) throws {
    var hands = try RandomHands(seed: seed)
    do {
      while hands.given < Self.run { try hands.giveSome() }
      try hands.leave()
      try hands.checkWorkspace()
    } catch let problem as RandomHands.Problem {
      Issue.record("seed \(seed), after \(hands.lastInputs): \(problem.text)\n\(hands.terminal.screen)")
    }
  }
}
