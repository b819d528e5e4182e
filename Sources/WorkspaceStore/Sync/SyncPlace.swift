import Workspace

/// Which branches a workspace is synced with: where others' work comes from, and where one's own goes.
struct SyncPlace: Hashable, Sendable {
  var source: RemoteBranch
  var target: RemoteBranch

  /// The branches to merge: where pushes go elsewhere, what lies there is others' work too.
  var sources: [RemoteBranch] { source == target ? [source] : [source, target] }

  /// The keys of git's configuration that a sync reads.
  static let settingsPattern =
    #"^(remote\..*\.url|remote\.pushdefault|branch\..*\.(remote|merge|pushremote)|commit\.gpgsign)$"#

  /// What `moot.yaml` says, else git's own upstream of the branch, else the branch of the same name at `origin`.
  ///
  /// - Parameters:
  ///   - branch: the one that is checked out.
  ///   - settings: git's configuration, as far as it matches `settingsPattern`.
  init(_ policy: SyncPolicy, branch: String, settings: [String: String]) throws(StoreError) {
    let configured = settings["branch.\(branch).remote"].flatMap { $0 == "." ? nil : $0 }
    let merged = settings["branch.\(branch).merge"].flatMap { name in
      name.hasPrefix("refs/heads/") && configured != nil ? String(name.dropFirst(11)) : nil
    }
    let remote = policy.remote ?? configured ?? "origin"
    let upstream = remote == configured ? merged : nil
    source = RemoteBranch(remote: remote, branch: policy.branch ?? upstream ?? branch)
    let pushRemote =
      policy.pushRemote ?? settings["branch.\(branch).pushremote"] ?? settings["remote.pushdefault"] ?? remote
    target = RemoteBranch(remote: pushRemote, branch: policy.pushBranch ?? source.branch)

    if let wanted = policy.branch, wanted != branch, upstream != wanted {
      throw StoreError(
        .refused, "'\(branch)' is checked out, and moot.yaml syncs '\(wanted)'",
        advice:
          "`git switch \(wanted)` first, or `git branch --set-upstream-to=\(source)` to sync this branch"
      )
    }
    for name in [remote, pushRemote] where settings["remote.\(name).url"] == nil {
      throw StoreError(
        .refused, "this repository has no remote '\(name)'",
        advice: "`git remote add \(name) ADDRESS` names one, or moot.yaml another: `sync: {remote: NAME}`")
    }
  }
}
