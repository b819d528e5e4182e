import Glibc
import WorkspaceStore

/// The person's own editor, as git starts it.
enum ExternalEditor {
  private static let takingLine: Set<String> = [
    "vi", "vim", "nvim", "nano", "emacs", "micro", "kak", "ne", "joe",
  ]

  /// Opens a file at a 1-based line and waits until the editor ends.
  ///
  /// The editor's setting is a command line, so the shell splits it; the path is passed as an argument of its
  /// own and is never read by the shell.
  static func edit(_ path: String, line: Int) throws {
    let command = SystemContext.current().editor ?? "vi"
    let program = command.split(separator: " ").first.flatMap { $0.split(separator: "/").last } ?? ""
    var arguments = ["sh", "-c", "\(command) \"$@\"", command]
    if line > 1, takingLine.contains(String(program)) { arguments.append("+\(line)") }
    arguments.append(path)
    let status = try wait(for: spawn(arguments))
    guard status == 0 else {
      let reason = status == 127 ? "is not there" : "ended with \(status)"
      throw CommandFailure(
        "the editor '\(command)' \(reason); set MOOT_EDITOR to another. The file is as it left it: \(path)")
    }
  }

  private static func spawn(_ arguments: [String]) throws -> pid_t {
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The editor gets the signals' usual meaning back, whatever Moot does with them.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/sh", nil, &attributes, pointers, environ)
    guard code == 0 else {
      throw CommandFailure("cannot start the editor: \(String(cString: strerror(code)))")
    }
    return child
  }

  /// The exit code, or 128 and the signal's number.
  private static func wait(for child: pid_t) -> CInt {
    // Ctrl-C is the editor's while it runs.
    let interrupt = signal(SIGINT, SIG_IGN)
    let quit = signal(SIGQUIT, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGQUIT, quit)
    }
    var status: CInt = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
  }
}
