import Foundation
import Testing

/// The real program, killed at each of its calls that change the disk. Once Moot is started again the workspace is as it
/// was before or as it is after, and nothing half done is left.
@Suite("A kill at every write") struct KillTests {
  /// The commands that write, each with the policy it is tried under.
  enum Event: String, CaseIterable, CustomTestStringConvertible {
    case publish = "moot publish 1 -m First"
    case new = "moot new 'Another lock'"
    case attach = "moot attach 1 2"
    case done = "moot done meetings/2026-11-04-smp.md:21"
    /// Three items, two of them in one note.
    case assign = "moot assign --from AT RV"
    case undo = "moot undo"
    case comment = "moot comment 1 --at L15 -m Why"
    case send = "moot drafts 1 --send"
    case decide = "moot decide 1 accept -m Agreed"

    var testDescription: String { rawValue }

    /// No one decides on a proposal of their own.
    var isByAnother: Bool { self == .decide }

    /// What has to be there.
    var preparation: String {
      switch self {
      case .attach:
        "moot bench frames --designs lock-free --workload repeat --threads 1 --rounds 1 --operations 1 --memory 64"
      case .undo, .comment: "moot publish 1 -m First"
      case .send:
        """
        moot publish 1 -m First && moot comment 1 --at L15 --draft -m Why &&
        moot comment 1 --at L17 --draft -m How
        """
      case .decide:
        """
        echo 'review: {approvals: 1, last-call-days: 1}' >> moot.yaml && git commit -qam Policy &&
        moot --as-of 2026-11-01 publish 1 -m First && GIT_AUTHOR_EMAIL=ms@example.org GIT_AUTHOR_NAME=Marco moot approve 1 &&
        moot --as-of 2026-11-02 last-call 1
        """
      case .done: "sed -i 's/commit: event/commit: manual/' moot.yaml && git commit -qam Manual"
      case .publish, .new, .assign: ":"
      }
    }
  }

  @Test("As before or as after, wherever it is killed", arguments: Event.allCases)
  func kill(_ event: Event) throws {
    let library = try Self.preload()
    let workspace = try KilledWorkspace(preparing: event.preparation)
    let before = try workspace.state()
    #expect(try workspace.run(event.rawValue, byAnother: event.isByAnother).status == .code(0))
    let after = try workspace.state()
    #expect(before != after)

    var call = 0
    while true {
      try workspace.restore()
      let result = try workspace.run(
        event.rawValue, byAnother: event.isByAnother, killing: library.path, at: call)
      if result.status == .code(0) { break }
      try #require(result.status == .signal(Int(SIGKILL)), "call \(call): \(result)")
      let state = try workspace.state()
      #expect([before, after].contains(state), "after the kill at call \(call) the workspace is\n\(state)")
      call += 1
    }
    #expect(try workspace.state() == after)
    #expect(call > 15, "only \(call) calls were seen")
  }

  @Test("A git that outlives its Moot makes the event, and nobody mends before it is done") func outlived()
    throws
  {
    let workspace = try KilledWorkspace(preparing: ":")
    try workspace.shell(
      """
      printf '#!/bin/sh\\ntouch ~/begun; until [ -e ~/go ]; do sleep 0.02; done\\n' > .git/hooks/pre-commit
      chmod +x .git/hooks/pre-commit
      moot publish 1 -m First & until [ -e ~/begun ]; do sleep 0.02; done; kill -9 $!
      """)
    #expect(try workspace.shell("moot list").standardOutput.contains("review"))
    let busy = try workspace.shell(
      "git log --format=%s; touch ~/go; flock .moot/lock true; git log --format=%s")
    #expect(busy.standardOutput == "First\nPublish proposal 0001 v1: First\nFirst\n")
    #expect(try workspace.state().contains("undo: Publish proposal 0001 v1: First"))
  }

  /// What is preloaded to kill, built with whatever compiler is there: Swift brings one.
  static func preload() throws -> (path: String, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let source = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Harness/KillAtCall/kill-at-call.c")
    let path = "\(folder.path)/kill-at-call.so"
    var runner = CommandRunner(in: folder)
    runner.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    let built = try runner.shell(
      "$(command -v clang || command -v cc) -shared -fPIC -O1 -Wall -Werror -o \(path) \(source.path()) -ldl")
    try #require(built.status == .code(0), "\(built)")
    return (path, folder)
  }
}

/// A workspace under git that can be put back to how it was prepared.
private struct KilledWorkspace {
  private let fixture: Fixture
  private let copy: TemporaryFolder
  private let runner: CommandRunner

  init(preparing line: String) throws {
    fixture = try Fixture()
    copy = try TemporaryFolder()
    runner = CommandRunner(in: fixture.folder)
    let configuration = try fixture.folder.text(of: "moot.yaml")
    try fixture.folder.write(
      configuration.replacingOccurrences(of: "commit: manual", with: "commit: event"), to: "moot.yaml")
    try shell("git init -q --template= -b main && mkdir .git/hooks && git add . && git commit -q -m First")
    try shell(line)
    try shell(
      "mkdir \(copy.path)/group \(copy.path)/home && cp -a . \(copy.path)/group/ && cp -a ~/. \(copy.path)/home/"
    )
  }

  func restore() throws {
    try shell(
      """
      find . ~ -mindepth 1 -maxdepth 1 -exec rm -rf {} + &&
      cp -a \(copy.path)/group/. . && cp -a \(copy.path)/home/. ~
      """)
  }

  @discardableResult
  func shell(_ line: String) throws -> CommandResult {
    let result = try runner.shell(line)
    try #require(result.status == .code(0), "\(line): \(result)")
    return result
  }

  func run(_ line: String, byAnother: Bool, killing library: String? = nil, at call: Int = 0) throws
    -> CommandResult
  {
    let surroundings = library.map {
      "LD_PRELOAD=\($0) KILL_AT_CALL=\(call) KILL_SPARES=$XDG_CACHE_HOME exec "
    }
    var runner = runner
    if byAnother {
      runner.environment["GIT_AUTHOR_NAME"] = "Marco"
      runner.environment["GIT_AUTHOR_EMAIL"] = "ms@example.org"
    }
    return try runner.shell(
      (surroundings ?? "") + line.replacingOccurrences(of: "moot ", with: "moot --as-of 2026-11-23 "))
  }

  /// Starts Moot and tells all that there is then: files, history, index, what git finds changed, what can be undone.
  /// A review event is called by another moment each time, and holds it.
  func state() throws -> String {
    try shell(
      """
      { moot undo --list | sed -n 's/^20[^ ]*  */undo: /p'
      git log --format=%s; git ls-files -s; git status --porcelain -uall
      find . ~/state \\( -path ./.git -o -path ./.moot \\) -prune -o -print | LC_ALL=C sort
      find . ~/state \\( -path ./.git -o -path ./.moot \\) -prune -o -type f -exec sha1sum {} + | LC_ALL=C sort -k 2
      find . -path './.moot/journal/*' -o -name '.moot-*.tmp'
      } | sed -E '/.reviews./s/[0-9a-f]{40}/BLOB/; s/[0-9]{8}T[0-9]{6}Z-[a-z]+-[0-9a-f]{4}/EVENT/g'
      """
    ).standardOutput
  }
}
