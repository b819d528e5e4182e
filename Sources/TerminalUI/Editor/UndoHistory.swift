/// One change of a text: at `offset`, `removed` became `inserted`.
struct TextEdit: Hashable, Sendable {
  /// In bytes.
  var offset: Int
  var removed: String
  var inserted: String

  var rangeAfter: Range<Int> { offset..<offset + inserted.utf8.count }
  var rangeBefore: Range<Int> { offset..<offset + removed.utf8.count }

  /// Told by the bytes: strings are equal where they only mean the same.
  var changesText: Bool {
    removed.utf8.count != inserted.utf8.count || !removed.utf8.elementsEqual(inserted.utf8)
  }
}

/// What was done, to be undone and done again; as long as memory lasts. Kept as changes, not as texts, in blocks,
/// so that a copy of the editor shares what is old.
struct UndoHistory: Sendable {
  enum Kind: Hashable, Sendable {
    /// Runs of these become one step.
    case typing, deletingBackward, deletingForward
    case other
  }

  struct Place: Hashable, Sendable {
    var cursor: Int
    var anchor: Int?
    var revision: Int
  }

  struct Step: Hashable, Sendable {
    var kind: Kind
    var edits: [TextEdit]
    var before: Place
    var after: Place
  }

  private(set) var done = Stack()
  private(set) var undone = Stack()
  /// The next change begins a step of its own.
  private var isSealed = true

  var canUndo: Bool { !done.isEmpty }
  var canRedo: Bool { !undone.isEmpty }

  /// Ends the run: the cursor moved or the text was saved.
  mutating func seal() { isSealed = true }

  mutating func record(_ step: Step) {
    undone = Stack()
    if !isSealed, let last = done.last, let joined = Self.join(last, step) {
      _ = done.popLast()
      done.push(joined)
    } else {
      done.push(step)
    }
    isSealed = false
  }

  /// The last steps become one.
  mutating func join(_ count: Int) {
    let steps = (0..<count).compactMap { _ in done.popLast() }
    guard let first = steps.last, let last = steps.first else { return }
    done.push(
      Step(
        kind: .other, edits: steps.reversed().flatMap(\.edits), before: first.before, after: last.after))
    isSealed = true
  }

  mutating func undo() -> Step? {
    guard let step = done.popLast() else { return nil }
    undone.push(step)
    isSealed = true
    return step
  }

  mutating func redo() -> Step? {
    guard let step = undone.popLast() else { return nil }
    done.push(step)
    isSealed = true
    return step
  }

  /// One step for two when they are a run: typing up to the end of a word and the blanks after it, or deleting.
  private static func join(_ last: Step, _ next: Step) -> Step? {
    guard last.kind == next.kind, last.after == next.before, last.edits.count == 1, next.edits.count == 1,
      let a = last.edits.first, let b = next.edits.first
    else { return nil }
    var joined = last
    joined.after = next.after
    switch next.kind {
    case .other: return nil
    case .typing:
      guard b.offset == a.offset + a.inserted.utf8.count else { return nil }
      if a.inserted.last?.isWhitespace == true, b.inserted.first?.isWhitespace == false { return nil }
      joined.edits[0].removed += b.removed
      joined.edits[0].inserted += b.inserted
    case .deletingBackward:
      guard b.offset + b.removed.utf8.count == a.offset, a.inserted.isEmpty, b.inserted.isEmpty else {
        return nil
      }
      joined.edits[0].offset = b.offset
      joined.edits[0].removed = b.removed + a.removed
    case .deletingForward:
      guard b.offset == a.offset, a.inserted.isEmpty, b.inserted.isEmpty else { return nil }
      joined.edits[0].removed += b.removed
    }
    return joined
  }
}

extension UndoHistory {
  /// A stack in blocks, so that pushing on a shared copy copies little.
  struct Stack: Sendable {
    private var blocks: [[Step]] = []
    private static let blockSize = 128

    var isEmpty: Bool { blocks.isEmpty }
    var last: Step? { blocks.last?.last }

    mutating func push(_ step: Step) {
      if let block = blocks.last, block.count < Self.blockSize {
        blocks[blocks.count - 1].append(step)
      } else {
        blocks.append([step])
      }
    }

    mutating func popLast() -> Step? {
      guard !blocks.isEmpty else { return nil }
      let step = blocks[blocks.count - 1].removeLast()
      if blocks[blocks.count - 1].isEmpty { blocks.removeLast() }
      return step
    }
  }
}
