import Testing

@testable import Workspace

@Suite("SequenceDiff") struct SequenceDiffTests {
  /// Length of the longest common subsequence by dynamic programming, the slow way nobody doubts.
  private func longestCommon(_ a: [Int], _ b: [Int]) -> Int {
    var row = Array(repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = x == y ? diagonal + 1 : max(row[j + 1], row[j])
        diagonal = above
      }
    }
    return row[b.count]
  }

  private func check(_ a: [Int], _ b: [Int], _ comment: Comment? = nil) {
    let matches = SequenceDiff(a, b).matches
    checkIsDifference(matches, a, b, comment)
    #expect(matches.reduce(0) { $0 + $1.old.count } == longestCommon(a, b), comment)
  }

  @Test("Every pair of short sequences over two symbols gets a smallest difference")
  func exhaustive() {
    func sequences(_ length: Int) -> [[Int]] {
      length == 0 ? [[]] : sequences(length - 1).flatMap { [$0 + [0], $0 + [1]] }
    }
    let all = (0...5).flatMap(sequences)
    for a in all { for b in all { check(a, b, "\(a) \(b)") } }
  }

  @Test("Random longer sequences get a smallest difference")
  func random() {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for symbols in [2, 3, 8, 30] {
      for _ in 0..<60 {
        check((0..<next(40)).map { _ in next(symbols) }, (0..<next(40)).map { _ in next(symbols) })
      }
    }
  }

  @Test("A search that is cut off ends with a correct difference", arguments: [0, 1_000, 20_000])
  func cutOff(stepsMax: Int) {
    var state: UInt64 = 11
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func sequence(_ symbols: Int) -> [Int] { (0..<300 + next(200)).map { _ in next(symbols) } }
    for symbols in [1, 2, 5, 50, 500] {
      for _ in 0..<4 {
        let (a, b) = (sequence(symbols), sequence(symbols))
        checkIsDifference(SequenceDiff(a, b, stepsMax: stepsMax).matches, a, b)
      }
    }
    for count in [1, 2, 199, 200, 700] {
      let a = Array(0..<count)
      let matches = SequenceDiff(a, a.reversed(), stepsMax: stepsMax).matches
      #expect(!matches.isEmpty)
      checkIsDifference(matches, a, a.reversed())
    }
  }

  @Test("What only one side has costs nothing and breaks no run")
  func onlyOnOneSide() {
    let a = (0..<3_000).map { $0 % 3 == 0 ? $0 : -$0 }
    let b = (0..<3_000).map { $0 % 3 == 0 ? $0 : 10_000 + $0 }
    let matches = SequenceDiff(a, b).matches
    #expect(matches.count == 1_000 && matches.allSatisfy { $0.old == $0.new })
  }

  private func checkIsDifference(
    _ matches: [SequenceDiff.Match], _ a: [Int], _ b: [Int], _ comment: Comment? = nil
  ) {
    var at = (old: 0, new: 0)
    for (index, match) in matches.enumerated() {
      #expect(!match.old.isEmpty && match.old.count == match.new.count, comment)
      #expect(match.old.lowerBound >= at.old && match.new.lowerBound >= at.new, comment)
      #expect(index == 0 || match.old.lowerBound > at.old || match.new.lowerBound > at.new, comment)
      #expect(a[match.old] == b[match.new], comment)
      at = (match.old.upperBound, match.new.upperBound)
    }
  }
}
