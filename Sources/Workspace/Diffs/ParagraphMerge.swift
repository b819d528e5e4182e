/// Merges what both sides made of the lines of one paragraph, sentence by sentence.
///
/// Only where every sentence was changed by one side at most, and only one side has sentences that are new; then it does
/// not matter which of them are neighbours, as it would between lines of code. Where both broke the lines elsewhere, ours
/// stay.
enum ParagraphMerge {
  /// Nil where the lines are no running text on every side, or both sides changed the same sentence.
  static func combined(_ base: MergeSlice, _ ours: MergeSlice, _ theirs: MergeSlice) -> String? {
    guard let original = Sentences(base), let mine = Sentences(ours), let other = Sentences(theirs) else {
      return nil
    }
    let (myChange, otherChange) = (Change(original, mine), Change(original, other))
    guard !myChange.hasNew || !otherChange.hasNew else { return nil }
    var result: [UInt8] = []
    func append(_ piece: [UInt8]) {
      // The last sentence of a file may have nothing behind it.
      if let last = result.last, !ASCII.isSpace(last), last != 0x0A, last != 0x0D { result.append(0x20) }
      result += piece
    }
    for index in 0...original.pieces.count {
      for new in [(mine, myChange), (other, otherChange)] {
        for place in new.1.inserted[index] { append(new.0.pieces[place]) }
      }
      guard index < original.pieces.count else { break }
      guard
        let kept = merged(original, index, (mine, myChange.fates[index]), (other, otherChange.fates[index]))
      else { return nil }
      append(kept)
    }
    let end = mine.ending == original.ending ? other.ending : mine.ending
    while let last = result.last, ASCII.isSpace(last) || last == 0x0A || last == 0x0D { result.removeLast() }
    guard !result.isEmpty else { return nil }
    result += end
    return beginsAsBefore(result, [mine, other]) ? String(decoding: result, as: UTF8.self) : nil
  }

  /// What becomes of one sentence; nil where both changed it.
  private static func merged(
    _ original: Sentences, _ index: Int, _ mine: (Sentences, Change.Fate), _ other: (Sentences, Change.Fate)
  ) -> [UInt8]? {
    func text(_ side: (Sentences, Change.Fate)) -> [UInt8] {
      switch side.1 {
      case .same(let place), .changed(let place): side.0.pieces[place]
      case .removed: []
      }
    }
    switch (mine.1, other.1) {
    case (.same, .same): return text(mine) == original.pieces[index] ? text(other) : text(mine)
    case (.same, _): return text(other)
    case (_, .same): return text(mine)
    default: return text(mine) == text(other) ? text(mine) : nil
    }
  }

  /// No word may come to begin a line where Markdown would read it as something else than text.
  private static func beginsAsBefore(_ text: [UInt8], _ sides: [Sentences]) -> Bool {
    let known = Set(sides.flatMap { lineStarts(Array($0.pieces.joined())) })
    return lineStarts(text).allSatisfy { word in
      guard let first = word.first else { return false }
      return ASCII.isLetter(first) || first >= 0x80 || known.contains(word)
    }
  }

  private static func lineStarts(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    SourceText.lines(of: text).map { line in
      text[line.content].drop(while: ASCII.isSpace).prefix { !ASCII.isSpace($0) }
    }
  }
}

/// The lines of a paragraph as sentences, each with the white space behind it.
private struct Sentences {
  let pieces: [[UInt8]]
  let units: [TextUnit]
  /// The white space after the last one.
  let ending: [UInt8]

  /// Nil unless all of it lies in one paragraph without breaks that Markdown keeps.
  init?(_ slice: MergeSlice) {
    guard let first = slice.range.first, let last = slice.range.last,
      slice.side.paragraphs.contains(where: { $0.contains(first + 1) && $0.contains(last + 1) })
    else { return nil }
    let bytes = Array(slice.side.bytes[slice.byteRange])
    let lines = SourceText.lines(of: bytes)
    let leaf = MarkdownLeaf(kind: .paragraph, lines: 1...lines.count, prefixLength: 0, lists: 0, quotes: 0)
    let reader = ParagraphReader(bytes, lines[...], leaf)
    guard !reader.hasHardBreak, !lines.contains(where: { bytes[$0.content].allSatisfy(ASCII.isSpace) }) else {
      return nil
    }
    let starts = [0] + reader.sentenceStarts.dropFirst()
    pieces = starts.indices.map { index in
      Array(bytes[starts[index]..<(index + 1 < starts.count ? starts[index + 1] : bytes.count)])
    }
    units = reader.units()
    ending =
      lines.last.map { line in
        Array(bytes[ByteText.trimmedEnd(bytes, line.content)..<line.whole.upperBound])
      } ?? []
    guard pieces.count == units.count else { return nil }
  }
}

/// What a side made of the sentences of the base.
private struct Change {
  enum Fate {
    case same(Int)
    case changed(Int)
    case removed
  }

  var fates: [Fate] = []
  /// Before each sentence of the base, and after the last.
  var inserted: [[Int]]
  var hasNew: Bool { inserted.contains { !$0.isEmpty } }

  init(_ base: Sentences, _ side: Sentences) {
    inserted = Array(repeating: [], count: base.pieces.count + 1)
    for pair in UnitAlignment.pairs(base.units, side.units) {
      switch pair {
      case .same(_, let place): fates.append(.same(place))
      case .changed(_, let place): fates.append(.changed(place))
      case .removed: fates.append(.removed)
      case .added(let place): inserted[fates.count].append(place)
      }
    }
  }
}
