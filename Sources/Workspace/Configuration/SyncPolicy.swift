/// With which branch of which remote a workspace is synced. A remote is one that `git remote` lists.
public struct SyncPolicy: Hashable, Sendable {
  /// Where others' work comes from; nil means the upstream of the branch that is checked out, else `origin`.
  public var remote: String?
  /// Nil means the upstream, else the branch of the same name.
  public var branch: String?
  /// Where one's own work goes when that is not where others' comes from: a fork.
  public var pushRemote: String?
  /// Where one's own work goes when `branch` takes no pushes.
  public var pushBranch: String?

  public init(
    remote: String? = nil, branch: String? = nil, pushRemote: String? = nil, pushBranch: String? = nil
  ) {
    self.remote = remote
    self.branch = branch
    self.pushRemote = pushRemote
    self.pushBranch = pushBranch
  }

  /// Whether git takes this for the name of a branch (git-check-ref-format(1)) and not for an option.
  static func isReference(_ name: String) -> Bool {
    let forbidden = name.unicodeScalars.contains { scalar in
      scalar.value <= 0x20 || scalar.value == 0x7F || "~^:?*[\\".unicodeScalars.contains(scalar)
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !forbidden && !name.hasPrefix("-") && !name.hasSuffix(".") && !name.contains("..")
      && !name.contains("@{") && name != "@"
      && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock") }
  }
}
