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
      for comment in each.comments {
        let was = CommentAnchor(lines: comment.lines, in: each.old)
        #expect(was.lines == comment.lines, "\(each.name) \(comment.lines)")
        #expect((comment.expected == nil) == (comment.places == ["orphan"]), "\(each.name) \(comment.lines)")
        guard let expected = comment.expected else { continue }
        let now = CommentAnchor(lines: expected, in: each.new)
        #expect(now.lines == expected, "\(each.name) \(comment.lines)")
        if comment.places.contains("exact") {
          #expect(was.quote == now.quote, "\(each.name) \(comment.lines)")
        }
      }
    }
  }
}
