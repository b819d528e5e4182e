import Testing
import Workspace

@Suite("ProposalFolderName") struct ProposalFolderNameTests {
  @Test(
    "A title becomes a name that no shell or path can misread",
    arguments: [
      ("Page table + physical page allocator", "page-table-physical-page-allocator"),
      ("Răzvan's naïve Größe", "razvans-naive-grosse"), ("../../etc/passwd", "etc-passwd"),
      ("--help; rm -rf /", "help-rm-rf"), ("two\nlines", "two-lines"), ("界面", ""), ("", ""),
      ("Ra\u{306}zvan", "razvan"),
    ])
  func slugs(title: String, slug: String) {
    #expect(ProposalFolderName.slug(title) == slug)
  }

  @Test("A long title is cut between words, a long word inside")
  func long() {
    let words = ProposalFolderName.slug(String(repeating: "lock ", count: 2000))
    #expect(words.utf8.count <= 60)
    #expect(words.hasSuffix("lock"))
    #expect(ProposalFolderName.slug(String(repeating: "x", count: 10_000)).utf8.count == 60)
  }

  @Test("A name gives its number back, and other names give none")
  func numbers() throws {
    let number = try #require(ProposalNumber(12))
    #expect(ProposalFolderName.name(number, title: "Leaf locks") == "0012-leaf-locks")
    #expect(ProposalFolderName.name(number, title: "界") == "0012")
    #expect(ProposalFolderName.number(in: "0012-leaf-locks") == number)
    #expect(ProposalFolderName.number(in: "0012") == number)
    for name in ["12-leaf", "0000-none", "-0012", "00012-x", "٠٠١٢-x", "notes", "0012x"] {
      #expect(ProposalFolderName.number(in: name) == nil, "\(name)")
    }
  }
}
