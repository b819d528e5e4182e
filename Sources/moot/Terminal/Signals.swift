import Glibc
import Synchronization

/// Signals as the main loop sees them: each handler sets its flag and wakes the loop.
enum Signals {
  private static let resized = Atomic<Bool>(false)
  private static let ended = Atomic<Int32>(0)
  /// Written before the handlers are installed and never again.
  private static let wakeEnd = Atomic<Int32>(-1)

  /// From now on a resize and the signals that end a program wake whoever reads the mailbox.
  static func install(waking mailbox: Mailbox) {
    wakeEnd.store(mailbox.wakeDescriptor, ordering: .releasing)
    signal(SIGWINCH) { _ in
      Signals.resized.store(true, ordering: .releasing)
      Signals.wake()
    }
    for number in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] {
      signal(number) { number in
        Signals.ended.store(number, ordering: .releasing)
        Signals.wake()
      }
    }
    signal(SIGPIPE, SIG_IGN)
  }

  private static func wake() {
    let saved = errno
    var byte: UInt8 = 0
    _ = write(wakeEnd.load(ordering: .acquiring), &byte, 1)
    errno = saved
  }

  /// True once after each resize.
  static func takeResize() -> Bool { resized.exchange(false, ordering: .acquiringAndReleasing) }

  /// The signal that asks the program to end; nil while there was none.
  static var ending: Int32? {
    let number = ended.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  /// Stops this process as Ctrl-Z does and returns when it is continued.
  static func stop() {
    signal(SIGTSTP, SIG_DFL)
    kill(0, SIGTSTP)
  }
}
