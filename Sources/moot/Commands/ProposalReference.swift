import ArgumentParser
import Workspace
import WorkspaceStore

/// The proposal a command is about.
struct ProposalReference: ParsableArguments {
  @Argument(help: ArgumentHelp("The proposal's number, such as 1 or 0001.", valueName: "n"))
  var number: String

  func callAsFunction(in folder: WorkspaceFolder) throws -> ProposalNumber {
    try folder.proposalNumber(number)
  }
}

extension WorkspaceFolder {
  /// A version a person typed, `2` or `v2`, of a proposal that has it.
  func version(_ text: String, of proposal: Proposal) throws -> ProposalVersion {
    let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
    guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits).flatMap({ VersionNumber($0) })
    else { throw CommandFailure("'\(text)' is no version; give one like 2 or v2", isWrongUsage: true) }
    guard let version = proposal.versions.first(where: { $0.number == number }) else {
      let newest = proposal.latest.map { "its newest is \($0.number)" } ?? "nothing is published yet"
      throw CommandFailure(
        "proposal \(proposal.number) has no \(number): \(newest); `moot versions \(proposal.number)` lists them"
      )
    }
    return version
  }
}
