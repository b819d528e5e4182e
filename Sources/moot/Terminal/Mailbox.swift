import Glibc
import Synchronization
import TerminalUI

/// Where effects leave their results for the main thread: a queue, and a pipe that wakes whoever waits for it.
final class Mailbox: Sendable {
  private let messages = Mutex<[Message]>([])
  /// Becomes readable when there are messages or a signal arrived.
  let readEnd: CInt
  private let writeEnd: CInt

  init() {
    var ends: [CInt] = [-1, -1]
    precondition(pipe(&ends) == 0, "no file descriptors left for a pipe")
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    wake()
  }

  /// What a signal handler writes a byte to.
  var wakeDescriptor: CInt { writeEnd }

  func wake() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// All that arrived, oldest first.
  func takeAll() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &bytes, bytes.count) > 0 {}
    return messages.withLock { queue in
      defer { queue.removeAll() }
      return queue
    }
  }
}
