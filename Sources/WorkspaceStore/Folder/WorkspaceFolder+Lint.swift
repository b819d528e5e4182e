import Workspace

extension WorkspaceFolder {
  static let proposalTemplatePath = "templates/proposal.md"

  /// The text that new proposals are made of, below its front matter; nil where the workspace has none of its own.
  public func proposalTemplate() -> String? {
    let bytes = try? DiskFile.readIfPresent(absolutePath(Self.proposalTemplatePath))
    return bytes.flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Links of a proposal's draft to files that are not there.
  public func deadLinks(of proposal: Proposal) -> [Diagnostic] {
    ProposalLint.fileLinks(of: proposal).compactMap { file, line, path in
      let target = FilePath.join(absolutePath(proposal.folder), path)
      if DiskFile.exists(target) { return nil }
      return Diagnostic(.warning, file: file, line: line, "the link to '\(path)' leads nowhere")
    }
  }
}
