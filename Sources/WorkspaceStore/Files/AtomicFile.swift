import Glibc
import Workspace

/// Writing a file so that after a kill, a power cut or a full disk it is the old one or the new one, whole:
/// a temporary file in the same folder, `fsync`, `rename`, `fsync` of the folder.
public enum AtomicFile {
  /// Replaces or creates a file and returns what it holds now.
  ///
  /// A symbolic link stays one and its target is written; permissions and group stay. With `expecting`, the
  /// file is compared just before it is replaced, and left alone where it changed since it was read. Call it
  /// under the workspace's lock: another Moot then cannot come between.
  @discardableResult
  public static func write(
    _ bytes: [UInt8], to path: String, as name: String? = nil, expecting: FileStamp? = nil
  ) throws(StoreError) -> FileStamp {
    try write(bytes, to: path, as: name, expecting: expecting, disk: .system)
  }

  /// Creates a file that must not exist, with all its bytes at once; one that is there is never touched.
  @discardableResult
  public static func create(
    _ bytes: [UInt8], at path: String, as name: String? = nil
  ) throws(StoreError) -> FileStamp {
    try create(bytes, at: path, as: name, disk: .system)
  }

  /// Removes a file unless it changed since `expecting`.
  public static func remove(_ path: String, as name: String? = nil, expecting: FileStamp? = nil)
    throws(StoreError)
  {
    try remove(path, as: name, expecting: expecting, disk: .system)
  }

  /// Makes a folder and those it lies in.
  public static func makeFolder(_ path: String, as name: String? = nil) throws(StoreError) {
    try makeFolder(path, as: name, disk: .system)
  }

  /// Gives a file another name in the same file system, over one that has it.
  static func move(
    _ path: String, to target: String, as name: String, disk: DiskOperations
  ) throws(StoreError) {
    guard disk.rename(path, target) == 0 else { throw StoreError.system("cannot be moved", path: name) }
    // It is moved; what a folder that cannot be synced may still lose is only the move.
    try? synchronizeFolder(of: target, as: name, disk: disk)
    try? synchronizeFolder(of: path, as: name, disk: disk)
  }

  static func remove(
    _ path: String, as name: String?, expecting: FileStamp?, disk: DiskOperations
  ) throws(StoreError) {
    let name = name ?? path
    try check(path, as: name, is: expecting)
    guard disk.unlink(path) == 0 else {
      if errno == ENOENT { return }
      throw StoreError.system("cannot remove", path: name)
    }
    try synchronizeFolder(of: path, as: name, disk: disk)
  }

  static func makeFolder(_ path: String, as name: String?, disk: DiskOperations) throws(StoreError) {
    if DiskFile.isFolder(path) { return }
    let parent = FilePath.folder(of: path)
    if parent != path, !DiskFile.isFolder(parent) { try makeFolder(parent, as: nil, disk: disk) }
    guard disk.makeFolder(path) == 0 || (errno == EEXIST && DiskFile.isFolder(path)) else {
      throw StoreError.system("cannot make the folder", path: name ?? path)
    }
  }

  static func write(
    _ bytes: [UInt8], to path: String, as name: String?, expecting: FileStamp?, disk: DiskOperations
  ) throws(StoreError) -> FileStamp {
    let name = name ?? path
    let target = try followLinks(path, as: name)
    try requireWritable(target, as: name)
    let temporary = try TemporaryFile(beside: target, as: name)
    do throws(StoreError) {
      try temporary.fill(bytes, disk: disk)
      try check(target, as: name, is: expecting)
      guard disk.rename(temporary.path, target) == 0 else {
        throw StoreError.system("cannot save", path: name)
      }
    } catch {
      temporary.discard()
      throw error
    }
    try synchronizeFolder(of: target, as: name, disk: disk)
    return FileStamp(of: bytes)
  }

  static func create(
    _ bytes: [UInt8], at path: String, as name: String?, disk: DiskOperations
  ) throws(StoreError) -> FileStamp {
    let name = name ?? path
    let temporary = try TemporaryFile(beside: path, as: name)
    defer { temporary.discard() }
    try temporary.fill(bytes, disk: disk)
    guard linkExclusively(temporary.path, to: path, disk: disk) else {
      if errno == EEXIST {
        throw StoreError(.alreadyExists, path: name, "is there already and stays as it is")
      }
      throw StoreError.system("cannot save", path: name)
    }
    try synchronizeFolder(of: path, as: name, disk: disk)
    return FileStamp(of: bytes)
  }

  /// Gives the file its name unless that is taken. Where a file system has no hard links the name is reserved
  /// first, which a kill at that very moment would leave as an empty file.
  private static func linkExclusively(_ temporary: String, to path: String, disk: DiskOperations) -> Bool {
    if disk.link(temporary, path) == 0 { return true }
    guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno) else { return false }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return disk.rename(temporary, path) == 0
  }

  private static func check(_ path: String, as name: String, is expected: FileStamp?) throws(StoreError) {
    guard let expected, try DiskFile.stamp(path, as: name) != expected else { return }
    throw StoreError(
      .changedMeanwhile, path: name, "changed on disk since it was read; nothing was written",
      advice: "read it again and repeat the change")
  }

  /// The file a chain of links ends at, which need not exist yet.
  private static func followLinks(_ path: String, as name: String) throws(StoreError) -> String {
    var target = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let length = readlink(target, &buffer, buffer.count)
      guard length > 0 else { return target }
      let link = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      target = FilePath.join(FilePath.folder(of: target), link)
    }
    throw StoreError.system("cannot save", path: name, errno: ELOOP)
  }

  /// A rename would replace a read-only file as long as its folder may be written; what a person protected
  /// stays protected.
  private static func requireWritable(_ path: String, as name: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(.refused, path: name, "cannot save: not a regular file")
    }
    guard access(path, W_OK) == 0 else { throw StoreError.system("cannot save", path: name) }
  }

  private static func synchronizeFolder(
    of path: String, as name: String, disk: DiskOperations
  ) throws(StoreError) {
    let descriptor = open(FilePath.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }  // a folder that may be written but not read
    defer { close(descriptor) }
    guard disk.synchronize(descriptor) == 0 || errno == EINVAL else {
      throw StoreError.system("cannot make sure it is on the disk", path: name)
    }
  }
}
