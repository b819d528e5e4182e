import Workspace

extension WorkspaceFolder {
  /// A file of the workspace as text, and its stamp for saving it.
  ///
  /// One that is not UTF-8 is refused: saving it would change bytes that nobody touched.
  public func readText(_ path: String) throws(StoreError) -> (String, FileStamp) {
    try requireInside(path)
    let bytes = try DiskFile.read(absolutePath(path), as: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw StoreError(
        .refused, path: path, line: Self.firstInvalidLine(bytes), "not valid UTF-8",
        advice: "mend it with another editor or iconv; Moot would change its bytes")
    }
    return (text, FileStamp(of: bytes))
  }

  /// Saves a text unless the file changed since `expecting`; `.absent` creates it.
  public func save(
    _ text: String, to path: String, expecting: FileStamp
  ) throws(StoreError) -> FileStamp {
    try requireInside(path)
    guard !Self.isImmutable(path) else {
      throw StoreError(
        .refused, path: path, "a published version never changes",
        advice: "edit the draft, proposal.md, and publish it")
    }
    return try locked { () throws(StoreError) in
      try AtomicFile.write(Array(text.utf8), to: absolutePath(path), as: path, expecting: expecting)
    }
  }

  /// `proposals/NNNN-…/vN.md`, a decision, an event or a run.
  static func isImmutable(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard parts.count >= 3, parts[0] == "proposals", ProposalFolderName.number(in: String(parts[1])) != nil
    else {
      return false
    }
    if parts.count == 3 { return versionNumber(ofFile: String(parts[2])) != nil || parts[2] == "decision.md" }
    return parts[2] == "reviews" || parts[2] == "evidence"
  }

  private func requireInside(_ path: String) throws(StoreError) {
    guard FilePath.staysInside(path) else {
      throw StoreError(.refused, path: path, "not a file of this workspace")
    }
  }

  /// 1-based; nil where all is UTF-8.
  static func firstInvalidLine(_ bytes: [UInt8]) -> Int? {
    var line = 1
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return nil
  }
}
