import Workspace

extension MergeScreen {
  mutating func perform(_ command: Command, _ model: Model) -> Outcome {
    let page = max(1, model.contentRect.rows - 1)
    switch command {
    case .takeOurs: return choose(.ours, model)
    case .takeTheirs: return choose(.theirs, model)
    case .takeBoth: return choose(.both, model)
    case .takeAllOurs: return chooseRest(.ours, model)
    case .takeAllTheirs: return chooseRest(.theirs, model)
    case .undoChoice: return undo(model)
    case .nextConflict, .down: select(selected + 1, model)
    case .previousConflict, .up: select(selected - 1, model)
    case .first: select(0, model)
    case .last: select(places.count - 1, model)
    case .pageDown: top += page
    case .pageUp: top = max(0, top - page)
    default: return .unhandled
    }
    return .done
  }

  /// Why a command can do nothing now; nil where it can.
  func refusal(of command: Command, _ model: Model) -> String? {
    switch command {
    case .takeOurs: return refusal(of: .ours)
    case .takeTheirs: return refusal(of: .theirs)
    case .takeBoth: return refusal(of: .both)
    case .takeAllOurs, .takeAllTheirs: return openCount == 0 ? "Nothing is left to choose" : nil
    case .undoChoice: return steps.isEmpty ? "Nothing was chosen here yet" : nil
    case .edit:
      return reviewToEdit == nil ? "There is no merged text to edit: o takes yours, t theirs" : nil
    case .takeMerge:
      guard openCount == 0 else {
        return "\(Self.places(openCount)) to choose yet: o yours, t theirs, b both, n the next"
      }
      guard purpose == .sync else { return nil }
      if let file = files.first(where: \.hasStrayMark) {
        return "\(file.path) still has a line that begins as a mark does; e edits it"
      }
      return model.refusal(of: .sync)
    default: return nil
    }
  }

  private func refusal(of choice: TextMerge.Resolution) -> String? {
    guard let place = chosenPlace else { return "There is nothing to choose; Enter goes on" }
    return files[place.file].refusal(of: choice, at: place.index)
  }

  /// The text that the editor would open, and at which of its conflicts.
  var reviewToEdit: (file: MergeFile, review: MergeReview, index: Int)? {
    let place = chosenPlace ?? Place(file: 0, index: 0)
    guard files.indices.contains(place.file), case .text(let review) = files[place.file].content else {
      return nil
    }
    return (files[place.file], review, place.index)
  }

  static func places(_ count: Int) -> String { count == 1 ? "1 place" : "\(count) places" }

  // MARK: Choosing

  private mutating func choose(_ choice: TextMerge.Resolution, _ model: Model) -> Outcome {
    guard let place = chosenPlace else { return .done }
    set(choice, at: place)
    // On to what is left, below first.
    let choices = choices
    let next = choices.indices.dropFirst(selected + 1).first { choices[$0] == nil }
    select(next ?? choices.firstIndex(of: nil) ?? selected, model)
    return .effects(kept([place.file]))
  }

  private mutating func chooseRest(_ choice: TextMerge.Resolution, _ model: Model) -> Outcome {
    let open = zip(places, choices).filter { place, chosen in
      chosen == nil && files[place.file].refusal(of: choice, at: place.index) == nil
    }.map(\.0)
    guard let last = open.last else { return .done }
    for place in open { set(choice, at: place) }
    select(places.firstIndex(of: last) ?? selected, model)
    return .effects(kept(Array(Set(open.map(\.file))).sorted()))
  }

  private mutating func set(_ choice: TextMerge.Resolution, at place: Place) {
    steps.append(Step(place: place, before: files[place.file].choices[place.index]))
    files[place.file].choose(choice, at: place.index)
  }

  private mutating func undo(_ model: Model) -> Outcome {
    guard let step = steps.popLast() else { return .done }
    files[step.place.file].choose(step.before, at: step.place.index)
    select(places.firstIndex(of: step.place) ?? 0, model)
    return .effects(kept([step.place.file]))
  }

  /// What a sync finds is written at once; a text that is being saved is nowhere but here and in the editor.
  private func kept(_ changed: [Int]) -> [Effect] {
    purpose == .sync ? changed.map { .keepMerge(files[$0]) } : []
  }

  // MARK: Moving

  private mutating func select(_ index: Int, _ model: Model) {
    selected = min(max(0, index), max(0, places.count - 1))
    lay(out: model)
    guard layout.places.indices.contains(selected) else { return }
    let rows = layout.places[selected]
    let visible = max(1, model.contentRect.rows)
    if rows.upperBound > top + visible { top = min(rows.lowerBound, rows.upperBound - visible) }
    // What stands before it is shown too.
    let above = max(0, rows.lowerBound - MergeLayout.context - 1)
    if above < top || rows.lowerBound >= top + visible { top = above }
    if rows.lowerBound >= top + visible { top = rows.lowerBound }
  }

  mutating func settle(_ model: Model) {
    selected = min(selected, max(0, places.count - 1))
    lay(out: model)
    top = min(max(0, top), max(0, layout.rows.count - model.contentRect.rows))
  }

  private mutating func lay(out model: Model) {
    layout.fit(self, width: model.contentRect.columns)
  }

  /// The file as the editor left it.
  mutating func replace(_ file: MergeFile) {
    guard let index = files.firstIndex(where: { $0.path == file.path && $0.folder == file.folder }) else {
      return
    }
    files[index] = file
    // Choices of another text cannot be taken back one by one.
    steps.removeAll { $0.place.file == index }
  }
}
