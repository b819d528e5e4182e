import Testing
import Workspace

@Suite("Placement corpus") struct PlacementCorpusTests {
  @Test("The corpus is large, has many kinds of edit, and at least half of it is from real histories")
  func size() throws {
    let cases = try PlacementCorpus.cases()
    let total = cases.reduce(0) { $0 + $1.comments.count }
    let real = cases.filter(\.isReal).reduce(0) { $0 + $1.comments.count }
    #expect(total >= 300)
    #expect(real * 2 >= total)
    #expect(Set(cases.flatMap { $0.comments.map(\.kind) }).count >= 12)
  }

  @Test("A label names lines that exist, and what is to be found exactly is there byte for byte")
  func labels() throws {
    for each in try PlacementCorpus.cases() {
      let old = each.old.split(separator: "\n", omittingEmptySubsequences: false)
      let new = each.new.split(separator: "\n", omittingEmptySubsequences: false)
      for comment in each.comments {
        #expect((comment.expected == nil) == (comment.places == ["orphan"]), "\(each.name) \(comment.lines)")
        guard let expected = comment.expected else { continue }
        #expect(expected.upperBound <= new.count && comment.lines.upperBound <= old.count, "\(each.name)")
        if comment.places.contains("exact") {
          #expect(
            old[comment.lines.lowerBound - 1..<comment.lines.upperBound]
              == new[expected.lowerBound - 1..<expected.upperBound], "\(each.name) \(comment.lines)")
        }
      }
    }
  }

  @Test("Comments whose text survives land on it, and none lands on other text as exact")
  func placement() throws {
    var score = PlacementScore()
    for each in try PlacementCorpus.cases() {
      let placer = CommentPlacer(old: each.old, new: each.new)
      for comment in each.comments {
        score.add(comment, placer.place(CommentAnchor(lines: comment.lines, in: each.old)), in: each.name)
      }
    }
    print(score.table)
    #expect(score.misplaced == [])
    #expect(score.unedited.placed * 100 >= score.unedited.comments * 98)
    #expect(score.survivors.placed * 100 >= score.survivors.comments * 98)
    #expect(score.orphans.placed * 100 >= score.orphans.comments * 90)
  }
}
