/// Which target may import what, and which may not look at the world.
enum BoundaryRules {
  /// What each target may import; a target not named here has no rule yet and is a finding by itself.
  static let allowedImports: [String: Set<String>] = [
    "MemoryEngine": ["CMachine", "Glibc", "Synchronization"],
    "Evidence": ["FoundationEssentials", "Histogram", "RealModule"],
    "Workspace": [
      "Evidence", "CMarkdown", "Yams", "Mustache", "Crypto", "FoundationEssentials", "OrderedCollections",
      "_RopeModule", "Dispatch",
    ],
    "WorkspaceStore": [
      "Workspace", "Evidence", "GRDB", "Subprocess", "Glibc", "FoundationEssentials", "Synchronization",
      "Dispatch",
    ],
    "TerminalUI": ["Workspace", "Evidence", "CRegex", "_RopeModule", "OrderedCollections"],
    "moot": [
      "MemoryEngine", "Evidence", "Workspace", "WorkspaceStore", "TerminalUI", "CNcurses", "ArgumentParser",
      "Subprocess", "Glibc", "FoundationEssentials", "Synchronization", "Dispatch",
    ],
  ]

  static func imports(_ file: SourceFile) -> [Finding] {
    guard !file.isTest else { return [] }
    guard let allowed = allowedImports[file.target] else {
      return [Finding(file, line: 1, "target '\(file.target)' has no list of allowed imports")]
    }
    return file.imports.filter { !allowed.contains($0.module) }
      .map { Finding(file, line: $0.line, "\(file.target) must not import \($0.module)") }
  }

  /// The targets that are told the day, the size and every result, and never look themselves.
  static let pureTargets: Set<String> = ["Workspace", "Evidence", "TerminalUI"]

  /// Names that read a clock, the environment, a disk or chance.
  static let worldlyNames = [
    "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "clock_gettime(", "time(", "gettimeofday(",
    "ProcessInfo", "getenv(", "CommandLine", "environ",
    "FileManager", "FileHandle", "fopen(", "open(", "String(contentsOf", "Data(contentsOf", "contentsOfFile:",
    "readLine(",
    "UUID()", ".random(", ".randomElement(", ".shuffled(", ".shuffle(", "SystemRandomNumberGenerator",
    "print(",
  ]

  static func purity(_ file: SourceFile) -> [Finding] {
    guard pureTargets.contains(file.target), !file.isTest else { return [] }
    return worldlyNames.flatMap { name in
      file.linesNaming(name).map {
        Finding(file, line: $0, "\(file.target) is told about the world and must not use \(name)")
      }
    }
  }
}
