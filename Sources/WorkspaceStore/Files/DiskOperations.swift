import Glibc

/// The system calls a write depends on, as values, so that a test can make each of them fail. They return what
/// the system call returns and leave its `errno`.
struct DiskOperations: Sendable {
  var write: @Sendable (CInt, UnsafeRawBufferPointer) -> Int
  var synchronize: @Sendable (CInt) -> CInt
  var rename: @Sendable (_ from: String, _ to: String) -> CInt
  var link: @Sendable (_ from: String, _ to: String) -> CInt
  var unlink: @Sendable (String) -> CInt
  var makeFolder: @Sendable (String) -> CInt

  static let system = DiskOperations(
    write: { Glibc.write($0, $1.baseAddress, $1.count) },
    synchronize: { Glibc.fsync($0) },
    rename: { Glibc.rename($0, $1) },
    link: { Glibc.link($0, $1) },
    unlink: { Glibc.unlink($0) },
    makeFolder: { Glibc.mkdir($0, 0o777) })
}
