import Workspace

/// Where a comment, a reply, other words or reasons are written; the text is nobody's file until it is sent.
public struct ComposerScreen: Hashable, Sendable {
  var composition: Composition
  var editor: EditorState
  var phase = Phase.writing
  /// Under which name unsent text outlives a kill, relative to the workspace.
  let recoveryPath: String

  enum Phase: Hashable {
    case writing
    /// The text is on its way; it stays until it arrived.
    case sending
  }

  /// - Parameters:
  ///   - folder: the proposal's, relative to the workspace.
  ///   - recovered: what was typed before a kill, and is not sent.
  init(_ composition: Composition, folder: String, recovered: String? = nil) {
    self.composition = composition
    editor = EditorState(text: composition.initialText)
    editor.showsLineNumbers = false
    if let recovered { editor.insert(recovered) }
    recoveryPath =
      composition.isDecision ? Self.decisionRecoveryPath(in: folder) : Self.recoveryPath(in: folder)
  }

  /// One composer is open at a time, so a proposal needs one name for what becomes an event.
  public static func recoveryPath(in folder: String) -> String { "\(folder)/comment" }

  /// The reason for a decision is no event, and waits for the next time that it is decided.
  public static func decisionRecoveryPath(in folder: String) -> String { "\(folder)/decision" }

  var number: ProposalNumber { composition.number }
  var isSending: Bool { phase == .sending }
  /// Whether anything would be lost by leaving.
  public var hasUnsentText: Bool { editor.isModified }
}
