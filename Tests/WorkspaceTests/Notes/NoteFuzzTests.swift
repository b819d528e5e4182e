import FoundationEssentials
import Testing

@testable import Workspace

/// What holds for any bytes at all, tried on notes that are broken at random. `make fuzz` tries many more.
@Suite("Mutated notes") struct NoteFuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["MOOT_FUZZ"].flatMap { Int($0) } ?? 1500
  private static let firstSeed = environment["MOOT_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
  /// How many notes are tried between two lines that say how far it is.
  private static let batch = 10_000

  private static let today = CalendarDate(iso: "2026-11-23")!

  @Test(
    "Any note is read and changed without a crash, one line at a time, and changing it back gives the same bytes"
  )
  func anyNote() {
    var changes = 0
    var refusals = 0
    for number in 0..<Self.count {
      let seed = Self.firstSeed + UInt64(number)
      if Self.count > Self.batch, number % Self.batch == 0 { print("mutated notes from seed \(seed)") }
      let bytes = NoteMutator.note(seed: seed)
      let result = check(bytes, seed)
      changes += result.changes
      refusals += result.refusals
    }
    // Else nothing was tried.
    #expect(changes > Self.count / 2)
    #expect(refusals < changes / 20, "\(refusals) changes refused, \(changes) made")
  }

  private func check(_ bytes: [UInt8], _ seed: UInt64) -> (changes: Int, refusals: Int) {
    let source = SourceText(bytes: bytes, file: "n.md")
    let isWhole = source.lines.last?.whole.upperBound ?? 0 == bytes.count
    let areAdjacent = zip(source.lines, source.lines.dropFirst()).allSatisfy {
      $0.whole.upperBound == $1.whole.lowerBound
    }
    expect(isWhole && areAdjacent, "the lines are not the file", seed)
    let reading = NoteReader.read(path: "n.md", bytes: bytes)
    let items = reading.meeting.actions
    let lines = 1...max(1, source.lines.count)
    expect(Set(items.map(\.id)).count == items.count, "two items have one identifier", seed)
    expect(reading.diagnostics.allSatisfy { lines.contains($0.line ?? 1) }, "a problem lies outside", seed)
    expect(items.allSatisfy { lines.contains($0.line) && !$0.text.isEmpty }, "an item lies outside", seed)
    guard !items.isEmpty else { return (0, 0) }
    let item = items[Int(seed % UInt64(items.count))]
    let explained = NoteReader.explain(path: "n.md", bytes: bytes, line: item.line)?.item
    expect(explained == item, "the item on line \(item.line) is explained as another", seed)
    do throws(NoteEditError) {
      try change(item, in: source, seed)
      return (1, 0)
    } catch {
      return (0, 1)
    }
  }

  private func expect(_ condition: Bool, _ problem: @autoclosure () -> String, _ seed: UInt64) {
    if !condition { Issue.record("seed \(seed): \(problem())") }
  }

  /// Closes the item and opens it again; or only the latter.
  private func change(_ item: ActionItem, in source: SourceText, _ seed: UInt64) throws(NoteEditError) {
    let isOpen = item.state == .open
    let changed = try NoteEditor.apply(isOpen ? .done(on: Self.today) : .reopened, to: item, in: source.bytes)
    let line = Self.line(item.line, changed)
    expect(hasOneOtherLine(item.line, source, changed), "more than line \(item.line) changed: \(line)", seed)
    let again = NoteReader.read(path: "n.md", bytes: changed).meeting.actions.first { $0.id == item.id }
    guard let again else {
      Issue.record(
        "seed \(seed): line \(item.line) is no longer the item \(item.owners) \(item.text): \(line)")
      return
    }
    expect(again.line == item.line && (again.state == .open) != isOpen, "unchanged: \(line)", seed)
    guard isOpen else { return }
    let back = try NoteEditor.apply(.reopened, to: again, in: changed)
    expect(hasOneOtherLine(item.line, source, back), "more than line \(item.line) is changed back", seed)
    // In a note with boxes nobody can tell whether this item had one.
    if !source.text.contains("[ ]") {
      expect(
        back == source.bytes,
        "\(Self.line(item.line, source.bytes)) came back as \(Self.line(item.line, back))", seed)
    }
  }

  private static func line(_ number: Int, _ bytes: [UInt8]) -> String {
    (SourceText(bytes: bytes, file: "n.md").text(ofLine: number) ?? "").debugDescription
  }

  private func hasOneOtherLine(_ line: Int, _ source: SourceText, _ changed: [UInt8]) -> Bool {
    let place = source.lines[line - 1].content
    return Data(changed.prefix(place.lowerBound)) == Data(source.bytes.prefix(place.lowerBound))
      && Data(changed.suffix(source.bytes.count - place.upperBound))
        == Data(source.bytes.suffix(source.bytes.count - place.upperBound))
      && SourceText(bytes: changed, file: "n.md").lines.count == source.lines.count
  }
}
