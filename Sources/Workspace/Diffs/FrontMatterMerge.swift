/// The front matter of a draft that was edited on both sides, merged key by key.
struct FrontMatterMerge: Hashable {
  private enum Outcome: Hashable {
    /// The key's lines.
    case text(String)
    /// Ours, with other entries.
    case list(String, [String])
    /// With the lines of all sides, nil for a key that was not there before.
    case conflict(DraftMerge.KeyConflict, base: String?, ours: String, theirs: String, line: Int)
  }

  private struct Merged: Hashable {
    var key: String
    var outcome: Outcome
  }

  private let opening: String
  private let entries: [Merged]
  private let closing: String

  init(base: FrontMatterParts?, ours: FrontMatterParts, theirs: FrontMatterParts) {
    opening = ours.opening
    closing = base?.closing == ours.closing ? theirs.closing : ours.closing
    entries = Self.keys(ours, theirs).compactMap { key in
      Self.outcome(base?[key], ours[key], theirs[key]).map { Merged(key: key, outcome: $0) }
    }
  }

  var conflicts: [DraftMerge.KeyConflict] {
    entries.compactMap { if case .conflict(let conflict, _, _, _, _) = $0.outcome { conflict } else { nil } }
  }

  var pieces: [MergeReview.Piece] {
    [.settled(opening)] + entries.map(piece) + [.settled(closing)]
  }

  private func piece(_ entry: Merged) -> MergeReview.Piece {
    switch entry.outcome {
    case .text(let lines): .settled(lines)
    case .list(let lines, let values):
      // Front matter of this key alone, without its fences.
      .settled(
        String(
          decoding: FrontMatter.setting(entry.key, to: values, in: opening + lines + opening).utf8
            .dropFirst(opening.utf8.count).dropLast(opening.utf8.count), as: UTF8.self))
    case .conflict(let conflict, let base, let ours, let theirs, let line):
      .conflict(
        MergeReview.Conflict(key: conflict.key, base: base ?? "", ours: ours, theirs: theirs, line: line))
    }
  }

  /// Ours in their order; what only they have stands behind what it stands behind there.
  private static func keys(_ ours: FrontMatterParts, _ theirs: FrontMatterParts) -> [String] {
    var keys = ours.entries.map(\.key)
    var previous: String?
    for entry in theirs.entries {
      if !keys.contains(entry.key) {
        keys.insert(entry.key, at: previous.flatMap(keys.firstIndex(of:)).map { $0 + 1 } ?? 0)
      }
      previous = entry.key
    }
    return keys
  }

  /// Nil where the key is gone.
  private static func outcome(
    _ base: FrontMatterParts.Entry?, _ ours: FrontMatterParts.Entry?, _ theirs: FrontMatterParts.Entry?
  ) -> Outcome? {
    func keep(_ entry: FrontMatterParts.Entry?) -> Outcome? { entry.map { .text($0.text) } }
    if ours?.text == theirs?.text || base?.text == theirs?.text { return keep(ours) }
    if base?.text == ours?.text { return keep(theirs) }
    // Both touched its lines; what they say may still be the same.
    if ours?.value == theirs?.value || base?.value == theirs?.value { return keep(ours) }
    if base?.value == ours?.value { return keep(theirs) }
    if let ours, let mine = ours.list, let other = theirs.map(\.list) ?? [],
      let original = base.map(\.list) ?? []
    {
      return .list(ours.text, ListMerge.merged(base: original, ours: mine, theirs: other))
    }
    return .conflict(
      DraftMerge.KeyConflict(
        key: ours?.key ?? theirs?.key ?? "", base: base?.written, ours: ours?.written, theirs: theirs?.written
      ),
      base: base?.text, ours: ours?.text ?? "", theirs: theirs?.text ?? "", line: ours?.line ?? 1)
  }
}

extension FrontMatterParts.Entry {
  /// The entries of a list of plain values, none of an empty value; nil for anything else.
  fileprivate var list: [String]? {
    switch value {
    case .null: return []
    case .list(let values):
      let strings = values.compactMap(\.string)
      return strings.count == values.count ? strings : nil
    case .scalar, .map: return nil
    }
  }
}

/// Lists merged as sets that keep their order.
enum ListMerge {
  /// Ours without what they took away, and what they added behind what it stands behind there.
  static func merged(base: [String], ours: [String], theirs: [String]) -> [String] {
    let known = Set(base)
    let kept = Set(theirs)
    var result = ours.filter { !known.contains($0) || kept.contains($0) }
    var previous: String?
    for entry in theirs {
      if !known.contains(entry), !result.contains(entry) {
        result.insert(entry, at: previous.flatMap(result.firstIndex(of:)).map { $0 + 1 } ?? result.count)
      }
      previous = entry
    }
    return result
  }
}
