import Glibc
import Workspace

/// One benchmark at a time: two of them would measure each other. It is held until it is released or its holder dies.
public final class BenchmarkLock: Sendable {
  private let descriptor: CInt

  private init(_ descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Takes the lock, or refuses and says who has it.
  ///
  /// - Parameters:
  ///   - system: whose state folder the lock file lies in.
  ///   - holder: what others are told meanwhile, such as the process and what it measures.
  public static func take(_ system: SystemContext, holder: String) throws(StoreError) -> BenchmarkLock {
    let folder = FilePath.join(system.stateHome, "moot")
    try AtomicFile.makeFolder(folder)
    let descriptor = try WorkspaceLock.acquire(
      FilePath.join(folder, "benchmark.lock"), patience: 0, "cannot keep other benchmarks away"
    ) { file in
      let other = Self.holder(file)
      return StoreError(
        .busy,
        "another benchmark is running\(other.isEmpty ? "" : " (\(other))"); two would measure each other",
        advice: "let it finish or end it, then try again")
    }
    ftruncate(descriptor, 0)
    let bytes = Array(holder.utf8)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
    return BenchmarkLock(descriptor)
  }

  /// What the holder wrote, on one line.
  private static func holder(_ file: CInt) -> String {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = pread(file, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
      .split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
