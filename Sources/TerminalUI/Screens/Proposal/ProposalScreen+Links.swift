import Workspace

/// Links of the text, opened from where they stand.
extension ProposalScreen {
  /// The links of the cursor's lines, with the proposals that are named there.
  func linksHere(_ proposal: Proposal, _ model: Model) -> [RenderedMarkdown.Link] {
    guard tab == .text, let lines = reading.selection else { return [] }
    let links = reading.links(on: lines)
    let source = reading.text(of: proposal).source
    let named = Self.proposalsNamed(in: source, lines).filter { number in
      number != self.number && model.proposal(number) != nil
        && !links.contains { $0.destination.contains(number.description) }
    }
    return links
      + named.map { RenderedMarkdown.Link(number: nil, destination: $0.description, sourceLine: 0) }
  }

  /// Every `0007` that is a word of its own in some lines, once.
  private static func proposalsNamed(in source: String, _ lines: ClosedRange<Int>) -> [ProposalNumber] {
    let text = source.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(lines.lowerBound - 1).prefix(lines.count)
    var known: Set<ProposalNumber> = []
    return text.flatMap { $0.split { !($0.isLetter || $0.isNumber || "-.".contains($0)) } }
      .compactMap { word in
        var word = word
        while word.last == "." || word.last == "-" { word.removeLast() }
        return LinkTarget.number(word)
      }
      .filter { known.insert($0).inserted }
  }

  /// Opens the only link here, or asks which.
  mutating func openLink(_ proposal: Proposal, _ model: Model) -> Outcome {
    let here = linksHere(proposal, model)
    switch here.count {
    case 1: return follow(here[0].destination, proposal, model)
    case 2...9:
      let items = here.enumerated().map { index, link in
        let label = (link.number.map { "[\($0)] " } ?? "") + DisplayText.escaped(link.destination)
        return Prompt.MenuItem(key: Character(String(index + 1)), label: label)
      }
      return .ask(.menu(.link, "Open which link?", items))
    default:
      return .ask(.text(.linkNumber, "Open link number (1 to \(reading.links.count))"))
    }
  }

  /// Answers which of the links here.
  mutating func openLink(chosen key: Character, _ proposal: Proposal, _ model: Model) -> Outcome {
    let here = linksHere(proposal, model)
    guard let index = key.wholeNumberValue, here.indices.contains(index - 1) else { return .done }
    return follow(here[index - 1].destination, proposal, model)
  }

  /// Answers with a number of the text.
  mutating func openLink(numbered text: String, _ model: Model) -> Outcome {
    guard !text.isEmpty, let proposal = model.proposal(number) else { return .done }
    guard let index = Int(text), reading.links.indices.contains(index - 1) else {
      return .say(.soon, "Links have the numbers 1 to \(reading.links.count); their list ends the text")
    }
    return follow(reading.links[index - 1], proposal, model)
  }

  private mutating func follow(_ destination: String, _ proposal: Proposal, _ model: Model) -> Outcome {
    let known = (model.proposals.value ?? []).map { (number: $0.number, folder: $0.folder) }
    switch LinkTarget(destination, in: proposal.folder, proposals: known) {
    case .heading(let anchor): return goTo(anchor: anchor)
    case .proposal(let number, let version):
      if number == self.number { return show(version, proposal) }
      var screen = ProposalScreen(number)
      screen.reading.version = version
      return .open(.proposal(screen))
    case .file(let path, let line): return .open(.editor(EditorScreen(opening: path, line: line)))
    case .web(let address):
      var prompt = Prompt.choices(
        .openAddress(address), "Copied. Open it in a browser?", [("y", "open it"), ("n", "leave it")])
      prompt.subject = address
      return .ask(prompt, [.copyToClipboard(address)])
    case .address(let address):
      return .say(.good, "Copied \(DisplayText.escaped(address))", [.copyToClipboard(address)])
    case .outside(let path):
      return .say(.soon, "\(DisplayText.escaped(path)) leads out of the workspace and is not opened")
    }
  }

  private mutating func goTo(anchor: String) -> Outcome {
    let anchors = RenderedMarkdown.Heading.anchors(reading.headings)
    guard let index = anchors.firstIndex(of: anchor.lowercased()) else {
      return .say(.soon, "No heading here is #\(DisplayText.escaped(anchor)); o shows those that there are")
    }
    goTo(heading: index)
    return .done
  }

  /// Another text of the same proposal.
  private mutating func show(_ version: VersionNumber?, _ proposal: Proposal) -> Outcome {
    guard version.map({ proposal.version($0) != nil }) ?? true else {
      return .say(.soon, "There is no \(version?.description ?? "") of \(number)")
    }
    reading.version = version
    reading.mark = nil
    isFollowing = true
    return .done
  }
}
