import Glibc
import Synchronization

@testable import WorkspaceStore

/// A disk that refuses at one of its calls, or from one on, as a full one does.
final class FailingDisk: Sendable {
  private let calls = Atomic<Int>(0)
  private let first: Int
  private let isFull: Bool

  init(first: Int, isFull: Bool) {
    self.first = first
    self.isFull = isFull
  }

  /// Whether it failed at all.
  var hasFailed: Bool { calls.load(ordering: .relaxed) > first }

  private func fails() -> Bool {
    let call = calls.wrappingAdd(1, ordering: .relaxed).oldValue
    guard call == first || (isFull && call > first) else { return false }
    errno = ENOSPC
    return true
  }

  var operations: DiskOperations {
    let system = DiskOperations.system
    return DiskOperations(
      write: { [self] in fails() ? -1 : system.write($0, $1) },
      synchronize: { [self] in fails() ? -1 : system.synchronize($0) },
      rename: { [self] in fails() ? -1 : system.rename($0, $1) },
      link: { [self] in fails() ? -1 : system.link($0, $1) },
      // What is removed needs no space.
      unlink: { [self] in !isFull && fails() ? -1 : system.unlink($0) },
      makeFolder: { [self] in fails() ? -1 : system.makeFolder($0) })
  }
}
