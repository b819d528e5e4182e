import Glibc
import Synchronization

/// A file of our own beside the one to be written, with that one's permissions.
struct TemporaryFile {
  let path: String
  private let name: String
  private let descriptor: CInt

  private static let (prefix, suffix) = (".moot-", ".tmp")
  private static let counter = Atomic<UInt32>(0)

  init(beside target: String, as name: String) throws(StoreError) {
    self.name = name
    let serial = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
    path = FilePath.join(FilePath.folder(of: target), "\(Self.prefix)\(getpid())-\(serial)\(Self.suffix)")
    unlink(path)  // one that a killed process of the same number left behind
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StoreError.system("cannot save", path: name) }
    var status = stat()
    if stat(target, &status) == 0 {
      _ = fchown(descriptor, uid_t.max, status.st_gid)
      _ = fchmod(descriptor, status.st_mode & 0o7777)
    }
  }

  /// Writes and closes; after it the bytes are on the disk.
  func fill(_ bytes: [UInt8], disk: DiskOperations) throws(StoreError) {
    let failure: Int32? = bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = disk.write(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if written < 0, errno == EINTR { continue }
        if written <= 0 { return written < 0 ? errno : ENOSPC }
        rest = rest.dropFirst(written)
      }
      return disk.synchronize(descriptor) == 0 ? nil : errno
    }
    // Some network file systems report a full disk only here.
    let closing: Int32? = close(descriptor) == 0 ? nil : errno
    if let code = failure ?? closing { throw StoreError.system("cannot save", path: name, errno: code) }
  }

  func discard() { unlink(path) }

  static func isName(_ name: String) -> Bool { name.hasPrefix(prefix) && name.hasSuffix(suffix) }

  /// Removes what processes that are gone left in a folder.
  static func removeLeftovers(in folder: String) {
    for name in FolderListing.names(folder) where isName(name) {
      let number = name.dropFirst(prefix.utf8.count).prefix { $0.isASCII && $0.isNumber }
      guard let process = pid_t(number), kill(process, 0) != 0, errno == ESRCH else { continue }
      unlink(FilePath.join(folder, name))
    }
  }
}
