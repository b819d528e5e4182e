/// Where each word stands on the lines that the old text does not have.
struct FreshWords: Sendable {
  /// Places of words as they are written, in `PlacementWords.written`.
  let written: PlaceIndex
  /// Lines of the words without case that say something.
  let spoken: PlaceIndex

  init(_ words: PlacementWords, _ alignment: LineAlignment) {
    let lines = alignment.backward.indices.filter { alignment.backward[$0] == nil }
    var written = PlaceIndex(placesMax: lines.reduce(0) { $0 + words.written(in: $1..<$1 + 1).count })
    var spoken = PlaceIndex(placesMax: lines.reduce(0) { $0 + words.spoken(in: $1..<$1 + 1).count })
    for line in lines {
      for index in words.written(in: line..<line + 1) { written.add(words.written[index].hash, at: index) }
      for index in words.spoken(in: line..<line + 1) where words.spoken[index].weight > 1 {
        spoken.add(words.spoken[index].hash, at: line)
      }
    }
    (self.written, self.spoken) = (written, spoken)
  }
}

/// The places of each word as a chain through one array, so that a word that stands once costs no array. The words are
/// found by open addressing, as their hashes need no other.
struct PlaceIndex: Sendable {
  private struct Link {
    var place: Int32
    var before: Int32
    /// Of the word, up to this one.
    var count: Int32
  }

  private var hashes: [UInt64]
  /// Of each word the last link; -1 marks an empty slot.
  private var last: [Int32]
  private var links: [Link] = []

  init(placesMax: Int) {
    var capacity = 16
    while capacity < 2 * placesMax { capacity *= 2 }
    hashes = [UInt64](repeating: 0, count: capacity)
    last = [Int32](repeating: -1, count: capacity)
    links.reserveCapacity(placesMax)
  }

  mutating func add(_ hash: UInt64, at place: Int) {
    let slot = slot(of: hash)
    let before = last[slot]
    let count = before < 0 ? 1 : links[Int(before)].count + 1
    hashes[slot] = hash
    last[slot] = Int32(links.count)
    links.append(Link(place: Int32(place), before: before, count: count))
  }

  func count(of hash: UInt64) -> Int {
    let last = last[slot(of: hash)]
    return last < 0 ? 0 : Int(links[Int(last)].count)
  }

  private func slot(of hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while last[slot] >= 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  /// Calls `body` with each place, the last first.
  func forEach(_ hash: UInt64, _ body: (Int) -> Void) {
    var next = last[slot(of: hash)]
    while next >= 0 {
      body(Int(links[Int(next)].place))
      next = links[Int(next)].before
    }
  }
}
