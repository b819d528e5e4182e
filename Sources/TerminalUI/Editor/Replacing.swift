import Workspace

/// What is put in place of a match. In one for a regular expression `$1` or `\1` stands for a group, `$0` for the whole
/// match, `\n` for a new line, `\t` for a tab, and `\\` or `$$` for the sign itself; in any other it is taken as it is.
struct ReplacementTemplate: Hashable, Sendable {
  private enum Piece: Hashable {
    case text(String)
    case group(Int)
  }

  private var pieces: [Piece] = []
  /// The highest group that it names.
  var highestGroup: Int {
    pieces.reduce(0) { if case .group(let number) = $1 { max($0, number) } else { $0 } }
  }

  init(_ text: String, for needle: Needle) {
    guard needle.isPattern else {
      pieces = [.text(text)]
      return
    }
    var plain = ""
    var signs = Substring(text)
    while let sign = signs.popFirst() {
      guard sign == "$" || sign == "\\", let next = signs.first else {
        plain.append(sign)
        continue
      }
      if next.isASCII, let number = next.wholeNumberValue {
        pieces += [.text(plain), .group(number)]
        plain = ""
      } else if next == sign {
        plain.append(sign)
      } else if sign == "\\", next == "n" || next == "t" {
        plain.append(next == "n" ? "\n" : "\t")
      } else {
        plain.append(sign)
        continue
      }
      signs.removeFirst()
    }
    pieces.append(.text(plain))
  }

  func text(_ groups: [String?]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .group(let number): number < groups.count ? groups[number] ?? "" : ""
      }
    }.joined()
  }
}

/// Replacing one match after the other, each shown before it is done. All matches are found when it begins.
struct Replacing: Hashable, Sendable {
  struct Change: Hashable, Sendable {
    /// Bytes of the text as it was when the search began.
    var range: Range<Int>
    var text: String
  }

  /// One of `changes` that was made.
  private struct Made: Hashable {
    var index: Int
    /// Whether a step of the history came of it: none does where a match is what it would become, and one does of all
    /// that are made together.
    var isStep: Bool
  }

  /// In the order in which they are asked about: from the cursor to the end, then from the beginning.
  let changes: [Change]
  /// How many of `changes` lie behind the cursor.
  let tailCount: Int
  /// The one asked about.
  private(set) var next = 0
  private var made: [Made] = []
  /// Names the text that `change` is of.
  fileprivate(set) var revision: Int

  init(_ changes: [Change], from cursor: Int, revision: Int) {
    self.revision = revision
    let tail = changes.filter { $0.range.lowerBound >= cursor }
    self.changes = tail + changes.prefix(changes.count - tail.count)
    tailCount = tail.count
  }

  var isDone: Bool { next >= changes.count }
  var left: Int { changes.count - next }
  var madeCount: Int { made.count }
  /// How many steps of the history it has made.
  var stepCount: Int { made.count { $0.isStep } }

  /// The one asked about, as bytes of the text as it is now.
  var change: Change? { isDone ? nil : shifted(next) }

  /// Only what was made before it in the text moves it.
  private func shifted(_ index: Int) -> Change {
    var change = changes[index]
    let shift = made.reduce(0) { sum, other in
      let isBefore = (other.index < tailCount) == (index < tailCount) && other.index < index
      guard isBefore else { return sum }
      return sum + changes[other.index].text.utf8.count - changes[other.index].range.count
    }
    change.range = change.range.lowerBound + shift..<change.range.upperBound + shift
    return change
  }

  mutating func skip() { next += 1 }

  /// The next ones were made, together.
  fileprivate mutating func take(_ count: Int, isStep: Bool) {
    made += (next..<next + count).map { Made(index: $0, isStep: isStep && $0 == next) }
    next += count
  }

  /// Goes back to the one that was made last; true where that was a step.
  fileprivate mutating func takeBack() -> Bool {
    guard let last = made.popLast() else { return false }
    next = last.index
    return last.isStep
  }

  /// All that is left, as at most two stretches of the text, each with what it becomes; the later one first, so that
  /// the other stays where it is.
  fileprivate func rest(of buffer: TextBuffer) -> [Change] {
    let tail = (next..<max(next, tailCount)).map(shifted)
    let head = (max(next, tailCount)..<max(next, changes.count)).map(shifted)
    return [tail, head].compactMap { Self.joined($0, buffer) }
  }

  private static func joined(_ changes: [Change], _ buffer: TextBuffer) -> Change? {
    guard let first = changes.first, let last = changes.last else { return nil }
    var text = ""
    var at = first.range.lowerBound
    for change in changes {
      text += buffer.text(in: at..<change.range.lowerBound)
      text += change.text
      at = change.range.upperBound
    }
    return Change(range: first.range.lowerBound..<last.range.upperBound, text: text)
  }
}

extension EditorState {
  /// Finds what is to be replaced: in the selection where there is one, else everywhere.
  func replacing(_ needle: Needle, with template: ReplacementTemplate) throws(SearchStop) -> Replacing {
    let scope = selection ?? 0..<buffer.count
    var changes: [Replacing.Change] = []
    func add(_ range: Range<Int>, _ groups: [String?]) {
      guard range.lowerBound >= scope.lowerBound, range.upperBound <= scope.upperBound else { return }
      changes.append(Replacing.Change(range: range, text: withOwnLineEndings(template.text(groups))))
    }
    switch needle {
    case .words(let search):
      for range in search.all(in: buffer.text, from: scope.lowerBound) { add(range, []) }
    case .pattern(let pattern):
      let matcher = LineMatcher(pattern, steps: Self.searchSteps)
      var line = 0
      buffer.readLines(from: buffer.line(containing: scope.lowerBound)) { bytes, number, start in
        line = number
        matcher.matches(in: bytes, from: max(0, scope.lowerBound - start)) { range in
          add(
            start + range.lowerBound..<start + range.upperBound, matcher.groups(in: bytes, whole: range))
          return start + range.upperBound < scope.upperBound
        }
        return !matcher.hasStopped && start + bytes.count < scope.upperBound
      }
      if matcher.hasStopped { throw SearchStop(line: line + 1, isLine: matcher.hasStoppedByLine) }
    }
    return Replacing(changes, from: selection?.lowerBound ?? cursor, revision: revision)
  }

  /// Selects the match that is asked about.
  mutating func show(_ change: Replacing.Change?) {
    history.seal()
    goalColumn = nil
    search = nil
    guard let change else {
      anchor = nil
      return
    }
    anchor = change.range.lowerBound
    cursor = change.range.upperBound
  }

  /// Makes the change that is asked about.
  mutating func makeNext(of replacing: inout Replacing) {
    guard let change = replacing.change else { return }
    replacing.take(1, isStep: make([change]))
    replacing.revision = revision
  }

  /// Makes all that are left, as one step.
  mutating func makeRest(of replacing: inout Replacing) {
    replacing.take(replacing.left, isStep: make(replacing.rest(of: buffer)))
    replacing.revision = revision
  }

  /// Takes back the one that was made last, and asks about it again.
  mutating func takeBack(_ replacing: inout Replacing) {
    if replacing.takeBack() { undo() }
    replacing.revision = revision
  }

  /// What was made match by match is one step from now on.
  mutating func end(_ replacing: Replacing) {
    history.join(replacing.stepCount)
    show(nil)
  }

  /// Makes some changes as one step; they must not move each other. False where the text is the same as before.
  private mutating func make(_ changes: [Replacing.Change]) -> Bool {
    let before = revision
    change(
      changes.map {
        TextEdit(offset: $0.range.lowerBound, removed: buffer.text(in: $0.range), inserted: $0.text)
      })
    return revision != before
  }

  /// A line as it is, and as the change would leave it; at most so many bytes around it.
  func preview(_ change: Replacing.Change, around bytesMax: Int = 400) -> (before: String, after: String) {
    let first = buffer.lineBytes(buffer.line(containing: change.range.lowerBound))
    let last = buffer.lineBytes(buffer.line(containing: change.range.upperBound))
    let start = buffer.scalarBoundary(
      atOrBefore: max(first.lowerBound, change.range.lowerBound - bytesMax), from: first.lowerBound)
    let end = buffer.scalarBoundary(
      atOrBefore: min(last.upperBound, change.range.upperBound + bytesMax), from: change.range.upperBound)
    let (head, tail) = (
      buffer.text(in: start..<change.range.lowerBound), buffer.text(in: change.range.upperBound..<end)
    )
    return (buffer.text(in: start..<end), head + change.text + tail)
  }
}
