/// Makes broken notes of sound ones, the same ones from the same seed.
struct NoteMutator {
  /// SplitMix64 (Steele, Lea and Flood, 2014).
  struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
      return mixed ^ mixed >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &self) }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
  }

  private var chance: Chance
  private var lines: [[UInt8]]

  static func note(seed: UInt64) -> [UInt8] {
    var mutator = NoteMutator(seed: seed)
    for _ in 0..<1 + mutator.chance.below(6) { mutator.mutateLines() }
    var bytes = Array(mutator.lines.joined(separator: [0x0a]))
    for _ in 0..<mutator.chance.below(4) { mutator.mutate(&bytes) }
    return bytes
  }

  private init(seed: UInt64) {
    chance = Chance(state: seed)
    let sample = chance.pick(Self.samples)
    lines = sample.utf8.split(separator: 0x0a, omittingEmptySubsequences: false).map(Array.init)
  }

  // MARK: Lines

  private mutating func mutateLines() {
    let at = chance.below(lines.count)
    let other = chance.below(lines.count)
    let line = lines[at]
    switch chance.below(13) {
    case 0: lines.insert(line, at: other)
    case 1: if lines.count > 1 { lines.remove(at: at) }
    case 2: lines[at] = Array(line.prefix(chance.below(line.count + 1)))
    case 3: lines[at] = line + lines[other]
    case 4: lines.swapAt(at, other)
    case 5: lines[at] = [UInt8](repeating: chance.pick([0x20, 0x09, 0x3e]), count: chance.below(9)) + line
    case 6: lines[at] = Array(chance.pick(Self.prefixes).utf8) + line
    case 7: lines.insert(Array(chance.pick(Self.fragments).utf8), at: at)
    case 8: lines[at] = line + Array(chance.pick(Self.marks).utf8)
    case 9: lines.insert(contentsOf: nest(line, depth: chance.below(40)), at: at)
    case 10: lines[at] = Array([[UInt8]](repeating: line, count: 1 + chance.below(30)).joined())
    case 11: lines[at] = line.reversed()
    default: lines.insert(contentsOf: lines[min(at, other)...max(at, other)], at: at)
    }
  }

  private func nest(_ line: [UInt8], depth: Int) -> [[UInt8]] {
    (0..<depth).map { [UInt8](repeating: 0x20, count: 2 * $0) + [0x2d, 0x20] + line }
  }

  // MARK: Bytes

  private mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let at = chance.below(bytes.count)
    switch chance.below(9) {
    case 0: bytes[at] ^= 1 << UInt8(chance.below(8))
    case 1: bytes[at] = UInt8(chance.below(256))
    case 2: bytes.removeSubrange(at..<min(bytes.count, at + chance.below(20)))
    case 3: bytes.insert(contentsOf: chance.pick(Self.bytes), at: at)
    case 4: bytes = Array("\u{feff}".utf8) + bytes
    case 5: bytes = bytes.flatMap { $0 == 0x0a ? [0x0d, 0x0a] : [$0] }
    case 6: bytes = bytes.map { $0 == 0x0a ? 0x0d : $0 }
    case 7: bytes.removeLast(chance.below(bytes.count))
    default: bytes.insert(contentsOf: Array(chance.pick(Self.fragments).utf8), at: at)
    }
  }

  private static let bytes: [[UInt8]] = [
    [0x00], [0xff], [0xc3], [0xe2, 0x80], [0xf0, 0x9f, 0x92], [0xed, 0xa0, 0x80], [0x0d], [0x0d, 0x0a],
    [0x0b], [0x1b, 0x5b],
    [0xc2, 0x85], [0xc2, 0xa0], [0xe2, 0x80, 0xa8], [0xcc, 0x81], [0xe2, 0x80, 0xae], [0x7f],
  ]
  private static let prefixes = [
    "- ", "* ", "1. ", "- [ ] ", "- [x] ", "RV: ", "TODO: ", "> ", "> - ", "# ", "## ", "    ", "\t", "**",
    "| ", "@", "RV - ",
    "(RV) ", "[RV] ", "Item 0: ", "• ", "RV, MS and ", "TODO: TODO: ",
  ]
  private static let marks = [
    " (done 2026-11-12)", " (due 2026-12-04)", " (dropped 2026-02-30)", " (due)", ":", " by Friday", " \t",
    "**", " (RV)", ")",
    " in 3 weeks", " by February 30", " <!--", " -->", " ```",
  ]
  private static let fragments = [
    "", "---", "```", "~~~", "<!--", "-->", "## TODO", "### TODOs & Decisions", "## Agenda", "**TODOs**",
    "TODO", "====", "----",
    "| a | b |", "RV:", "Everyone:", "- [x]", "[x]", "(done 2026-11-12)", "We meet next on Friday.",
    "datetime: 0000-00-00",
    "datetime: 9999-12-31T00:00:00Z", "teams: [", "\u{202e}RV: x", "RV\u{301}: y", "https://", "http://a",
    "by 9999-12-31",
    "in 99999999 weeks", "::", ": :", "@:", "[]", "[ ]",
  ]

  static let samples = [
    """
    ---
    title: "Buddy circle, November 11, 2026"
    datetime: 2026-11-11T11:00:00+02:00
    teams:
    - smp
    participants:
    - Răzvan V
    - Marco
    ---

    ## :dart: Agenda

    - Locks

    ## :closed_book: Discussions

    RV: This is talk.

    ## :wrench: TODOs and Decisions

    RV: Write it by Friday.

    MP / SK: Send the table
    to the list, in 2 weeks.

    We meet next on Wednesday, November 25, 2026.

    """,
    """
    # Sync

    ## Action items

    - [ ] RV: [x] Write it. (done 2026-11-12)
    - [x] Ask.
      - deeper: https://example.org/pull/7
        - deepest (Monday, July 18)
    - MP:
        - Look it up.
        - MS: Count it by January 10.

    1. Răzvan: Drop it. (due 2026-12-04)
    2. Everyone: Read [this](https://example.org/a b).

    <!-- hidden -->

    ```
    RV: code
    ```

    """,
    """
    ---
    date: 2026-11-11
    ---
    ## Decisions

    Recommendations:

    - keep it simple

    MK and DK will look at it next week.
    We should discuss the workloads.

    RV:

    * Write it.
    * Send it
      tomorrow, November 12.

    """,
    "## TODO\n\nRV: Write it.",
  ]
}
