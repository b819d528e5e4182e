/// Where a person stopped reading a proposal, and what they had opened there.
public struct ReadingPlace: Hashable, Sendable {
  /// The text that was read; nil for the draft.
  public var version: VersionNumber?
  /// Of that text's file, 1-based.
  public var line: Int
  /// The line itself, by which it is found where others came above it.
  public var words: String
  /// How many rows stood above it in the window.
  public var rowsAbove: Int
  /// Names of the threads that were shown in place.
  public var opened: Set<String>

  public init(
    version: VersionNumber? = nil, line: Int, words: String = "", rowsAbove: Int = 0, opened: Set<String> = []
  ) {
    self.version = version
    self.line = line
    self.words = words
    self.rowsAbove = rowsAbove
    self.opened = opened
  }

  /// The same with the words that its line has in a text.
  public func quoting(_ source: String) -> ReadingPlace {
    var place = self
    var number = 0
    place.words = ""
    for line in source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if number == self.line { place.words = Self.comparable(line) }
    }
    return place
  }

  /// The line of a text that has the same words and is nearest, else the one of the same number or the last.
  public func line(in source: String) -> Int {
    var count = 0
    var nearest: Int?
    for line in source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      count += 1
      guard !words.isEmpty, nearest.map({ abs(count - self.line) < abs($0 - self.line) }) ?? true,
        Self.comparable(line) == words
      else { continue }
      nearest = count
    }
    return nearest ?? min(max(1, line), count)
  }

  /// Long enough to tell lines apart, and no more than a line of a file may hold.
  private static func comparable(_ line: Substring.UTF8View) -> String {
    String(decoding: line.prefix(400), as: UTF8.self).trimmingWhitespace()
  }

  // MARK: Its file

  public var source: String {
    var text =
      "---\nschema: 1\ntext: \(version?.description ?? "draft")\nline: \(line)\nabove: \(rowsAbove)\n"
    if !opened.isEmpty {
      let names = opened.sorted().map { YAMLScalar.written($0, inList: true) }
      text += "opened: [\(names.joined(separator: ", "))]\n"
    }
    return text + "---\n\(words)\n"
  }

  /// Nil where the source is none that was written so.
  public init?(source: String) {
    guard let parts = FrontMatterParts(source),
      let name = parts["text"]?.value.string.flatMap({ ProposalText.Name($0) }),
      let line = parts["line"]?.value.string.flatMap({ Int($0) }), line > 0
    else { return nil }
    let version: VersionNumber? = if case .version(let number) = name { number } else { nil }
    self.init(
      version: version, line: line, words: parts.body.trimmingWhitespace(),
      rowsAbove: max(0, parts["above"]?.value.string.flatMap { Int($0) } ?? 0),
      opened: Set(parts["opened"]?.value.strings ?? []))
  }
}
