import Glibc
import Workspace

/// Reading files whole, with the plain system calls.
public enum DiskFile {
  /// The bytes of a regular file, symbolic links followed.
  ///
  /// `name` is how an error shows the path. A pipe, a device or a folder is an error and never blocks.
  public static func read(_ path: String, as name: String? = nil) throws(StoreError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw openError(name ?? path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StoreError.system("cannot read", path: name ?? path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(.refused, path: name ?? path, "cannot read: not a regular file")
    }
    guard let bytes = readAll(descriptor, expecting: Int(status.st_size)) else {
      throw StoreError.system("cannot read", path: name ?? path)
    }
    return bytes
  }

  /// Like `read`, nil for a file that is not there.
  public static func readIfPresent(_ path: String, as name: String? = nil) throws(StoreError) -> [UInt8]? {
    do {
      return try read(path, as: name)
    } catch {
      if error.reason == .notFound { return nil }
      throw error
    }
  }

  /// What the file holds now, `absent` where there is none.
  static func stamp(_ path: String, as name: String) throws(StoreError) -> FileStamp {
    try readIfPresent(path, as: name).map { FileStamp(of: $0) } ?? .absent
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func openError(_ name: String) -> StoreError {
    let code = errno
    if code == ENOENT || code == ENOTDIR { return StoreError(.notFound, path: name, "no such file") }
    return .system("cannot read", path: name, errno: code)
  }

  /// Nil with `errno` set on failure. One byte more than expected is asked for, so that the end is usually seen
  /// without another round.
  private static func readAll(_ descriptor: CInt, expecting size: Int) -> [UInt8]? {
    var failed = false
    var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = true }
        if got <= 0 { return }
        count += got
      }
    }
    guard !failed else { return nil }
    guard bytes.count > size else { return bytes }
    // It grew while it was read.
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = Glibc.read(descriptor, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { return nil }
      if got == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<got])
    }
  }
}
