extension SearchHit {
  /// A stretch of the line that was found, or was not.
  public struct Part: Hashable, Sendable {
    public var text: String
    public var isMatch: Bool
  }

  /// As much of the line as fits into so many columns, around its first match; `…` stands for what is cut off. The text
  /// is the file's own and still to be escaped.
  public func excerpt(width: Int) -> [Part] {
    let bytes = Array(text.utf8)
    let first = matches.first?.lowerBound ?? 0
    // A character takes at least a byte and mostly a column; more than this cannot be shown.
    let reach = max(8, width) * 8
    var start = 0
    if first > 0,
      String(decoding: bytes[..<min(first + width / 3, bytes.count)], as: UTF8.self).displayWidth > width
    {
      start = wordStart(bytes, atMost: first, back: width / 3)
    }
    let end = boundary(bytes, min(bytes.count, start + reach))
    var parts = start > 0 ? [Part(text: "…", isMatch: false)] : []
    var columns = start > 0 ? 1 : 0
    var place = start
    while place < end {
      let match = matches.first { $0.upperBound > place }
      let isMatch = match.map { $0.lowerBound <= place } ?? false
      let next = min(end, match.map { isMatch ? $0.upperBound : $0.lowerBound } ?? end)
      let part = String(decoding: bytes[place..<max(next, place + 1)], as: UTF8.self)
      let room = width - columns
      let isLast = max(next, place + 1) >= bytes.count
      if part.displayWidth > room || (!isLast && part.displayWidth == room) {
        parts.append(Part(text: (isLast ? part : part + " ").clipped(toWidth: room), isMatch: isMatch))
        break
      }
      parts.append(Part(text: part, isMatch: isMatch))
      columns += part.displayWidth
      place = max(next, place + 1)
    }
    return parts
  }

  /// The beginning of a word at most so many bytes before `place`, or `place`.
  private func wordStart(_ bytes: [UInt8], atMost place: Int, back: Int) -> Int {
    let from = max(0, place - back)
    for index in from...place where index > 0 && bytes[index - 1] == 0x20 { return index }
    return boundary(bytes, from)
  }

  /// The next place on or after `index` at which a character begins.
  private func boundary(_ bytes: [UInt8], _ index: Int) -> Int {
    var index = index
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }
}
