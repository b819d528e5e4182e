import Workspace

@testable import TerminalUI

/// A proposal with chapters, links and code, to find one's way in.
enum ReaderSample {
  static let body = """

    # Leaf locks

    One lock in each table, as [the plan](../0002-plan/proposal.md) says.
    More stands in [the minutes](../../meetings/2026-11-11-smp.md#L12), see also 0002.

    ## Problem

    Two cores wait for one
    lock, see [below](#the-fix-for-both).
    Long ago: https://example.org/locks

    ### Who waits

    The walk, and the *fault handler*.

    ## The fix, for both

    Take the leaf lock ([source](https://example.org/a?b=1), [up](../../../etc/passwd)).

    ```c
    int fault(struct table *t) {
      lock(&t->leaf); // the leaf alone
      return 0;
    }
    ```

    ## Open questions

    Is one lock enough?

    """

  static func proposal(_ number: Int, _ folder: String, _ title: String, body: String) -> Proposal {
    let source = "---\nschema: 1\ntitle: \(title)\nstatus: draft\nauthors: []\n---\n" + body
    return Proposal(
      number: ProposalNumber(number)!, folder: "proposals/\(folder)",
      draft: ProposalReader.draft(source: source, file: "p.md").0, versions: [], runs: [], diagnostics: [])
  }

  static let proposals = [
    proposal(1, "0001-leaf-locks", "Leaf locks", body: body),
    proposal(2, "0002-plan", "The plan", body: "\n# The plan\n\nFirst the leaf.\n"),
  ]

  /// The first proposal's text on the screen.
  static func reading(
    rows: Int = 24, columns: Int = 80, proposals: [Proposal] = proposals
  ) -> Model {
    var model = Model(
      size: Size(rows: rows, columns: columns),
      surroundings: Surroundings(
        today: Sample.today, group: "SMP working group", catalogue: Sample.catalogue, problems: []))
    _ = update(&model, .agendaLoaded(Agenda.build([], today: Sample.today), []))
    _ = update(&model, .proposalsLoaded(proposals, []))
    model.screens.append(.proposal(ProposalScreen(proposals[0].number)))
    _ = update(&model, .resized(model.size))
    return model
  }
}

extension Model {
  /// The proposal on the screen.
  var shownProposal: ProposalScreen? { if case .proposal(let shown) = screen { shown } else { nil } }

  /// The words of the draft under the cursor.
  var lineRead: String? {
    guard let shown = shownProposal, let line = shown.reading.line, let proposal = proposal(shown.number)
    else { return nil }
    let lines = shown.reading.text(of: proposal).source.split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(line - 1) ? String(lines[line - 1]) : nil
  }
}
