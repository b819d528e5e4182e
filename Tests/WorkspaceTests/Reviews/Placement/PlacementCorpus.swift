import FoundationEssentials
import Workspace

/// Comments on texts that were changed, with the place where a careful reader finds them; see `Corpus/README.txt`.
enum PlacementCorpus {
  struct Comment {
    /// Of the old text.
    var lines: ClosedRange<Int>
    /// The places that are right: `exact`, `moved`, `reworded`, `orphan`.
    var places: [String]
    /// Of the new text; nil for an orphan.
    var expected: ClosedRange<Int>?
    /// The kind of edit.
    var kind: String
  }

  struct Case {
    var name: String
    var old: String
    var new: String
    var comments: [Comment]

    /// A document with a history of its own, not one that was edited for the corpus.
    var isReal: Bool { name.hasPrefix("real-") }
  }

  private static let folder = #filePath.replacing("PlacementCorpus.swift", with: "Corpus")

  static func cases() throws -> [Case] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.contains("-") }.map {
      try read($0)
    }
  }

  private static func read(_ name: String) throws -> Case {
    func text(_ file: String) throws -> String {
      try String(contentsOf: URL(filePath: "\(folder)/\(name)/\(file).txt"), encoding: .utf8)
    }
    let comments = try text("comments").split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count == 4, let lines = range(fields[0]) else {
        throw BadLine(file: name, line: String(line))
      }
      return Comment(
        lines: lines, places: fields[1].split(separator: "|").map(String.init), expected: range(fields[2]),
        kind: fields[3])
    }
    return Case(name: name, old: try text("old"), new: try text("new"), comments: comments)
  }

  /// `3` or `3-5`.
  private static func range(_ text: String) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, first <= last else { return nil }
    return first...last
  }

  struct BadLine: Error {
    var file: String
    var line: String
  }
}
