import Workspace

/// What the destination of a link in a file of the workspace means here.
enum LinkTarget: Hashable {
  /// A heading of the same text, by its anchor.
  case heading(String)
  case proposal(ProposalNumber, VersionNumber?)
  /// A file, relative to the workspace, at a 1-based line.
  case file(path: String, line: Int)
  /// An address for a browser.
  case web(String)
  /// An address of another kind, such as a mailbox.
  case address(String)
  /// A path out of the workspace.
  case outside(String)

  /// - Parameters:
  ///   - folder: that of the file that the link stands in, relative to the workspace.
  ///   - proposals: those that there are, with their folders.
  init(_ destination: String, in folder: String, proposals: [(number: ProposalNumber, folder: String)]) {
    if let scheme = Self.scheme(destination) {
      self = ["http", "https"].contains(scheme) ? .web(destination) : .address(destination)
      return
    }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = Self.decoded(String(parts[0].prefix { $0 != "?" }))
    let fragment = parts.count > 1 ? String(parts[1]) : ""
    if path.isEmpty {
      self = .heading(Self.decoded(fragment))
    } else if let number = Self.number(path), proposals.contains(where: { $0.number == number }) {
      self = .proposal(number, nil)
    } else if let resolved = Self.resolved(path, in: folder) {
      self = Self.inside(resolved, fragment, proposals)
    } else {
      self = .outside(path)
    }
  }

  private static func inside(
    _ path: String, _ fragment: String, _ proposals: [(number: ProposalNumber, folder: String)]
  ) -> LinkTarget {
    for proposal in proposals where path == proposal.folder || path.hasPrefix(proposal.folder + "/") {
      let name = path.dropFirst(proposal.folder.count + 1)
      if name.isEmpty || name == "proposal.md" { return .proposal(proposal.number, nil) }
      if name.hasPrefix("v"), name.hasSuffix(".md"), let value = Int(name.dropFirst().dropLast(3)),
        let version = VersionNumber(value)
      {
        return .proposal(proposal.number, version)
      }
    }
    let line = fragment.hasPrefix("L") ? Int(fragment.dropFirst().prefix { $0.isNumber }) : nil
    return .file(path: path, line: max(1, line ?? 1))
  }

  /// `0007`: exactly four digits.
  static func number(_ text: some StringProtocol) -> ProposalNumber? {
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text).flatMap(ProposalNumber.init)
  }

  /// The scheme of RFC 3986, in small letters; nil for a relative reference.
  private static func scheme(_ destination: String) -> String? {
    guard let colon = destination.firstIndex(of: ":"), let first = destination.first, first.isLetter,
      first.isASCII
    else { return nil }
    let scheme = destination[..<colon]
    guard scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }) else {
      return nil
    }
    return scheme.lowercased()
  }

  /// A path from the workspace's folder without `.` and `..`; nil where it leads out.
  private static func resolved(_ path: String, in folder: String) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(String(part))
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// With `%20` and the like as what they stand for; as it is where that is no text.
  private static func decoded(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }
}

extension RenderedMarkdown.Heading {
  /// The anchors of some headings, in their order, as GitHub makes them: small letters, blanks as hyphens, no signs,
  /// and a number behind those that stood there before.
  static func anchors(_ headings: [RenderedMarkdown.Heading]) -> [String] {
    var counts: [String: Int] = [:]
    return headings.map { heading in
      let kept = heading.title.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
      let anchor = String(kept.map { $0 == " " ? "-" : $0 })
      let count = counts[anchor, default: 0]
      counts[anchor] = count + 1
      return count == 0 ? anchor : "\(anchor)-\(count)"
    }
  }
}
