import Workspace

/// Something that two people had done at once, and how it was put right.
public enum SyncMend: Hashable, Sendable {
  /// The number of a published version was taken; the file got the next one and kept its bytes.
  case version(proposal: String, from: VersionNumber, to: VersionNumber)
  /// A version lay under another number on the remote already.
  case knownVersion(proposal: String, from: VersionNumber, to: VersionNumber)
  /// The number of a proposal was taken.
  case proposal(from: ProposalNumber, to: ProposalNumber, folder: String)
  /// A draft named a proposal that got another number.
  case reference(file: String)
  /// An event's or a run's file had the name of another.
  case file(from: String, to: String)
  /// Both decided; the remote's decision stands, and ours is kept as a comment.
  case decision(file: String, keptAs: String)
  /// Both had edited a text, and the changes did not touch.
  case merged(file: String)
  /// Both had edited a text, and a person chose.
  case resolved(file: String)
}

extension SyncMend: CustomStringConvertible {
  /// A sentence for the person whose work was mended.
  public var description: String {
    switch self {
    case .version(let proposal, let from, let to):
      "proposal \(proposal): somebody else published \(from) meanwhile; yours is \(to)"
    case .knownVersion(let proposal, let from, let to):
      "proposal \(proposal): your \(from) is on the remote already, as \(to)"
    case .proposal(let from, let to, let folder):
      "proposal \(from): somebody else took the number meanwhile; yours is \(to), \(folder)"
    case .reference(let file): "\(file): names the proposal by its new number"
    case .file(let from, let to): "\(from): another file has this name; yours is \(to)"
    case .decision(let file, let kept):
      "\(file): somebody else decided meanwhile, and that decision stands; yours is kept as \(kept)"
    case .merged(let file): "\(file): edited on both sides; both edits are in it"
    case .resolved(let file): "\(file): edited on both sides; merged as you chose"
    }
  }
}
