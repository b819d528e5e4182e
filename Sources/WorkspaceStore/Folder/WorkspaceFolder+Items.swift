import Workspace

extension WorkspaceFolder {
  /// The item that a reference names: a unique beginning of its id, four digits or more, or `FILE:LINE` with the
  /// line on which it begins.
  public func findItem(_ reference: String) throws(StoreError) -> ActionItem {
    let index = try openIndex()
    if let colon = reference.lastIndex(of: ":"), let line = Int(reference[reference.index(after: colon)...]) {
      return try findItem(file: String(reference[..<colon]), line: line, in: index)
    }
    let prefix = reference.lowercased()
    guard prefix.utf8.count >= 4, prefix.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      throw StoreError(
        .malformedReference, "'\(reference)' names no item",
        advice: "give at least four digits of its id, or FILE:LINE; `moot actions` shows both")
    }
    let found = try index.items(withPrefix: prefix, limit: 6)
    guard let first = found.first else {
      throw StoreError(.notFound, "no item \(prefix)", advice: "`moot actions --all` shows what there is")
    }
    guard found.count == 1 else {
      let places = found.prefix(5).map { "\($0.id) (\($0.file):\($0.line))" }.joined(separator: ", ")
      let count = found.count > 5 ? "more than 5" : "\(found.count)"
      throw StoreError(.ambiguous, "\(prefix) fits \(count) items: \(places)", advice: "give more digits")
    }
    return first
  }

  private func findItem(
    file: String, line: Int, in index: WorkspaceIndex
  ) throws(StoreError) -> ActionItem {
    let path = relativePath(file)
    let here = try index.items(inFile: path)
    if let item = here.first(where: { $0.line == line }) { return item }
    guard let nearest = here.min(by: { abs($0.line - line) < abs($1.line - line) }) else {
      throw StoreError(
        .notFound, path: path, "no note with items", advice: "`moot meetings` shows the notes")
    }
    throw StoreError(
      .notFound, path: path, line: line, "no item begins on this line",
      advice: "the nearest begins on line \(nearest.line)")
  }

  /// Relative to the workspace, from a path relative to it or to the working directory.
  public func relativePath(_ path: String) -> String {
    if !path.hasPrefix("/"), DiskFile.exists(absolutePath(path)) { return path }
    guard let real = FilePath.resolved(FilePath.join(system.workingDirectory, path)),
      real.hasPrefix(root + "/")
    else { return path }
    return String(real.dropFirst(root.utf8.count + 1))
  }
}
