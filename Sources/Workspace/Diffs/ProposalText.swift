/// One of a proposal's texts as it can be read and compared: the draft or a version.
public struct ProposalText: Hashable, Sendable {
  public enum Name: Hashable, Sendable, CustomStringConvertible {
    case draft
    case version(VersionNumber)

    public var description: String {
      switch self {
      case .draft: "draft"
      case .version(let number): number.description
      }
    }

    /// `draft` or `v2`.
    init?(_ text: String) {
      if text == "draft" {
        self = .draft
      } else if text.hasPrefix("v"), let number = Int(text.dropFirst()).flatMap({ VersionNumber($0) }) {
        self = .version(number)
      } else {
        return nil
      }
    }
  }

  public var name: Name
  public var title: String
  public var body: String
  /// The line of its file that the body begins with, 1-based.
  public var bodyLine: Int

  public init(name: Name, title: String, body: String, bodyLine: Int) {
    self.name = name
    self.title = title
    self.body = body
    self.bodyLine = bodyLine
  }

  public init(_ draft: ProposalDraft) {
    self.init(name: .draft, title: draft.title, body: draft.body, bodyLine: draft.bodyLine)
  }

  public init(_ version: ProposalVersion) {
    let before = version.source.utf8.prefix(version.source.utf8.count - version.body.utf8.count)
    let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    self.init(name: .version(version.number), title: version.title, body: version.body, bodyLine: line)
  }
}

extension TextDiff {
  /// The difference of two texts' bodies, with the lines of their files.
  public init(old: ProposalText, new: ProposalText, scale: Scale = .prose) {
    self.init(old: old.body, new: new.body, scale: scale, firstLines: (old.bodyLine, new.bodyLine))
  }
}

extension Proposal {
  /// Nil for a version that there is not.
  public func text(_ name: ProposalText.Name) -> ProposalText? {
    switch name {
    case .draft: ProposalText(draft)
    case .version(let number): versions.first { $0.number == number }.map { ProposalText($0) }
    }
  }
}
