import CTerminal
import Foundation

/// What is started, with which words, in which surroundings. Nothing of the tester's own environment gets in.
struct Launch {
  var path: String
  var arguments: [String]
  var environment: [String: String]
  var folder: String

  /// The real `moot`, beside the tests' own program.
  static let moot: String = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let beside = tests.appending(path: "moot").path(percentEncoded: false)
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return root.appending(path: ".build/debug/moot").path(percentEncoded: false)
  }()

  /// A user's surroundings with nothing in them: an own home, a UTF-8 locale, a known terminal, and no settings.
  static func cleanEnvironment(home: String) -> [String: String] {
    let mootFolder = URL(filePath: moot).deletingLastPathComponent().path(percentEncoded: false)
    return [
      "PATH": "\(mootFolder):/usr/local/bin:/usr/bin:/bin",
      "HOME": home,
      "XDG_CONFIG_HOME": "\(home)/config",
      "XDG_STATE_HOME": "\(home)/state",
      "XDG_CACHE_HOME": "\(home)/cache",
      "TERM": "xterm-256color",
      "LANG": "C.UTF-8",
      "TZ": "UTC",
      "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "Ada Test", "GIT_AUTHOR_EMAIL": "ada@example.org",
      "GIT_COMMITTER_NAME": "Ada Test", "GIT_COMMITTER_EMAIL": "ada@example.org",
    ]
  }

  /// Calls `body` with the words and the environment as C wants them.
  func withCStrings<Result>(
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>, UnsafePointer<UnsafeMutablePointer<CChar>?>) ->
      Result
  ) -> Result {
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let settings = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    return words.withUnsafeBufferPointer { words in
      settings.withUnsafeBufferPointer { settings in
        guard let words = words.baseAddress, let settings = settings.baseAddress else {
          preconditionFailure("both lists end with nil and so are never empty")
        }
        return body(words, settings)
      }
    }
  }
}

/// How a program ended.
enum ExitStatus: Equatable, CustomStringConvertible {
  case code(Int)
  case signal(Int)
  /// It was still running when patience ended, and was killed.
  case hung

  init(waitStatus: CInt) {
    self =
      terminal_exited(waitStatus) != 0
      ? .code(Int(terminal_exit_code(waitStatus))) : .signal(Int(terminal_signal(waitStatus)))
  }

  var description: String {
    switch self {
    case .code(let code): "exit \(code)"
    case .signal(let signal): "signal \(signal)"
    case .hung: "hung"
    }
  }
}
