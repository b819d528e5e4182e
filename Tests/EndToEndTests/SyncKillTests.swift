import Foundation
import Testing

/// A sync is killed after each of its calls of git; the next one ends as if nothing had happened.
@Suite("A sync that is killed") struct SyncKillTests {
  private let folder: TemporaryFolder
  private var runner: CommandRunner

  /// A remote that has what Ana did, and Ben's clone with a version of the same number, another edit of the draft, and
  /// work of his that no sync may touch.
  init() throws {
    folder = try TemporaryFolder()
    runner = CommandRunner(in: folder)
    try folder.write(
      """
      #!/bin/sh
      # Counts the calls of git, and kills the caller after the one that is asked for.
      n=$(($(cat "$COUNT") + 1)); echo $n > "$COUNT"
      PATH=${PATH#*:} git "$@"; code=$?
      [ $n != "$KILL" ] || kill -9 $PPID
      exit $code

      """, to: "fake/git")
    try run(
      """
      set -e; chmod +x fake/git; mkdir model; cd model
      git init -q --bare -b main hub.git; git clone -q hub.git ana 2>/dev/null; cd ana
      printf 'schema: 1\\ncommit: event\\n' > moot.yaml; echo one > other.txt; mkdir -p proposals/0001-a
      printf -- '---\\ntitle: A\\n---\\n\\nFirst.\\n\\nBetween.\\n\\nLast.\\n' > proposals/0001-a/proposal.md
      git add . && git commit -qm First && git push -q origin HEAD:main; cd ..
      git clone -q hub.git ben; cd ana
      sed -i s/First/Foremost/ proposals/0001-a/proposal.md; echo Ana > proposals/0001-a/v1.md
      git add . && git commit -qm Second && git push -q origin HEAD:main; cd ../ben
      sed -i s/Last/Final/ proposals/0001-a/proposal.md; echo Ben > proposals/0001-a/v1.md
      echo two > other.txt; git add other.txt; git config remote.origin.url ../hub.git; git config gc.auto 0
      """)
  }

  @discardableResult
  private func run(_ script: String) throws -> String {
    let result = try runner.shell(script)
    #expect(result.status == .code(0), "\(result)")
    return result.standardOutput
  }

  /// The trees of clone and remote, the state of the clone, and what is left of a move.
  private func state(of world: String) throws -> String {
    try run(
      """
      cd \(world); git -C ben rev-parse 'HEAD^{tree}'; git -C hub.git rev-parse 'main^{tree}'
      git -C ben status --porcelain; ls ben/.moot/journal; cat ben/proposals/0001-a/*
      """)
  }

  @Test("Whenever it is killed, the next sync ends as if it had not been") func kills() throws {
    try run("cp -a model quiet; moot -C quiet/ben sync")
    let expected = try state(of: "quiet")
    #expect(
      expected.contains("M  other.txt\n---\ntitle: A\n---\n\nForemost.\n\nBetween.\n\nFinal.\nAna\nBen\n"))
    var call = 1
    while call < 60 {
      let killed = try runner.shell(
        """
        rm -rf world; cp -a model world; echo 0 > count
        PATH=$PWD/fake:$PATH COUNT=$PWD/count KILL=\(call) moot -C world/ben sync >/dev/null 2>&1; echo $?
        """)
      try run("moot -C world/ben sync")
      #expect(try state(of: "world") == expected, "killed after call \(call)")
      if killed.standardOutput == "0\n" { break }
      call += 1
    }
    #expect((10..<60).contains(call), "\(call) calls")
  }

  @Test("Whichever of its own writes it is killed at, the next sync ends as if it had not been")
  func ownWrites()
    throws
  {
    let library = try KillTests.preload()
    // A conflict too, so that its texts, the choice and their end are among the writes.
    try run(
      """
      set -e; cd model/ana; sed -i s/Between/Amid/ proposals/0001-a/proposal.md; git commit -qam Third
      git push -q origin HEAD:main; cd ../ben; sed -i s/Between/Among/ proposals/0001-a/proposal.md
      """)
    let sync = "moot -C world/ben sync --both proposals/0001-a/proposal.md"
    func world() throws -> String {
      try state(of: "world")
        + run("find world/ben/.moot world/ben/.git -path '*/merge/*' -o -name '*.tmp' -o -name 'moot-sync*'")
    }
    try run("rm -rf world; cp -a model world; \(sync)")
    let expected = try world()
    #expect(expected.hasSuffix("Foremost.\n\nAmong.\nAmid.\n\nFinal.\nAna\nBen\n"))
    var call = 0
    while call < 150 {
      try run("rm -rf world; cp -a model world")
      let killed = try runner.shell(
        "LD_PRELOAD=\(library.path) KILL_AT_CALL=\(call) KILL_SPARES=$XDG_CACHE_HOME exec \(sync)")
      if killed.status == .code(0) { break }
      try #require(killed.status == .signal(Int(SIGKILL)), "call \(call): \(killed)")
      try run(sync)
      #expect(try world() == expected, "killed at call \(call)")
      call += 1
    }
    #expect((15..<150).contains(call), "\(call) calls")
  }
}
