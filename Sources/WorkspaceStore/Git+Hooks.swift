import Workspace

extension Git {
  /// Runs one of the repository's hooks, as git's own commands do; a hook that is not there refuses nothing.
  ///
  /// - Parameters:
  ///   - index: the file of the index that the hook sees; nil for the work tree's own.
  /// - Throws: what the hook said, where it refuses.
  func runHook(
    _ name: String, _ arguments: [String] = [], index: String? = nil
  ) async throws(StoreError) {
    // Git tells hooks by this that nobody is there to edit a message.
    var settings = ["GIT_EDITOR": ":"]
    if let index { settings["GIT_INDEX_FILE"] = index }
    let answer: Output
    do {
      answer = try await run(
        ["hook", "run", "--ignore-missing", name] + (arguments.isEmpty ? [] : ["--"] + arguments),
        settings: settings, mayEnd: true)
    } catch {
      guard error.reason == .stopped else { throw error }
      throw StoreError(
        .stopped, path: folder, "stopped while the hook \(name) ran", advice: "nothing was merged")
    }
    guard answer.succeeded else {
      throw StoreError(
        .notCommitted, path: folder, "the hook \(name) refused: \(answer.reason)",
        advice: "nothing was merged; mend what it complains of and sync again")
    }
  }

  /// Fills a file with an index of a tree.
  func writeIndex(of tree: ObjectID, to file: String) async throws(StoreError) {
    let answer = try await run(["read-tree", tree.text], settings: ["GIT_INDEX_FILE": file])
    guard answer.succeeded else { throw failure("git read-tree", answer) }
  }
}
