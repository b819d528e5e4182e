import CTerminal
import Foundation

/// What a command printed and how it ended.
struct CommandResult: CustomStringConvertible {
  let standardOutput: String
  let standardError: String
  let outputBytes: [UInt8]
  let status: ExitStatus

  var description: String {
    "\(status)\n--- standard output\n\(standardOutput)--- standard error\n\(standardError)"
  }
}

/// Runs programs away from any terminal and collects all that they print.
struct CommandRunner {
  /// Where the command runs; the home folder of the command lies beside it.
  let workspace: TemporaryFolder
  var environment: [String: String]

  init(in workspace: TemporaryFolder) {
    self.workspace = workspace
    environment = Launch.cleanEnvironment(home: workspace.home)
  }

  /// Runs `moot` with these words.
  func moot(_ arguments: String..., input: String = "") throws -> CommandResult {
    try run(Launch.moot, arguments, input: Array(input.utf8))
  }

  /// Runs a line as a shell would; `moot` is in its path.
  func shell(_ line: String) throws -> CommandResult {
    try run("/bin/sh", ["-c", line])
  }

  func run(_ path: String, _ arguments: [String], input: [UInt8] = [], deadline: Duration = .seconds(60))
    throws
    -> CommandResult
  {
    let streams = try TemporaryFolder()
    try Data(input).write(to: streams.url.appending(path: "in"))
    let standardInput = open(streams.path + "/in", O_RDONLY | O_CLOEXEC)
    let output = creat(streams.path + "/out", 0o600)
    let errors = creat(streams.path + "/err", 0o600)
    let launch = Launch(path: path, arguments: arguments, environment: environment, folder: workspace.path)
    let process = launch.withCStrings { words, settings in
      terminal_spawn_plain(standardInput, output, errors, path, words, settings, workspace.path)
    }
    [standardInput, output, errors].forEach { close($0) }
    guard process > 0 else { throw POSIXError(.EAGAIN) }
    var waitStatus: CInt = 0
    var status = ExitStatus.hung
    if terminal_wait_for_exit(process, CInt(deadline.components.seconds) * 1000, &waitStatus) == 1 {
      status = ExitStatus(waitStatus: waitStatus)
    } else {
      kill(process, SIGKILL)
      waitpid(process, &waitStatus, 0)
    }
    let bytes = try Array(Data(contentsOf: streams.url.appending(path: "out")))
    let errorBytes = try Array(Data(contentsOf: streams.url.appending(path: "err")))
    return CommandResult(
      standardOutput: String(decoding: bytes, as: UTF8.self),
      standardError: String(decoding: errorBytes, as: UTF8.self), outputBytes: bytes, status: status)
  }
}
