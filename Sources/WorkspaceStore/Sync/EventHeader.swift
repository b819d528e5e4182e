import Workspace

/// The two things that are told of an event without reading it whole.
enum EventHeader {
  /// From the front matter's own lines; `event` and `somebody` where they say nothing.
  static func read(_ bytes: [UInt8]) -> (kind: String, person: String) {
    var kind = "event"
    var person = "somebody"
    for line in bytes.prefix(4096).split(separator: 0x0A).dropFirst().prefix(12) {
      if line.starts(with: "---".utf8) { break }
      if line.starts(with: "kind:".utf8) { kind = value(line.dropFirst(5)) }
      if line.starts(with: "by:".utf8) {
        let name = value(line.dropFirst(3)).prefix { $0 != "<" }.trimmingWhitespace()
        if !name.isEmpty { person = name }
      }
    }
    return (kind, person)
  }

  private static func value(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains(where: { "\"'#".contains($0) })
      ? YAMLReader.read(text.trimmingWhitespace(), file: "").0.string ?? "" : text.trimmingWhitespace()
  }
}
