/// A place where a rule of the house is broken.
struct Finding: CustomStringConvertible, Equatable {
  let path: String
  /// 1-based.
  let line: Int
  let message: String

  init(_ file: SourceFile, line: Int, _ message: String) {
    path = file.path
    self.line = line
    self.message = message
  }

  var description: String { "\(path):\(line): \(message)" }
}

extension SourceFile {
  /// The lines, 1-based, whose code names `word`: no letter, digit or underscore before or behind it. A word that
  /// ends in a parenthesis is a call: members and declarations of that name do not count.
  func linesNaming(_ word: String) -> [Int] {
    let wanted = Array(word.utf8)
    let isCall = word.hasSuffix("(") && !word.hasPrefix(".")
    return code.indices.filter { index in
      let line = Array(code[index].utf8)
      guard line.count >= wanted.count else { return false }
      return (0...(line.count - wanted.count)).contains { start in
        guard line[start..<(start + wanted.count)].elementsEqual(wanted) else { return false }
        let isWhole =
          Self.isEdge(line, before: start, wanted) && Self.isEdge(line, behind: start + wanted.count, wanted)
        return isWhole && !(isCall && Self.isMemberOrDeclaration(line[..<start]))
      }
    }.map { $0 + 1 }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte)
      || (97...122).contains(byte)
  }

  private static func isEdge(_ line: [UInt8], before start: Int, _ word: [UInt8]) -> Bool {
    !(isWordByte(word[0]) && start > 0 && isWordByte(line[start - 1]))
  }

  private static func isEdge(_ line: [UInt8], behind end: Int, _ word: [UInt8]) -> Bool {
    !(isWordByte(word[word.count - 1]) && end < line.count && isWordByte(line[end]))
  }

  private static func isMemberOrDeclaration(_ before: ArraySlice<UInt8>) -> Bool {
    if before.last == UInt8(ascii: ".") { return true }
    let lead = String(decoding: before, as: UTF8.self)
    return ["func ", "case "].contains { lead.hasSuffix($0) }
  }
}
