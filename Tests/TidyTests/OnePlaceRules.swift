/// Knowledge that lives in one place, so that there is one place to mend it.
enum OnePlaceRules {
  /// Git's flags and its answers are known to one file.
  static func git(_ file: SourceFile) -> [Finding] {
    guard !file.isTest, file.path != "Sources/WorkspaceStore/Git.swift" else { return [] }
    return file.lines.indices.filter { index in
      let line = file.lines[index]
      let names = ["\"git\"", "\"/usr/bin/git\"", "\"git "].contains { line.contains($0) }
      return names
        && ["run(", ".name(", ".path(", "spawn", "exec", "Process"].contains { file.code[index].contains($0) }
    }.map { Finding(file, line: $0 + 1, "git is run in Sources/WorkspaceStore/Git.swift alone") }
  }

  /// Markdown is scanned by the files of one type, YAML by one file, processes are started by two.
  static let homes: [(module: String, isHome: @Sendable (SourceFile) -> Bool, home: String)] = [
    (
      "CMarkdown", { $0.path.hasPrefix("Sources/Workspace/Text/Markdown") },
      "Sources/Workspace/Text/Markdown*.swift"
    ),
    (
      "Yams", { $0.path.hasPrefix("Sources/Workspace/Text/YAMLReader") },
      "Sources/Workspace/Text/YAMLReader*.swift"
    ),
    (
      "CRegex",
      {
        $0.path == "Sources/TerminalUI/Editor/LinePattern.swift"
          || $0.path == "Sources/TerminalUI/Editor/LineMatcher.swift"
      }, "Sources/TerminalUI/Editor/Line*.swift"
    ),
    ("CNcurses", { $0.path.hasPrefix("Sources/moot/Terminal/") }, "Sources/moot/Terminal"),
  ]

  static func modules(_ file: SourceFile) -> [Finding] {
    guard !file.isTest else { return [] }
    return homes.flatMap { rule in
      file.imports.filter { $0.module == rule.module && !rule.isHome(file) }
        .map { Finding(file, line: $0.line, "\(rule.module) is used in \(rule.home) alone") }
    }
  }

  /// The names of months and days are read and written where all date rules are.
  static func dates(_ file: SourceFile) -> [Finding] {
    guard !file.isTest, !file.path.hasPrefix("Sources/Workspace/Dates/") else { return [] }
    let names = ["\"january\"", "\"february\"", "\"wednesday\"", "\"jan\"", "\"wed\""]
    return file.lines.indices.filter { index in
      let line = file.lines[index].lowercased()
      return names.contains { line.contains($0) }
    }.map { Finding(file, line: $0 + 1, "names of months and days belong to Sources/Workspace/Dates") }
  }
}
