import Workspace

/// What both sides changed in different ways, place by place, and what a person chooses for each.
public struct MergeScreen: Hashable, Sendable {
  enum Purpose: Hashable {
    /// A sync stopped here; what is chosen is kept where the next one finds it.
    case sync
    /// A file changed on the disk while it was edited.
    case save(Saving)
  }

  /// A text in the editor that another one on the disk is in the way of.
  struct Saving: Hashable {
    var path: String
    /// What the editor holds.
    var mine: String
    /// What the disk holds.
    var theirs: String
    var stamp: FileStamp
  }

  /// One of the conflicts of all files.
  struct Place: Hashable {
    var file: Int
    /// Of the file's conflicts.
    var index: Int
  }

  struct Step: Hashable {
    var place: Place
    /// What was chosen there before.
    var before: TextMerge.Resolution?
  }

  let purpose: Purpose
  var files: [MergeFile]
  /// Of `places`.
  var selected = 0
  /// The choices of this screen, the last one at the end.
  var steps: [Step] = []
  /// The first row shown.
  var top = 0
  var layout = MergeLayout()

  init(_ purpose: Purpose, _ files: [MergeFile]) {
    self.purpose = purpose
    self.files = files
    selected = choices.firstIndex(of: nil) ?? 0
  }

  var places: [Place] {
    files.enumerated().flatMap { file, content in
      content.choices.indices.map { Place(file: file, index: $0) }
    }
  }

  /// Of all places, in their order.
  var choices: [TextMerge.Resolution?] { files.flatMap(\.choices) }

  /// How many places have no choice yet.
  var openCount: Int { choices.count { $0 == nil } }

  var chosenPlace: Place? { places.indices.contains(selected) ? places[selected] : nil }
}
