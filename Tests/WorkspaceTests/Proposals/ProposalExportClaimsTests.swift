import Evidence
import Testing
import Workspace

@Suite("Claims in the exported document") struct ProposalExportClaimsTests {
  private let day = CalendarDate(iso: "2026-11-23")!

  private func export(_ body: String) -> String {
    let source = "---\nschema: 1\ntitle: Leaf locks\nstatus: review\nauthors: [A <a@b.c>]\n---\n" + body
    let proposal = Proposal(
      number: ProposalNumber(7)!, folder: "proposals/0007-leaf-locks",
      draft: ProposalReader.draft(source: source, file: "p.md").0, versions: [], runs: [], diagnostics: [])
    return ProposalExport(proposal, version: nil, .init(asOf: day)).markdown()
  }

  private func block(_ margin: String = "", first: String? = nil, expect: String = "get_ns <= 2 ns") -> String
  {
    let lines = [
      "```claim", "id: a|b", "level: frames", "workload: rand", "design: lock-free", "threads: 2",
      "expect: \(expect)", "```",
    ]
    return lines.enumerated().map { ($0 == 0 ? first ?? margin : margin) + $1 + "\n" }.joined()
  }

  @Test("The outcome is a paragraph of its own below the block, whatever follows it")
  func paragraph() {
    let text = export("\n" + block() + "Text right after.\n")
    #expect(
      text.contains(
        """
        expect: get_ns <= 2 ns
        ```

        **?** unsupported: no run is attached; \\`moot bench frames\\` measures one

        Text right after.
        """))
  }

  @Test("In a list and a quotation it stays inside", arguments: [("  ", "- "), ("> ", "> ")])
  func nested(margin: String, first: String) {
    let text = export("\n" + block(margin, first: first) + "\nEnd.\n")
    #expect(text.contains("\n\(margin)```\n\(margin)\n\(margin)**?** unsupported"))
  }

  @Test("A table holds all claims, with the text's marks escaped, and says how many cannot be read")
  func table() {
    let text = export("\n" + block() + "\n" + block(expect: "get_ns <= 2 nss"))
    #expect(text.contains("## Claims\n"))
    #expect(
      text.contains(
        "| a\\|b | lock-free, frames rand, order 0, 2 threads, get\\_ns | ≤ 2.00 ns | ? unsupported | – | – | – | – |"
      ))
    #expect(text.contains("1 problem in the text's claims; `moot claims 0007` names each.\n"))
  }

  @Test("Without claims nothing is said of them")
  func none() { #expect(!export("\nOne lock.\n").contains("Claims")) }

  @Test("Lines that end as on Windows keep their ends")
  func carriageReturns() {
    let text = export("\nOne.\r\n\r\n" + block().replacing("\n", with: "\r\n") + "\r\nEnd.\r\n")
    #expect(text.contains("```\r\n\n**?** unsupported"))
    #expect(text.contains("End."))
  }
}
