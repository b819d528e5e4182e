extension WorkspaceCheck {
  /// What `moot.yaml` says that cannot be meant.
  static let configuration = WorkspaceCheck(name: "configuration") { $0.folder.diagnostics }
}
