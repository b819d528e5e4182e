import Workspace

extension Git {
  /// Whether a commit can be made in the folder.
  enum Readiness {
    case ready
    case noRepository
  }

  /// Milliseconds that git's own lock on the index may take to go.
  private static let indexPatience = 1000

  /// Throws where the folder lies in a repository that is in no state for a commit.
  func readiness() async throws(StoreError) -> Readiness {
    let output = try await run([
      "rev-parse", "--path-format=absolute", "--is-inside-work-tree", "--is-bare-repository", "--git-dir",
      "--git-path", "index.lock",
    ])
    let lines = output.text.split(separator: "\n").map(String.init)
    guard output.succeeded, lines.count == 4 else {
      guard output.complaint.contains("safe.directory") else { return .noRepository }
      throw failure("git", output)
    }
    guard lines[0] == "true" else {
      throw StoreError(
        .refused, path: folder,
        lines[1] == "true" ? "is a bare repository, which has no files" : "lies inside git's own folder",
        advice: "work in a clone of it")
    }
    if let progress = Progress.all.first(where: { DiskFile.exists(FilePath.join(lines[2], $0.file)) }) {
      throw StoreError(
        .refused, path: folder,
        "git is in the middle of \(progress.name); nothing was written",
        advice: "\(progress.advice), then try again")
    }
    guard try await run(["symbolic-ref", "--quiet", "HEAD"]).succeeded else {
      throw StoreError(
        .refused, path: folder,
        "git is on no branch (detached HEAD), where a commit gets lost; nothing was written",
        advice: "`git switch BRANCH` goes to one, `git switch -c BRANCH` makes one")
    }
    try await waitForIndex(lines[3])
    return .ready
  }

  private func waitForIndex(_ lock: String) async throws(StoreError) {
    var waited = 0
    while DiskFile.exists(lock) {
      guard waited < Self.indexPatience else {
        throw StoreError(
          .refused, path: lock,
          "git's index is locked: a git command is running, or one died; nothing was written",
          advice: "look for one with `pgrep -a git`; where none runs, remove the file")
      }
      try? await Task.sleep(for: .milliseconds(20))
      waited += 20
    }
  }

  /// What git may be in the middle of, and how one gets out of it.
  struct Progress {
    /// In git's own folder, while it lasts.
    var file: String
    var name: String
    var advice: String

    init(_ file: String, _ name: String, _ command: String) {
      self.file = file
      self.name = name
      advice = "finish it with `git \(command) --continue` or leave it with `git \(command) --abort`"
    }

    static let all: [Progress] = {
      var bisect = Progress("BISECT_LOG", "a bisection", "bisect")
      bisect.advice = "leave it with `git bisect reset`"
      return [
        Progress("rebase-apply/applying", "applying patches", "am"),
        Progress("rebase-merge", "a rebase", "rebase"), Progress("rebase-apply", "a rebase", "rebase"),
        Progress("MERGE_HEAD", "a merge", "merge"),
        Progress("CHERRY_PICK_HEAD", "a cherry-pick", "cherry-pick"),
        Progress("REVERT_HEAD", "a revert", "revert"),
        Progress("sequencer", "a cherry-pick or a revert", "cherry-pick"), bisect,
      ]
    }()
  }

  /// Those of the paths that the index knows.
  func tracked(_ paths: [String]) async throws(StoreError) -> Set<String> {
    guard !paths.isEmpty else { return [] }
    let output = try await run(["ls-files", "-z"], paths: paths)
    guard output.succeeded else { throw refusal("git ls-files", output) }
    return Set(output.text.split(separator: "\0").map(String.init))
  }

  /// Commits exactly these paths, relative to the folder; whatever else is staged or changed stays as it is.
  /// Identity, hooks and signing are git's own. Nothing to commit is no failure.
  ///
  /// - Parameters:
  ///   - adding: those of the paths that the index does not know yet.
  ///   - lock: what git reads, and so keeps open for as long as it runs; nothing for nil.
  func commit(
    _ paths: [String], adding: [String], message: CommitMessage, signoff: Bool, holding lock: CInt? = nil
  ) async throws(StoreError) {
    guard !paths.isEmpty else { return }
    if !adding.isEmpty {
      let added = try await run(["add", "--intent-to-add"], paths: adding, input: lock)
      guard added.succeeded else { throw refusal("git add", added) }
    }
    let texts = [message.subject, message.body].compactMap { $0.map { "--message=\($0)" } }
    let options = ["--quiet", "--only", "--cleanup=whitespace"] + (signoff ? ["--signoff"] : [])
    var committed: Output?
    do {
      committed = try await run(["commit"] + options + texts, paths: paths, input: lock, mayEnd: true)
    } catch  where error.reason != .stopped {
      throw error
    } catch {}
    if let committed, committed.succeeded { return }
    let status = try await run(["status", "--porcelain", "--untracked-files=all"], paths: paths, input: lock)
    guard status.succeeded, status.text.isEmpty else {
      guard let committed else {
        throw StoreError(
          .notCommitted, path: folder, "stopped while git was committing", advice: "nothing was written")
      }
      throw refusal("git commit", committed)
    }
  }

  private func refusal(_ command: String, _ output: Output) -> StoreError {
    var error = failure(command, output)
    error.reason = .notCommitted
    error.advice = "nothing was written; mend what it complains of and try again"
    return error
  }

  /// Makes the index forget paths that were only just added to it.
  func forget(_ paths: [String], holding lock: CInt?) async throws(StoreError) {
    guard !paths.isEmpty else { return }
    let output = try await run(["update-index", "--force-remove", "--"] + paths, input: lock)
    guard output.succeeded else { throw failure("git update-index", output) }
  }

  /// True where the newest commit has these files as they are in the folder, those that are not there among them.
  func hasCommitted(_ paths: [String]) async throws(StoreError) -> Bool {
    let tree = try await run(["ls-tree", "-z", "HEAD"], paths: paths)
    guard tree.succeeded else { return false }
    var committed: [String: Substring] = [:]
    for entry in tree.text.split(separator: "\0") {
      let parts = entry.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, let id = parts[0].split(separator: " ").last else { continue }
      committed[String(parts[1])] = id
    }
    let present = paths.filter { DiskFile.exists(FilePath.join(folder, $0)) }
    guard committed.count == present.count else { return false }
    guard !present.isEmpty else { return true }
    let hashes = try await run(["hash-object", "--"] + present)
    guard hashes.succeeded else { throw failure("git hash-object", hashes) }
    return zip(present, hashes.text.split(separator: "\n")).allSatisfy { committed[$0] == $1 }
  }
}

extension Git {
  /// A branch of a remote, as far as is known here, that has the commit which added this file; nil where none has.
  func remoteBranch(having path: String) async throws(StoreError) -> String? {
    let added = try await run(["log", "-1", "--format=%H", "--diff-filter=A"], paths: [path])
    let commit = added.text.trimmingWhitespace()
    guard added.succeeded, !commit.isEmpty else { return nil }
    let branches = try await run([
      "for-each-ref", "--count=1", "--contains=\(commit)", "--format=%(refname:short)", "refs/remotes",
    ])
    return branches.text.split(separator: "\n").first.map(String.init)
  }
}
