extension WorkspaceCheck {
  /// What the reader of notes could not be sure of: contradictory dates, unknown owners, damaged text.
  static let notes = WorkspaceCheck(name: "notes") { try $0.folder.openIndex().diagnostics() }
}
