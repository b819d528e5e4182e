/// What is left lying about when work stops half-way, and shortcuts that turn bad input into a crash.
enum LeftoverRules {
  static func markers(_ file: SourceFile) -> [Finding] {
    file.comments.indices.filter { index in
      // In backticks the word is what a note says, not what is left to do.
      let words = file.comments[index].replacing("`TODO:", with: "")
      return ["TODO:", "FIXME", "XXX", "HACK:"].contains { words.contains($0) }
    }.map { Finding(file, line: $0 + 1, "a leftover marker: do it, or file it") }
  }

  static func unfinished(_ file: SourceFile) -> [Finding] {
    file.code.indices.filter { index in
      guard file.code[index].contains("fatalError(") else { return false }
      let line = file.lines[index].lowercased()
      return ["not implemented", "unimplemented", "not yet"].contains { line.contains($0) }
    }.map { Finding(file, line: $0 + 1, "something is not implemented") }
      + file.linesNaming(".disabled(").map {
        Finding(file, line: $0, "a test that does not run proves nothing")
      }
  }

  static func shortcuts(_ file: SourceFile) -> [Finding] {
    ["try!", "as!"].flatMap { word in
      file.linesNaming(word).map { Finding(file, line: $0, "'\(word)' turns a surprise into a crash") }
    }
  }
}
