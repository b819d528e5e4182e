import Workspace

/// What is known of a repository before it is synced.
struct RepositoryPlace: Hashable, Sendable {
  /// Where git keeps this work tree's own files; absolute.
  var gitFolder: String
  /// From the top of the work tree to the folder, with a slash at the end; empty at the top.
  var prefix: String
  /// Where git looks for hooks; absolute or relative to the folder.
  var hooks: String
  var isShallow: Bool
  /// Nil where no branch is checked out.
  var branch: String?
}

/// What is checked out and what is changed.
struct WorkTreeStatus: Hashable, Sendable {
  /// Nil before the first commit.
  var head: ObjectID?
  /// Paths that differ from the last commit or are new, from the top of the work tree.
  var changed: [String] = []
  /// Those that the last commit does not have, also in `changed`.
  var added: Set<String> = []
  /// Those of `added` that the index does not have either.
  var untracked: Set<String> = []
  /// Paths that an earlier merge left in conflict.
  var unmerged: [String] = []
}

extension Git {
  /// Where the repository's parts are; throws where there is none with a work tree and a commit.
  func place() async throws(StoreError) -> RepositoryPlace {
    let answer = try await run([
      "rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository",
      "--absolute-git-dir", "--git-path", "hooks", "--show-prefix", "--symbolic-full-name", "HEAD",
    ])
    let lines = answer.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.first == "true" {
      throw StoreError(
        .refused, path: folder, "is a bare repository, which has no files to sync",
        advice: "clone it and work there")
    }
    guard lines.count > 6, lines[1] == "true" else {
      if answer.complaint.contains("safe.directory") { throw failure("git", answer) }
      throw StoreError(
        .refused, path: folder, "is not in a git repository",
        advice: "`git init` makes one, `git clone` brings the group's")
    }
    guard answer.succeeded else {
      throw StoreError(
        .refused, path: folder, "nothing is committed here yet",
        advice: "`git pull` brings what a remote has, `git commit` begins a history of your own")
    }
    return RepositoryPlace(
      gitFolder: lines[3], prefix: lines[5], hooks: FilePath.join(folder, lines[4]),
      isShallow: lines[2] == "true",
      branch: lines[6].hasPrefix("refs/heads/") ? String(lines[6].dropFirst(11)) : nil)
  }

  /// What is checked out and changed. Untracked folders are listed file by file; ignored files are not.
  func status() async throws(StoreError) -> WorkTreeStatus {
    let answer = try await run([
      "status", "--porcelain=v2", "--branch", "-z", "--no-renames", "--untracked-files=all",
    ])
    guard answer.succeeded else { throw failure("git status", answer) }
    var status = WorkTreeStatus()
    for field in answer.bytes.split(separator: 0) {
      let text = String(decoding: field, as: UTF8.self)
      // Paths may hold spaces, so that only the fields before them are split.
      func path(after fields: Int) -> String? {
        let parts = text.split(separator: " ", maxSplits: fields)
        return parts.count > fields ? String(parts[fields]) : nil
      }
      switch text.prefix(2) {
      case "# ":
        if text.hasPrefix("# branch.oid ") { status.head = ObjectID(text.dropFirst(13)) }
      case "1 ":
        if let path = path(after: 8) {
          status.changed.append(path)
          if text.dropFirst(2).prefix(2).contains("A") { status.added.insert(path) }
        }
      case "u ": if let path = path(after: 10) { status.unmerged.append(path) }
      case "? ":
        if let path = path(after: 1) {
          status.changed.append(path)
          status.added.insert(path)
          status.untracked.insert(path)
        }
      default: break
      }
    }
    return status
  }

  /// The values of the keys that match a pattern, lower-cased keys, the last value of each; empty where there is none.
  func settings(matching pattern: String) async throws(StoreError) -> [String: String] {
    let answer = try await run(["config", "--null", "--get-regexp", pattern])
    guard answer.code <= 1 else { throw failure("git config", answer) }
    var values: [String: String] = [:]
    // A key and its value are separated by a line feed, entries by a NUL; a key alone is true.
    for entry in answer.text.split(separator: "\0") {
      let parts = entry.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      values[String(parts[0])] = parts.count == 2 ? String(parts[1]) : "true"
    }
    return values
  }

  /// The commit that a reference names; nil where there is none.
  func commit(named reference: String) async throws(StoreError) -> ObjectID? {
    let answer = try await run(["rev-parse", "--verify", "--quiet", "\(reference)^{commit}"])
    return answer.succeeded ? ObjectID(answer.line) : nil
  }
}

extension Git {
  /// How git reads a setting that is true or false.
  static func isTrue(_ value: String?) -> Bool {
    value.map { ["true", "yes", "on", "1"].contains($0.lowercased()) } ?? false
  }
}
