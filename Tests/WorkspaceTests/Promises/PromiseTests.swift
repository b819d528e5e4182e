import Testing
import Workspace

@Suite("Promise") struct PromiseTests {
  private func counts(_ items: [ActionItem]) -> [Int] { Promise.follow(items).map(\.mentions.count) }

  @Test("The same words of the same owner in the next note are one promise")
  func sameWords() {
    let promises = Promise.follow([
      sampleItem("Agree on the workloads that we measure with.", on: "2026-10-28"),
      sampleItem("Agree on the workloads that we measure with.", on: "2026-10-14"),
    ])
    #expect(promises.map(\.mentions.count) == [2])
    #expect(promises[0].firstAsked == CalendarDate(iso: "2026-10-14"))
    #expect(promises[0].last.meeting == CalendarDate(iso: "2026-10-28"))
  }

  @Test("A common link joins items that are worded differently")
  func links() {
    let link = "https://example.org/pull/801"
    #expect(
      counts([
        sampleItem("Review the pull request", on: "2026-10-14", links: [link]),
        sampleItem("Look at it again", on: "2026-10-28", links: [link]),
      ]) == [2])
  }

  @Test(
    "Other owners, other teams, the same note or half a year between keep items apart",
    arguments: [
      sampleItem("Write the stress test", owners: ["MS"], on: "2026-10-28"),
      sampleItem("Write the stress test", on: "2026-10-28", teams: ["docs"]),
      sampleItem("Write the stress test", on: "2026-10-14", line: 30),
      sampleItem("Write the stress test", on: "2027-05-01"),
      sampleItem("Write the manual page", on: "2026-10-28"),
    ])
  func apart(other: ActionItem) {
    #expect(counts([sampleItem("Write the stress test", on: "2026-10-14"), other]) == [1, 1])
  }

  @Test("One common owner and four fifths of the words are enough")
  func overlap() {
    #expect(
      counts([
        sampleItem("Write down the three memory levels", owners: ["RV", "MS"], on: "2026-10-14"),
        sampleItem("Write down the four memory levels", owners: ["ms"], on: "2026-10-28"),
      ]) == [2])
  }

  @Test("Items without an owner follow each other")
  func nobody() {
    #expect(
      counts([
        sampleItem("Move the test", owners: [], on: "2026-10-14"),
        sampleItem("Move the test", owners: [], on: "2026-10-28"),
      ]) == [2])
  }
}
