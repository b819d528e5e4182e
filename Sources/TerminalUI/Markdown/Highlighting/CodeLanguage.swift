/// A language that code blocks are coloured in.
enum CodeLanguage: Hashable {
  case c, swift, shell, yaml, diff

  /// The language named behind a fence, such as `c` or `bash`; nil for one that is not known.
  init?(info: some StringProtocol) {
    let word = info.prefix { !$0.isWhitespace && $0 != "{" && $0 != "," }.lowercased()
    switch word.hasPrefix(".") ? String(word.dropFirst()) : word {
    case "c", "h", "cc", "cpp", "c++", "cxx", "hpp": self = .c
    case "swift": self = .swift
    case "sh", "bash", "zsh", "shell", "console", "shell-session": self = .shell
    case "yaml", "yml", "claim": self = .yaml
    case "diff", "patch", "udiff": self = .diff
    default: return nil
    }
  }
}
