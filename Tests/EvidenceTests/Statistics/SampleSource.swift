import Glibc

/// Made-up measurements from a seed: SplitMix64 (Steele, Lea and Flood, 2014) and the method of Box and
/// Muller.
struct SampleSource {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 0 to 1, both left out.
  mutating func uniform() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return (Double((z ^ (z >> 31)) >> 12) + 0.5) * 0x1p-52
  }

  mutating func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }

  mutating func sample(_ shape: SampleShape, count: Int) -> [Double] {
    (0..<count).map { _ in
      switch shape {
      case .normal(let mean, let deviation): mean + deviation * normal()
      case .shifted: 40 - 5 * log(uniform())
      case .bimodal: uniform() < 0.5 ? 28 + normal() : 160 + 4 * normal()
      case .tied: (10.2 + normal()).rounded()
      case .drifting(let mean): mean * (1 + 0.04 * (uniform() - 0.5)) - 2 * log(uniform())
      }
    }
  }
}

enum SampleShape: CustomStringConvertible {
  case normal(mean: Double, deviation: Double)
  /// An exponential tail over a floor, as times of a busy machine have.
  case shifted
  /// Near cores or far ones.
  case bimodal
  /// A coarse clock.
  case tied
  /// A machine that is faster or slower for a while, with a tail.
  case drifting(mean: Double)

  /// The population's median.
  var median: Double {
    switch self {
    case .normal(let mean, _): mean
    case .shifted: 40 + 5 * log(2)
    case .bimodal: 94
    case .tied: 10
    case .drifting: .nan
    }
  }

  var description: String {
    switch self {
    case .normal(_, let deviation): "normal ±\(deviation)"
    case .shifted: "shifted"
    case .bimodal: "bimodal"
    case .tied: "tied"
    case .drifting: "drifting"
    }
  }
}
