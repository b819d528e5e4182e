import ArgumentParser
import Evidence
import Workspace
import WorkspaceStore

struct ClaimsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Check what a proposal claims against its attached runs.",
    discussion: """
      A claim is a fenced block of the text:

        ```claim
        id: lock-free-scales
        level: frames
        workload: rand
        compare: lock-free over global-lock
        threads: 2
        expect: get_ns <= 0.5x
        ```

      `compare: A over B` takes x or %; `design: A` takes ns, cas, ops or %. `order:` is 0 where it is not given, \
      `run:` binds the claim to one run, else the newest attached one that fits counts.

      A claim holds or fails when the whole 95 % interval lies on one side of the number and is undecided when it \
      straddles it. It is stale when the engine or the machine is another than that of the run, and unsupported when \
      no run fits. --run measures what the claims need, attaches the runs and checks then.

      Examples:
        moot claims 1
        moot claims 1 --run --rounds 20
        moot claims 1 --exit-code --any-machine
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var reference: ProposalReference

  @Option(
    name: .customLong("version"),
    help: ArgumentHelp("Check a published version. (default: the draft)", valueName: "v"))
  var checkedVersion: String?

  @Flag(name: .customLong("run"), help: "Measure what the claims need, attach the runs, then check.")
  var measures = false

  @Option(help: "With --run: processes for each design and thread count, at least 6.")
  var rounds = 10

  @Flag(name: .customLong("any-machine"), help: "Let runs of other machines count, as where nobody measures.")
  var anyMachine = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(
    name: .customLong("exit-code"),
    help: "Exit with 1 when a claim fails, is stale or unsupported, or cannot be read.")
  var exitCode = false

  func validate() throws {
    if measures, rounds < Statistics.roundsForInterval {
      throw ValidationError(
        "--rounds must be at least \(Statistics.roundsForInterval): fewer give no 95 % interval.")
    }
  }

  func run() async throws {
    let folder = try workspace.open()
    let number = try reference(in: folder)
    var proposal = try folder.proposal(number)
    let version = try checkedVersion.map { try folder.version($0, of: proposal).number }
    let conditions: ClaimConditions = anyMachine ? .anywhere : .here
    var claims = try folder.checkClaims(of: proposal, version: version, under: conditions)
    if measures {
      try await measure(claims, number, folder)
      proposal = try folder.proposal(number)
      claims = try folder.checkClaims(of: proposal, version: version, under: conditions)
    }
    if version == nil { try folder.keepRecord(of: claims, in: proposal) }
    show(claims, proposal, version)
    if exitCode, claims.needsAttention { throw ExitCode(1) }
  }

  private func show(_ claims: ProposalClaims, _ proposal: Proposal, _ version: VersionNumber?) {
    // A damaged run is told here too: it may be the one that a claim misses.
    let runs = proposal.diagnostics.filter(\.isOfEvidence)
    if json {
      Output.write(document(claims, runs, proposal.number, version).document)
      return
    }
    Output.report(claims.diagnostics + runs)
    guard !claims.checked.isEmpty else {
      if claims.diagnostics.isEmpty {
        Output.write("\(claims.file) claims nothing; `moot claims --help` shows how a claim is written.\n")
      }
      return
    }
    Output.write(ClaimText.table(claims, width: Output.width, ink: .standard))
  }

  private func document(
    _ claims: ProposalClaims, _ runs: [Diagnostic], _ number: ProposalNumber, _ version: VersionNumber?
  ) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      ("proposal", .integer(number.value)),
      ("version", .optional(version?.value)),
      ("claims", .array(claims.checked.map { ClaimRecord.json($0, file: claims.file) })),
      ("diagnostics", .array((claims.diagnostics + runs).map(DiagnosticRecord.json))),
    ])
  }

  // MARK: Measuring

  private func measure(
    _ claims: ProposalClaims, _ number: ProposalNumber, _ folder: WorkspaceFolder
  ) async throws {
    for checked in claims.checked {
      if let run = checked.claim.run {
        Output.note("\(checked.claim.id) is bound to run \(run); nothing is measured for it")
      }
    }
    let requests = ClaimMeasuring.requests(for: claims.checked.map(\.claim), rounds: rounds)
    // All or nothing: a claim that cannot be measured is told before the others take minutes.
    for request in requests {
      if let objection = EngineCatalogue.objection(to: request) {
        throw CommandFailure("\(claims.file): what the claims need cannot be measured here: \(objection)")
      }
    }
    for request in requests {
      Output.note("measuring: \(request.command)")
      let measured = try await BenchmarkRunner.measure(request, folder)
      try folder.saveRun(measured.run) { Output.write(ResultText.table($0)) }
      let attached = try await folder.attachTold(measured.run, to: number)
      for warning in attached.warnings { Output.note("warning: \(warning)") }
      if !measured.isComplete { throw ExitCode(130) }
    }
  }
}
