/// The shift that this machine shows between two measurements of the same thing: what is smaller than this is
/// no difference between designs.
public struct NoiseFloor: Hashable, Sendable {
  /// Relative to the median: 0.02 is 2 %. 95 % of A/A comparisons stay under it.
  public let relative: Double
  /// Rounds on each side of those comparisons.
  public let roundsPerSide: Int
  /// Samples that were compared with themselves.
  public let samples: Int

  public init(relative: Double, roundsPerSide: Int, samples: Int) {
    self.relative = relative
    self.roundsPerSide = roundsPerSide
    self.samples = samples
  }

  /// The floor of a comparison with other numbers of rounds: rounds are separate processes, so their noise
  /// averages out with the square root of their number.
  public func relative(_ first: Int, _ second: Int) -> Double {
    guard first > 0, second > 0 else { return .infinity }
    return relative * (Double(roundsPerSide) / 2 * (1 / Double(first) + 1 / Double(second))).squareRoot()
  }

  /// Rounds a sample needs at least to be halved and compared with itself.
  public static let roundsMin = 8

  /// Compares halves of each sample with each other, 200 times in a different split, by the Hodges–Lehmann
  /// shift over the sample's median; the floor is the 95th percentile of the shifts without their signs. The
  /// splits follow from the values, so the same rounds give the same floor. Samples of fewer than eight
  /// values are left out; nil where none is left.
  public static func measure(_ samples: [[Double]]) -> NoiseFloor? {
    let usable = samples.filter { sample in
      sample.count >= roundsMin && (Statistics.median(sample) ?? 0) > 0 && sample.allSatisfy(\.isFinite)
    }
    guard let shortest = usable.map(\.count).min() else { return nil }
    let half = shortest / 2
    var generator = SplitSeed(seedOf: usable.joined())
    var shifts: [Double] = []
    for sample in usable {
      let median = Statistics.median(sample) ?? 1
      for _ in 0..<200 {
        let mixed = sample.mixed(by: &generator)
        let differences = mixed[half..<2 * half].flatMap { value in mixed[..<half].map { value - $0 } }
        shifts.append(abs(Statistics.median(differences) ?? 0) / median)
      }
    }
    shifts.sort()
    let place = min(shifts.count - 1, Int((0.95 * Double(shifts.count)).rounded(.up)) - 1)
    return NoiseFloor(relative: shifts[place], roundsPerSide: half, samples: usable.count)
  }
}

/// Numbers that look random and follow from a seed: Steele, Lea and Flood, "Fast Splittable Pseudorandom
/// Number Generators", 2014.
struct SplitSeed {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A seed that depends on every bit of every value (FNV-1a over the words).
  init(seedOf values: some Sequence<Double>) {
    state = values.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1.bitPattern) &* 0x0000_0100_0000_01b3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension [Double] {
  /// In an order that the generator chooses (Fisher and Yates).
  fileprivate func mixed(by generator: inout SplitSeed) -> [Double] {
    var values = self
    for index in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(index, Int(generator.next() % UInt64(index + 1)))
    }
    return values
  }
}
