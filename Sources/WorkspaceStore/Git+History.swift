import Workspace

extension Git {
  /// A file's arrival in the history.
  struct Addition: Hashable, Sendable {
    var commit: String
    /// `Name <email>`.
    var author: String
    /// The bytes that it came with.
    var blob: GitObjectID
  }

  /// The newest commit that added each file below a folder, by path; both relative to git's folder. Empty where nothing
  /// is committed yet.
  func additions(below path: String) async throws(StoreError) -> [String: Addition] {
    let mark: Character = "\u{1}"
    let output = try await run(
      [
        "log", "--diff-filter=A", "--no-renames", "--raw", "--no-abbrev", "-z", "--relative",
        "--format=\(mark)%H %an <%ae>",
      ], paths: [path])
    guard output.succeeded else { return [:] }
    var found: [String: Addition] = [:]
    var (commit, author) = ("", "")
    var blob: GitObjectID?
    for field in output.text.split(separator: "\0") {
      let field = field.drop { $0 == "\n" }
      if field.first == mark {
        let words = field.dropFirst().split(separator: " ", maxSplits: 1)
        commit = words.first.map(String.init) ?? ""
        author = words.count > 1 ? String(words[1]) : ""
      } else if field.first == ":" {
        // :000000 100644 <zeros> <blob> A
        let words = field.split(separator: " ")
        blob = words.count == 5 ? GitObjectID(words[3]) : nil
      } else if let added = blob {
        let path = String(field)
        if found[path] == nil { found[path] = Addition(commit: commit, author: author, blob: added) }
        blob = nil
      }
    }
    return found
  }
}
