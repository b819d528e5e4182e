import Workspace

/// The rows of a merge: each file's conflicts with the lines around them, and of what lies between how much it is.
struct MergeLayout: Hashable, Sendable {
  /// Lines shown on either side of a conflict.
  static let context = 3
  /// Cells from which both sides stand beside each other.
  static let sideBySideWidthMin = 100

  private(set) var rows: [StyledLine] = []
  /// The rows of each conflict, its heading first, in the order of `MergeScreen.places`.
  private(set) var places: [Range<Int>] = []
  private var files: [MergeFile] = []
  private var width = 0

  /// Lays out anew where files or width are not those of the time before.
  mutating func fit(_ screen: MergeScreen, width: Int) {
    guard files != screen.files || self.width != width || rows.isEmpty else { return }
    (files, self.width) = (screen.files, width)
    (rows, places) = ([], [])
    let count = screen.places.count
    for file in files {
      if !rows.isEmpty { rows.append(StyledLine()) }
      rows.append(heading(of: file))
      add(file, of: count)
    }
    if case .save(let saving) = screen.purpose, count == 0 { addPreview(saving) }
  }

  private func heading(of file: MergeFile) -> StyledLine {
    let left = file.choices.count { $0 == nil }
    let state =
      file.choices.isEmpty
      ? "nothing is in conflict" : left == 0 ? "all chosen" : "\(left) of \(file.choices.count) to choose"
    let path = DisplayText.escaped(file.path).clipped(toWidth: max(0, width - state.displayWidth - 4))
    return StyledLine([
      Span(" \(path)", Style(.heading)), Span(" · \(state)", Style(left == 0 ? .good : .soon)),
    ])
  }

  private mutating func add(_ file: MergeFile, of count: Int) {
    switch file.content {
    case .text(let review):
      for (index, piece) in review.pieces.enumerated() {
        switch piece {
        case .settled(let text):
          // The whole text is no news where nothing is to be chosen.
          guard !file.choices.isEmpty else { continue }
          addContext(text, isFirst: index == 0, isLast: index == review.pieces.count - 1)
        case .conflict(let conflict):
          let place = conflict.key.map { "key \(DisplayText.escaped($0))" } ?? "line \(conflict.line)"
          addPlace(place, conflict.choice, of: count) { layout in
            layout.addSides(ConflictRows(conflict, review.names, width: layout.width))
          }
        }
      }
    case .whole(let whole):
      addPlace("the whole file", whole.choice, of: count) { layout in
        for (mark, name, text) in [
          (ConflictRows.mark(.ours, whole.choice), "yours", whole.ours),
          (ConflictRows.mark(.theirs, whole.choice), "theirs", whole.theirs),
        ] {
          layout.add(ConflictRows.wrapped("\(mark) \(name): \(text)", .plain, indent: 2, width: layout.width))
        }
      }
    case .stuck(let words):
      addPlace("git has to merge it", nil, of: count) { layout in
        layout.add(ConflictRows.wrapped(words, Style(.soon), indent: 2, width: layout.width))
      }
    }
  }

  private mutating func add(_ lines: [StyledLine]) { rows += lines }

  private mutating func addPlace(
    _ place: String, _ choice: TextMerge.Resolution?, of count: Int, _ body: (inout MergeLayout) -> Void
  ) {
    let start = rows.count
    var line = StyledLine("  \(places.count + 1) of \(count) · \(place) · ", Style(.title))
    line.append(Self.words(choice), choice == nil ? Style(.soon, .bold) : Style(.good))
    rows.append(line)
    body(&self)
    places.append(start..<rows.count)
  }

  private static func words(_ choice: TextMerge.Resolution?) -> String {
    switch choice {
    case nil: "not chosen"
    case .ours: "yours"
    case .theirs: "theirs"
    case .both: "both, yours first"
    }
  }

  private mutating func addSides(_ sides: ConflictRows) {
    rows += width >= Self.sideBySideWidthMin ? sides.sideBySide() : sides.stacked()
  }

  // MARK: What is settled

  private mutating func addContext(_ text: String, isFirst: Bool, isLast: Bool) {
    let all = ConflictRows.lines(of: text)
    let (before, behind) = (isFirst ? 0 : Self.context, isLast ? 0 : Self.context)
    guard all.count > before + behind + 1 else { return addPlain(all) }
    addPlain(all.prefix(before))
    rows.append(StyledLine("  ⋯ \(all.count - before - behind) lines", Style(.dim)))
    addPlain(all.suffix(behind))
  }

  private mutating func addPlain(_ lines: some Collection<String>) {
    for line in lines { rows += ConflictRows.wrapped(line, .plain, indent: 4, width: width) }
  }

  /// What comes from the disk into the text that was edited.
  private mutating func addPreview(_ saving: MergeScreen.Saving) {
    guard case .text(let review)? = files.first?.content, let text = review.text else { return }
    rows += ConflictRows.wrapped(
      "The edits do not touch each other. Enter takes both and saves; this comes into your text:", .plain,
      indent: 1, width: width)
    rows.append(StyledLine())
    let diff = TextDiff(old: saving.mine, new: text)
    rows +=
      diff.isEmpty
      ? [StyledLine("  nothing that you do not have already", Style(.dim))]
      : DiffLayout(width: width).lines(diff, as: .inline)
  }
}
