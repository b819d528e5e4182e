import Workspace

/// How what only this clone has must be renamed, so that it can lie beside what the remote has. What is published
/// keeps its bytes; the one that is not yet on the remote gives way.
struct Mending: Hashable, Sendable {
  /// A proposal that gets another number.
  struct Renumbering: Hashable, Sendable {
    var from: ProposalNumber
    var to: ProposalNumber
    /// Names of its folder.
    var oldFolder: String
    var newFolder: String
  }

  /// From path to path.
  var moves: [String: String] = [:]
  /// Paths whose bytes lie on the remote already, under another name.
  var dropped: Set<String> = []
  var renumberings: [Renumbering] = []
  /// Folders of proposals that both decided.
  var decisions: [String] = []
  var mends: [SyncMend] = []

  var isEmpty: Bool { moves.isEmpty && dropped.isEmpty && decisions.isEmpty }

  init(_ divergence: Divergence) throws(StoreError) {
    try renumberProposals(divergence)
    let moved = Set(renumberings.map(\.oldFolder))
    let added = divergence.added.filter { !moved.contains($0.path.folder) }
    renumberVersions(divergence, added.filter { $0.path.version != nil })
    for (path, file) in added {
      guard let theirs = divergence.remote[path.path]?.new, theirs.id != file.id else { continue }
      if path.isEvent || path.isRun { rename(path, file, divergence) }
      if path.isDecision { decisions.append(path.folder) }
    }
  }

  // MARK: Proposals

  private mutating func renumberProposals(_ divergence: Divergence) throws(StoreError) {
    let (base, remote) = (divergence.baseFolders, divergence.remoteFolders)
    // A folder that this clone renamed is not in the way of its own new name.
    let staying = remote.filter { !base.contains($0) || divergence.localFolders.contains($0) }
    let all = base.union(remote).union(divergence.localFolders)
    var last = all.compactMap(ProposalFolderName.number).max()?.value ?? 0
    var taken = Set(staying.compactMap(ProposalFolderName.number))
    for folder in divergence.localFolders.subtracting(base).sorted() {
      guard let number = ProposalFolderName.number(in: folder) else { continue }
      if remote.contains(folder), !isAnotherProposal(folder, divergence) { continue }
      guard !taken.insert(number).inserted else { continue }
      last += 1
      guard let next = ProposalNumber(last) else {
        throw StoreError(
          .refused, path: "\(WorkspaceFolder.proposalsFolder)/\(folder)",
          "the number is taken, and there is none after \(last - 1)")
      }
      let name = next.description + folder.dropFirst(number.description.count)
      move(Renumbering(from: number, to: next, oldFolder: folder, newFolder: name), divergence)
    }
  }

  /// Two folders of the same name that did not come from one another.
  private func isAnotherProposal(_ folder: String, _ divergence: Divergence) -> Bool {
    let draft = ProposalPath(folder: folder, rest: "proposal.md").path
    guard let ours = divergence.local[draft]?.new, let theirs = divergence.remote[draft]?.new else {
      return false
    }
    return ours.id != theirs.id
  }

  private mutating func move(_ renumbering: Renumbering, _ divergence: Divergence) {
    for (path, _) in divergence.added where path.folder == renumbering.oldFolder {
      moves[path.path] = ProposalPath(folder: renumbering.newFolder, rest: path.rest).path
    }
    renumberings.append(renumbering)
    mends.append(
      .proposal(
        from: renumbering.from, to: renumbering.to,
        folder: "\(WorkspaceFolder.proposalsFolder)/\(renumbering.newFolder)"))
  }

  // MARK: Versions

  private mutating func renumberVersions(
    _ divergence: Divergence, _ added: [(path: ProposalPath, file: TreeFile)]
  ) {
    for (folder, files) in Dictionary(grouping: added, by: \.path.folder).sorted(by: { $0.key < $1.key }) {
      let remote = divergence.remoteFiles[folder] ?? [:]
      let theirs = remote.compactMap { name, file in
        WorkspaceFolder.versionNumber(ofFile: name).map { (number: $0, id: file.id) }
      }
      var last = theirs.map(\.number.value).max() ?? 0
      var isTaken = false
      // In their own order, so that the later one of two stays the later one.
      for (path, file) in files.sorted(by: { $0.path.version?.value ?? 0 < $1.path.version?.value ?? 0 }) {
        guard let number = path.version, remote[path.rest]?.id != file.id else { continue }
        isTaken = isTaken || remote[path.rest] != nil
        guard isTaken else { continue }
        if let known = theirs.first(where: { $0.id == file.id }) {
          dropped.insert(path.path)
          mends.append(.knownVersion(proposal: path.number, from: number, to: known.number))
          continue
        }
        last += 1
        guard let next = VersionNumber(last), next != number else { continue }
        moves[path.path] = ProposalPath(folder: folder, rest: "\(next).md").path
        mends.append(.version(proposal: path.number, from: number, to: next))
      }
    }
  }

  // MARK: Events

  /// The last part of the name, which is random, becomes the beginning of the name of the file's bytes.
  private mutating func rename(_ path: ProposalPath, _ file: TreeFile, _ divergence: Divergence) {
    let name = path.rest.split(separator: ".", maxSplits: 1)
    let stem = name[0].lastIndex(of: "-").map { name[0][..<$0] } ?? name[0]
    let ending = name.count == 2 ? ".\(name[1])" : ""
    for length in 4...file.id.text.count {
      let rest = "\(stem)-\(file.id.text.prefix(length))\(ending)"
      let other = ProposalPath(folder: path.folder, rest: rest).path
      guard divergence.local[other] == nil, divergence.remote[other] == nil else { continue }
      moves[path.path] = other
      mends.append(.file(from: path.path, to: other))
      return
    }
  }
}
