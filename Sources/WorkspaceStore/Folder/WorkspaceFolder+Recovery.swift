import Glibc
import Workspace

extension WorkspaceFolder {
  /// Text that an editor which was killed had not saved; nil where there is none.
  public func recovery(for path: String) -> String? {
    for folder in [absolutePath(".moot/recovery"), FilePath.join(privateFolder, "recovery")] {
      let file = FilePath.join(folder, Self.recoveryName(path))
      if let bytes = try? DiskFile.read(file) { return String(decoding: bytes, as: UTF8.self) }
    }
    return nil
  }

  /// Keeps unsaved text where the next start finds it: in `.moot/recovery`, or in the private state where the
  /// workspace cannot be written.
  public func keepRecovery(_ text: String, for path: String) throws(StoreError) {
    let folder: String
    if access(root, W_OK) == 0 {
      folder = FilePath.join(try ownFolder(), "recovery")
    } else {
      folder = FilePath.join(privateFolder, "recovery")
    }
    try AtomicFile.makeFolder(folder)
    let file = FilePath.join(folder, Self.recoveryName(path))
    try AtomicFile.write(Array(text.utf8), to: file, as: "recovery of \(path)")
  }

  /// Forgets it, after a save or when the person does not want it.
  public func removeRecovery(for path: String) {
    for folder in [absolutePath(".moot/recovery"), FilePath.join(privateFolder, "recovery")] {
      unlink(FilePath.join(folder, Self.recoveryName(path)))
    }
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
