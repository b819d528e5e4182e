import Workspace

/// A file that both sides changed, as a person settles it.
public struct MergeFile: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case text(MergeReview)
    /// It is no text, or one side has no such file: it stands as one of them has it.
    case whole(WholeFile)
    /// Only git can merge it; why, in its words.
    case stuck(String)
  }

  /// A choice between two files that nothing merges.
  public struct WholeFile: Hashable, Sendable {
    /// What each side did.
    public var ours: String
    public var theirs: String
    public var choice: TextMerge.Resolution?

    public init(ours: String, theirs: String, choice: TextMerge.Resolution?) {
      self.ours = ours
      self.theirs = theirs
      self.choice = choice
    }
  }

  /// Relative to the workspace.
  public let path: String
  /// Where its texts lie, relative to the workspace; nil where they are nowhere but here.
  public let folder: String?
  /// What the editor opens to change the whole; nil where there is no such file.
  public let mergedFile: String?
  public var content: Content

  public init(path: String, folder: String?, mergedFile: String?, _ content: Content) {
    self.path = path
    self.folder = folder
    self.mergedFile = mergedFile
    self.content = content
  }

  /// What is chosen at each of its places.
  var choices: [TextMerge.Resolution?] {
    switch content {
    case .text(let review): review.conflicts.map(\.choice)
    case .whole(let whole): [whole.choice]
    case .stuck: [nil]
    }
  }

  /// Whether a mark is left that parts nothing, so that no sync would take the text.
  var hasStrayMark: Bool {
    guard case .text(let review) = content, let text = review.text else { return false }
    return MergeReview.hasMarks(text)
  }

  mutating func choose(_ choice: TextMerge.Resolution?, at index: Int) {
    switch content {
    case .text(var review):
      review.choose(choice, at: index)
      content = .text(review)
    case .whole(var whole):
      whole.choice = choice
      content = .whole(whole)
    case .stuck: break
    }
  }

  /// Why this cannot be chosen at a place; nil where it can.
  func refusal(of choice: TextMerge.Resolution, at index: Int) -> String? {
    switch content {
    case .text(let review):
      guard choice == .both, let key = review.conflicts[index].key else { return nil }
      return review.conflicts[index].allowsBoth ? nil : "\(key) has one value: o takes yours, t theirs"
    case .whole: return choice == .both ? "Of two files one stays: o takes yours, t theirs" : nil
    case .stuck: return "Moot cannot merge this one: merge it with git, then sync again"
    }
  }
}
