/// Makes hunks of the units of two texts and how they face each other.
struct HunkBuilder {
  private let old: [TextUnit]
  private let new: [TextUnit]
  /// Added to the numbers of lines.
  private let offsets: (old: Int, new: Int)
  private let pairs: [UnitPair]

  init(old: [TextUnit], new: [TextUnit], offsets: (old: Int, new: Int)) {
    self.old = old
    self.new = new
    self.offsets = offsets
    pairs = UnitAlignment.pairs(old, new)
  }

  func hunks(context: Int) -> [TextDiff.Hunk] {
    var hunks: [TextDiff.Hunk] = []
    var heading: String?
    var headingOfHunk: String?
    var current: Range<Int>?
    func finish() {
      if let current { hunks.append(TextDiff.Hunk(rows: rows(current), heading: headingOfHunk)) }
    }
    for (index, pair) in pairs.enumerated() {
      if case .same = pair {
        heading = self.heading(of: pair) ?? heading
        continue
      }
      let start = max(0, index - context)
      let end = min(pairs.count, index + context + 1)
      if let open = current, start <= open.upperBound {
        current = open.lowerBound..<max(open.upperBound, end)
      } else {
        finish()
        current = start..<end
        headingOfHunk = heading
      }
      heading = self.heading(of: pair) ?? heading
    }
    finish()
    return hunks
  }

  /// The new text's heading; a removed one is a heading no more.
  private func heading(of pair: UnitPair) -> String? {
    guard let index = pair.new, case .heading(let text) = new[index].kind else { return nil }
    return text
  }

  private func rows(_ range: Range<Int>) -> [TextDiff.Row] {
    range.map { index in
      switch pairs[index] {
      case .same(let i, let j): .same(old: piece(old[i], offsets.old), new: piece(new[j], offsets.new))
      case .removed(let i): .removed(changedPiece(old[i], offsets.old, isLoneGap(index)))
      case .added(let j): .added(changedPiece(new[j], offsets.new, isLoneGap(index)))
      case .changed(let i, let j): changedRow(old[i], new[j])
      }
    }
  }

  private func changedRow(_ old: TextUnit, _ new: TextUnit) -> TextDiff.Row {
    let words = WordDiff.segments(old.text, new.text)
    return .changed(
      old: TextDiff.Piece(lines: shifted(old.lines, offsets.old), segments: words.old),
      new: TextDiff.Piece(lines: shifted(new.lines, offsets.new), segments: words.new))
  }

  private func piece(_ unit: TextUnit, _ offset: Int) -> TextDiff.Piece {
    let text = String(decoding: unit.text, as: UTF8.self)
    return TextDiff.Piece(
      lines: shifted(unit.lines, offset), segments: [TextDiff.Segment(text, isChanged: false)])
  }

  private func changedPiece(_ unit: TextUnit, _ offset: Int, _ isLoneGap: Bool) -> TextDiff.Piece {
    let text = isLoneGap ? "¶" : String(decoding: unit.text, as: UTF8.self)
    return TextDiff.Piece(
      lines: shifted(unit.lines, offset), segments: [TextDiff.Segment(text, isChanged: true)])
  }

  private func shifted(_ lines: ClosedRange<Int>, _ offset: Int) -> ClosedRange<Int> {
    lines.lowerBound + offset...lines.upperBound + offset
  }

  /// A break between paragraphs that came or went while they stayed.
  private func isLoneGap(_ index: Int) -> Bool {
    func isChange(_ index: Int) -> Bool {
      guard pairs.indices.contains(index) else { return false }
      switch pairs[index] {
      case .same, .changed: return false
      case .removed, .added: return true
      }
    }
    let unit = pairs[index].old.map { old[$0] } ?? pairs[index].new.map { new[$0] }
    return unit?.isGap == true && !isChange(index - 1) && !isChange(index + 1)
  }
}
