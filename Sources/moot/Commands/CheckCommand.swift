import ArgumentParser
import Evidence
import Workspace

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the whole workspace: notes, proposals, evidence and claims.",
    discussion: """
      A line for each thing found, as compilers print them: file, line, severity and what to do. Claims are checked \
      against their runs; one that fails, is stale, has no evidence or cannot be read is an error, one that its runs \
      do not decide a note. Damaged runs and what notes leave unclear are warnings. Of proposals: states that their \
      files contradict, empty and missing sections, links that lead nowhere, people that nobody knows, references \
      that are not answered, events that point into nothing, evidence that nobody refers to, and whatever should never \
      change and did.

      Examples:
        moot check
        moot check --exit-code                 for CI: 1 where there is an error
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(
    name: .customLong("exit-code"), help: "Exit with 1 when there is an error; warnings and notes are none.")
  var exitCode = false

  func run() throws {
    let folder = try workspace.openQuietly()
    let findings = try CheckedWorkspace(folder, today: workspace.today(in: folder)).findings()
    if json {
      Output.write(document(findings).document)
    } else {
      Output.write(findings.map { Output.safe($0.diagnostic.description) + "\n" }.joined())
      Output.write(summary(findings) + "\n")
    }
    if exitCode, findings.contains(where: { $0.diagnostic.severity == .error }) { throw ExitCode(1) }
  }

  private func summary(_ findings: [CheckFinding]) -> String {
    let severities: [(Diagnostic.Severity, String)] = [
      (.error, "error"), (.warning, "warning"), (.note, "note"),
    ]
    let counts = severities.compactMap { severity, noun in
      let count = findings.count { $0.diagnostic.severity == severity }
      return count == 0 ? nil : NumberText.count(count, noun)
    }
    return counts.isEmpty ? "Nothing to mend." : counts.joined(separator: ", ")
  }

  private func document(_ findings: [CheckFinding]) -> JSONValue {
    .object([
      ("schema", .integer(1)),
      (
        "diagnostics",
        .array(
          findings.map { finding in
            guard case .object(let members) = DiagnosticRecord.json(finding.diagnostic) else { return .null }
            return .object([("check", .string(finding.check))] + members)
          })
      ),
    ])
  }
}
