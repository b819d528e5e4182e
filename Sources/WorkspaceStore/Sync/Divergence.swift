import Workspace

/// What two clones did since they last had the same: the one here, and the one on the remote. Paths are relative to
/// the workspace.
struct Divergence: Sendable {
  /// By path, as this clone has it.
  var local: [String: TreeChange]
  /// By path, as the remote has it.
  var remote: [String: TreeChange]
  /// Names below `proposals/`.
  var baseFolders: Set<String> = []
  var localFolders: Set<String> = []
  var remoteFolders: Set<String> = []
  /// What lies directly in the remote's folder of a proposal, for those where this clone published something.
  var remoteFiles: [String: [String: TreeFile]] = [:]

  /// Files of proposals that this clone has and the common past had not.
  var added: [(path: ProposalPath, file: TreeFile)] {
    local.values.compactMap { change in
      guard change.old == nil, let file = change.new, let path = ProposalPath(change.path) else { return nil }
      return (path, file)
    }.sorted { $0.path < $1.path }
  }
}

/// `proposals/<folder>/<rest>`.
struct ProposalPath: Hashable, Comparable, Sendable {
  var folder: String
  /// The path inside the proposal's folder.
  var rest: String

  /// Nil for a path of anything but a proposal.
  init?(_ path: String) {
    let parts = path.split(separator: "/", maxSplits: 2)
    guard parts.count == 3, parts[0] == WorkspaceFolder.proposalsFolder,
      ProposalFolderName.number(in: String(parts[1])) != nil
    else { return nil }
    self.init(folder: String(parts[1]), rest: String(parts[2]))
  }

  init(folder: String, rest: String) {
    self.folder = folder
    self.rest = rest
  }

  var path: String { "\(WorkspaceFolder.proposalsFolder)/\(folder)/\(rest)" }
  /// The proposal's number as it is shown.
  var number: String { ProposalFolderName.number(in: folder)?.description ?? folder }
  var version: VersionNumber? { WorkspaceFolder.versionNumber(ofFile: rest) }
  var isDraft: Bool { rest == "proposal.md" }
  var isDecision: Bool { rest == "decision.md" }
  var isEvent: Bool { rest.hasPrefix("reviews/") }
  var isRun: Bool { rest.hasPrefix("evidence/") }

  static func < (a: ProposalPath, b: ProposalPath) -> Bool { (a.folder, a.rest) < (b.folder, b.rest) }
}
