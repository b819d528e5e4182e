extension TextBuffer {
  /// Clusters are sought in at most so many bytes of a line to either side; lines of a reasonable length are
  /// looked at whole. A longer cluster, which no person writes, is taken in pieces.
  static let clusterWindow = 4096

  /// The nearest boundary between grapheme clusters after `offset`, which is one; the end of the text for itself.
  /// A line's ending is one cluster.
  public func boundary(after offset: Int) -> Int {
    guard offset < count else { return count }
    let line = line(containing: offset)
    let end = lineBytes(line).upperBound
    if offset >= end { return lineStart(line + 1) }
    // An ASCII byte before another one is a cluster of its own, carriage returns aside.
    let text = text(in: offset..<scalarBoundary(atOrBefore: min(end, offset + 64), from: offset))
    let length = text.first.map { $0.utf8.count } ?? 0
    if length < text.utf8.count || offset + length == end { return offset + max(length, 1) }
    let more = self.text(
      in: offset..<scalarBoundary(atOrBefore: min(end, offset + Self.clusterWindow), from: offset))
    return offset + max(more.first.map { $0.utf8.count } ?? 1, 1)
  }

  /// The nearest boundary before `offset`, which is one; 0 for 0.
  public func boundary(before offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    let line = line(containing: offset)
    let bytes = lineBytes(line)
    if offset > bytes.upperBound { return bytes.upperBound }
    if offset == bytes.lowerBound { return lineBytes(line - 1).upperBound }
    let start = windowStart(before: offset, in: bytes)
    let text = text(in: start..<offset)
    return offset - (text.last?.utf8.count ?? 1)
  }

  /// `offset` itself when it lies between clusters, else the boundary after the cluster it lies in.
  func boundary(atOrAfter offset: Int) -> Int {
    let offset = min(max(0, offset), count)
    let bytes = lineBytes(line(containing: offset))
    if offset > bytes.upperBound {
      return line(containing: offset) + 1 < lineCount ? lineStart(line(containing: offset) + 1) : count
    }
    if offset == bytes.lowerBound || offset == bytes.upperBound { return offset }
    var at = windowStart(before: offset, in: bytes)
    let end = scalarBoundary(atOrBefore: min(bytes.upperBound, offset + Self.clusterWindow), from: at)
    for character in text(in: at..<end) {
      if at >= offset { return at }
      at += character.utf8.count
    }
    return at
  }

  /// Where to begin to look for clusters that end at or before `offset`: the beginning of the line, or in a long
  /// line a place where a cluster begins for certain, as far as there is one near.
  private func windowStart(before offset: Int, in bytes: Range<Int>) -> Int {
    if offset - bytes.lowerBound <= 64 { return bytes.lowerBound }
    for window in [48, Self.clusterWindow] {
      let least = max(bytes.lowerBound, offset - window)
      if least == bytes.lowerBound { return least }
      let start = scalarBoundary(atOrBefore: least, from: bytes.lowerBound)
      let text = text(in: start..<offset)
      let position = text.utf8.dropLast(1).firstIndex { $0 < 0x80 }
      if let position { return start + text.utf8.distance(from: text.startIndex, to: position) }
      if window == Self.clusterWindow { return start }
    }
    return bytes.lowerBound
  }

  /// The beginning of the code point that holds `offset`, not before `least`.
  func scalarBoundary(atOrBefore offset: Int, from least: Int) -> Int {
    var at = offset
    while at > least, at < count, byte(at: at) & 0xC0 == 0x80 { at -= 1 }
    return at
  }
}
