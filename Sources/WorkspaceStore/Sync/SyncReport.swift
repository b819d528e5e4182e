import Workspace

/// How a sync is to be done.
public struct SyncOptions: Sendable {
  /// Whether git and ssh may ask for a password at the terminal.
  public var mayAsk: Bool
  /// What stands where both edited the same lines, by path relative to the workspace; elsewhere both edits stand.
  public var choices: [String: TextMerge.Resolution]
  /// Told what is being done, such as `fetching from origin`.
  public var onStep: @Sendable (String) -> Void

  public init(
    mayAsk: Bool = false, choices: [String: TextMerge.Resolution] = [:],
    onStep: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.mayAsk = mayAsk
    self.choices = choices
    self.onStep = onStep
  }
}

/// Two edits of one file that only a person can merge.
public struct SyncConflict: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Both edited these lines, 1-based, of the file as this clone has it.
    case lines([ClosedRange<Int>])
    /// The file is no text.
    case notText
    case removedHere
    case removedThere
    /// Anything else, in git's words; git itself can merge it.
    case other(String)
  }

  /// Relative to the workspace where it lies in it, else from the top of the repository.
  public var path: String
  public var kind: Kind
  /// Where the texts lie, relative to the workspace; nil for `.other`.
  public var folder: String?
  /// The branch that the other side comes from, such as `origin/main`.
  public var theirs: String

  /// The text with marks where both changed the same lines, relative to the workspace: without marks it is what the next
  /// sync takes. Nil where lines do not tell it.
  public var mergedFile: String? {
    guard case .lines = kind, let folder else { return nil }
    return MergeFolder.mergedFile(of: path, in: folder)
  }
}

/// What became of a sync.
public struct SyncReport: Hashable, Sendable {
  public enum Push: Hashable, Sendable {
    /// The remote had it all, or the sync stopped before.
    case nothing
    case done
    /// The remote had no such branch before.
    case began
    /// The remote's words.
    case refused(String)
  }

  /// Such as `origin/main`.
  public var source: String
  public var target: String
  /// Files of this clone that were changed and are committed now.
  public var committed: [String] = []
  /// Files that are not committed and so were not sent, each with the reason.
  public var left: [Diagnostic] = []
  public var received = SyncContents()
  public var sent = SyncContents()
  public var mends: [SyncMend] = []
  /// Not empty where the sync stopped; what was committed here stands, and nothing else changed.
  public var conflicts: [SyncConflict] = []
  public var push = Push.nothing

  /// True where both sides have the same now.
  public var isComplete: Bool {
    guard conflicts.isEmpty else { return false }
    if case .refused = push { return false }
    return true
  }
}
