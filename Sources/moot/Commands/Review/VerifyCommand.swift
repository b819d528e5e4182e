import ArgumentParser
import Evidence
import Workspace
import WorkspaceStore

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that what was decided on, and whatever never changes, did not change.",
    discussion: """
      Recomputes the seal of each decision, and compares versions, events, runs and decisions with the commits that \
      added them: their bytes, and the person they name with the commit's author. Nothing is fetched, and nothing is \
      repaired. Exits with 1 where something no longer holds.

      Examples:
        moot verify
        moot verify 1 --json
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: ArgumentHelp("The proposal's number. (default: all)", valueName: "n"))
  var number: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() async throws {
    let folder = try workspace.open()
    let proposals: [Proposal]
    if let number {
      proposals = [try folder.proposal(folder.proposalNumber(number))]
    } else {
      let (all, problems) = folder.proposals()
      Output.report(problems.filter { $0.severity == .error })
      proposals = all
    }
    var checks: [SealCheck] = []
    for proposal in proposals { checks.append(try await folder.verify(proposal)) }
    Output.write(json ? document(checks).document : checks.map(text).joined())
    if json == false, checks.isEmpty { Output.write("No proposals yet, so nothing to verify.\n") }
    if checks.contains(where: { !$0.holds }) { throw ExitCode(1) }
  }

  private func text(_ check: SealCheck) -> String {
    let ink = Ink.standard
    let word = check.holds ? ink("holds", .green) : ink("BROKEN", .red)
    var parts: [String] = []
    if let decision = check.decision {
      let date = decision.date.map { " on \($0)" } ?? ""
      parts.append("\(decision.outcome.rawValue)\(date) as of \(decision.version)")
      parts.append("\(NumberText.count(check.sealedCount, "sealed file"))")
    } else {
      parts.append("not decided")
    }
    parts.append("\(NumberText.count(check.committedCount, "file")) compared with git")
    if !check.uncommitted.isEmpty { parts.append("\(check.uncommitted.count) not committed yet") }
    var text = "\(check.number)  \(word)  \(parts.joined(separator: ", "))\n"
    for finding in check.findings { text += Output.safe("  \(finding.path) \(finding.words)") + "\n" }
    return text
  }

  private func document(_ checks: [SealCheck]) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      (
        "proposals",
        .array(
          checks.map { check in
            .object([
              ("number", .integer(check.number.value)),
              ("holds", .bool(check.holds)),
              ("outcome", .optional(check.decision?.outcome.rawValue)),
              ("version", .optional(check.decision?.version.value)),
              ("sealed", .integer(check.sealedCount)),
              ("committed", .integer(check.committedCount)),
              ("uncommitted", .strings(check.uncommitted)),
              (
                "findings",
                .array(
                  check.findings.map {
                    .object([("file", .string($0.path)), ("message", .string($0.words))])
                  })
              ),
            ])
          })
      ),
    ])
  }
}
