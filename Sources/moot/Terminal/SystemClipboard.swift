import WorkspaceStore

/// The clipboard of the system in which the terminal runs, over any number of connections, as xterm and its kin take it
/// ("XTerm Control Sequences", OSC 52). Whether the terminal allows it, nobody is told.
enum SystemClipboard {
  static func sequence(_ text: String) -> String { "\u{1b}]52;c;\(base64(Array(text.utf8)))\u{7}" }

  /// Consoles show what they cannot read.
  static var isThere: Bool {
    let name = SystemContext.variable("TERM") ?? ""
    return name != "linux" && !name.hasPrefix("vt")
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        result.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
