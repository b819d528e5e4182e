import Workspace

/// A file being edited: the text with its cursor, and how it stands to the file on disk.
public struct EditorScreen: Hashable, Sendable {
  /// Relative to the workspace.
  public let path: String
  let line: Int
  var phase = Phase.opening
  /// What is shown beside the text in meeting mode; nil outside it.
  var aside: MeetingAside?
  /// What the word before the cursor may become, while it is chosen.
  var completion: Completion?
  var frontMatter = FrontMatterCheck()

  enum Phase: Hashable {
    case opening
    case editing(Editing)
  }

  struct Editing: Hashable {
    var editor: EditorState
    /// What the file held when the text was read or last saved.
    var stamp: FileStamp
    /// The text that the stamp is of.
    var base: TextBuffer
    /// What was chosen when this text and one on the disk were merged, and the merge was left.
    var choices: MergeReview?
    /// What stood here before both texts of a merge were put between marks.
    var unmerged: Unmerged?
    /// A text that a killed editor left, waiting for a decision.
    var recovered: Recovered?
    /// The text on its way to the disk.
    var saving: TextBuffer?
    var leavesWhenSaved = false
    /// Whether what is sought is taken as a regular expression, until the person wants it otherwise.
    var isPattern = false
    /// What is being replaced, match by match.
    var replacing: Replacing?
    var isSaving: Bool { saving != nil }

    /// Whoever undoes a merge has a text again that knows nothing of the one on the disk, and is asked when it is saved.
    mutating func settleUnmerged() {
      guard let unmerged, editor.buffer == unmerged.text else { return }
      (stamp, base, self.unmerged) = (unmerged.stamp, unmerged.base, nil)
    }
  }

  /// A text that knows nothing of what the disk holds by now.
  struct Unmerged: Hashable {
    var text: TextBuffer
    var stamp: FileStamp
    var base: TextBuffer
  }

  /// - Parameter inMeeting: shows beside the text the actions it holds so far and what else is open.
  public init(opening path: String, line: Int, inMeeting: Bool = false) {
    self.path = path
    self.line = line
    if inMeeting { aside = MeetingAside() }
  }

  /// Whether keys go to the list beside the text.
  var isAside: Bool { aside?.isFocused ?? false }

  var contexts: [KeyContext] {
    guard aside != nil else { return [.editor] }
    return isAside ? [.meetingList, .list] : [.meetingText, .editor]
  }

  var editing: Editing? {
    get { if case .editing(let editing) = phase { editing } else { nil } }
    set { if let newValue { phase = .editing(newValue) } }
  }

  public var hasUnsavedChanges: Bool { editing?.editor.isModified ?? false }
}
