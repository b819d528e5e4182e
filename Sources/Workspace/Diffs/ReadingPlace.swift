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
    place.words = ""
    Self.forEachLine(of: source) { number, line in
      guard number == self.line else { return true }
      place.words = Self.comparable(line)
      return false
    }
    return place
  }

  /// The line of a text that has the same words and is nearest, else the one of the same number or the last.
  public func line(in source: String) -> Int {
    var count = 0
    var nearest: Int?
    let first = words.utf8.first
    Self.forEachLine(of: source) { number, line in
      count = number
      let isNearer = nearest.map { abs(number - self.line) < abs($0 - self.line) } ?? true
      // Few lines begin like it, and only those are looked at whole.
      if isNearer, let first, line.first(where: { $0 != 0x20 && $0 != 0x09 }) == first,
        Self.comparable(line) == words
      {
        nearest = number
      }
      return true
    }
    return nearest ?? min(max(1, line), count)
  }

  /// Gives each line's number and bytes, without its ending, to `body` until it returns false.
  private static func forEachLine(
    of source: String, _ body: (Int, UnsafeBufferPointer<UInt8>.SubSequence) -> Bool
  ) {
    var source = source
    source.withUTF8 { bytes in
      var (start, number) = (0, 1)
      while true {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        guard body(number, bytes[start..<end]), end < bytes.count else { return }
        (start, number) = (end + 1, number + 1)
      }
    }
  }

  /// Long enough to tell lines apart, and no more than a line of a file may hold.
  private static func comparable(_ line: UnsafeBufferPointer<UInt8>.SubSequence) -> String {
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
