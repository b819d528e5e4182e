/// Where each word stands on the lines that the old text does not have.
struct FreshWords: Sendable {
  /// Places of words as they are written, in `PlacementWords.written`.
  let written: PlaceIndex
  /// Lines of the words without case that say something.
  let spoken: PlaceIndex

  init(_ words: PlacementWords, _ alignment: LineAlignment) {
    var (written, spoken) = (PlaceIndex(), PlaceIndex())
    for line in alignment.backward.indices where alignment.backward[line] == nil {
      for index in words.written(in: line..<line + 1) { written.add(words.written[index].hash, at: index) }
      for index in words.spoken(in: line..<line + 1) where words.spoken[index].weight > 1 {
        spoken.add(words.spoken[index].hash, at: line)
      }
    }
    (self.written, self.spoken) = (written, spoken)
  }
}

/// The places of each word as a chain through one array, so that a word that stands once costs no array.
struct PlaceIndex: Sendable {
  private struct Link {
    var place: Int32
    var before: Int32
    /// Of the word, up to this one.
    var count: Int32
  }

  private var last: [UInt64: Int32] = [:]
  private var links: [Link] = []

  mutating func add(_ hash: UInt64, at place: Int) {
    let before = last[hash] ?? -1
    let count = before < 0 ? 1 : links[Int(before)].count + 1
    last[hash] = Int32(links.count)
    links.append(Link(place: Int32(place), before: before, count: count))
  }

  func count(of hash: UInt64) -> Int { last[hash].map { Int(links[Int($0)].count) } ?? 0 }

  /// Calls `body` with each place, the last first.
  func forEach(_ hash: UInt64, _ body: (Int) -> Void) {
    var next = last[hash] ?? -1
    while next >= 0 {
      body(Int(links[Int(next)].place))
      next = links[Int(next)].before
    }
  }
}
