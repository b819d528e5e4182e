import Glibc
import Workspace

extension WorkspaceFolder {
  /// Text that an editor which was killed had not saved; nil where there is none.
  public func recovery(for path: String) -> String? {
    recoveryFolders.lazy.compactMap { self.readRecovery(FilePath.join($0, Self.recoveryName(path))) }
      .first { $0.path == path }?.text
  }

  /// The paths, relative to the workspace, of which unsaved text is kept.
  public func recoveries() -> [String] {
    let files = recoveryFolders.flatMap { folder in
      FolderListing.names(folder).filter { !$0.hasPrefix(".") }.map { FilePath.join(folder, $0) }
    }
    return Set(files.compactMap { readRecovery($0)?.path }).sorted()
  }

  /// Keeps unsaved text where the next start finds it: in `.moot/recovery`, or in the private state where the
  /// workspace cannot be written.
  public func keepRecovery(_ text: String, for path: String) throws(StoreError) {
    let folder = try stateFolder("recovery")
    try AtomicFile.makeFolder(folder)
    let file = FilePath.join(folder, Self.recoveryName(path))
    // The first line says whose text it is.
    try AtomicFile.write(Array("\(path)\n\(text)".utf8), to: file, as: "recovery of \(path)")
  }

  /// Forgets it, after a save or when the person does not want it.
  public func removeRecovery(for path: String) {
    for folder in recoveryFolders {
      unlink(FilePath.join(folder, Self.recoveryName(path)))
    }
  }

  private var recoveryFolders: [String] {
    [absolutePath(".moot/recovery"), FilePath.join(privateFolder, "recovery")]
  }

  private func readRecovery(_ file: String) -> (path: String, text: String)? {
    guard let bytes = try? DiskFile.read(file), let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      return nil
    }
    return (
      String(decoding: bytes[..<end], as: UTF8.self), String(decoding: bytes[(end + 1)...], as: UTF8.self)
    )
  }

  /// The end of the path, readable, and a hash of all of it, short enough for any file system.
  private static func recoveryName(_ path: String) -> String {
    let hash = String(FileStamp(of: path.utf8).hash, radix: 16)
    let readable = path.utf8.suffix(60).map { byte -> Character in
      let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20) || byte == 0x2e
      return isPlain ? Character(UnicodeScalar(byte)) : "-"
    }
    return "\(hash)-\(String(readable))"
  }
}
