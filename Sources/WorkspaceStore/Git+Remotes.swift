import Workspace

/// A branch of a remote repository.
struct RemoteBranch: Hashable, Sendable, CustomStringConvertible {
  /// As `git remote` names it.
  var remote: String
  var branch: String

  var description: String { "\(remote)/\(branch)" }
  /// Where this repository remembers it.
  var tracking: String { "refs/remotes/\(remote)/\(branch)" }
}

/// Talking to other repositories. Transport, credentials and hooks are git's own.
extension Git {
  /// Whether git and ssh may ask a person for a password at the terminal.
  enum Asking: Hashable, Sendable {
    case atTerminal
    case never

    /// Without a terminal ssh is told that it has a helper to ask, which by itself knows no answer.
    fileprivate var settings: [String: String] {
      switch self {
      case .atTerminal: ["GIT_TERMINAL_PROMPT": "1"]
      case .never:
        [
          "GIT_TERMINAL_PROMPT": "0", "SSH_ASKPASS_REQUIRE": "force",
          "SSH_ASKPASS": SystemContext.variable("SSH_ASKPASS") ?? "/bin/false",
        ]
      }
    }
  }

  /// Brings what a remote branch has and returns its commit; nil where the remote has no such branch yet. Nothing but
  /// the memory of the remote changes.
  func fetch(_ place: RemoteBranch, asking: Asking) async throws(StoreError) -> ObjectID? {
    let fetched = try await run(
      [
        "fetch", "--quiet", "--no-write-fetch-head", "--no-recurse-submodules", "--end-of-options",
        place.remote, "+refs/heads/\(place.branch):\(place.tracking)",
      ], settings: asking.settings, mayEnd: true)
    if fetched.succeeded { return try await commit(named: place.tracking) }
    // A remote that answers, but knows no such branch, is no failure: the first push makes it.
    let asked = try await run(
      ["ls-remote", "--quiet", "--exit-code", "--", place.remote, "refs/heads/\(place.branch)"],
      settings: asking.settings, mayEnd: true)
    if asked.code == 2 { return nil }
    throw StoreError(
      .refused, "cannot fetch from \(place.remote): \(fetched.remoteReason)",
      advice: "nothing changed and everything is kept here; run `moot sync` again when it can be reached")
  }

  /// Offers a commit to a remote branch.
  func push(_ commit: ObjectID, to place: RemoteBranch, asking: Asking) async throws(StoreError) -> Output {
    try await run(
      [
        "push", "--quiet", "--end-of-options", place.remote, "\(commit):refs/heads/\(place.branch)",
      ], settings: asking.settings, mayEnd: true)
  }
}

extension Git.Output {
  /// What a remote, or the way to it, says: without git's labels before it and general advice behind it.
  var remoteReason: String {
    let noise = ["hint:", "Please make sure", "and the repository exists", "error: failed to push", "To "]
    let lines = complaint.split(whereSeparator: \.isNewline).map { line in
      var line = line
      for label in ["fatal: ", "error: ", "remote: "] where line.hasPrefix(label) {
        line = line.dropFirst(label.count)
      }
      while line.last == "." || line.last?.isWhitespace == true { line = line.dropLast() }
      return String(line)
    }
    let said = zip(complaint.split(whereSeparator: \.isNewline), lines).filter { whole, line in
      !line.isEmpty && !noise.contains { whole.hasPrefix($0) }
    }.map(\.1)
    return said.isEmpty ? reason : said.prefix(6).joined(separator: "; ")
  }
}
