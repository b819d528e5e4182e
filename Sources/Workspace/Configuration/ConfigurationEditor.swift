/// Why `moot.yaml` could not be changed; nothing was.
public struct ConfigurationEditError: Error, Hashable, CustomStringConvertible {
  public var description: String
}

/// Changes one key of `moot.yaml` and no line of any other.
public enum ConfigurationEditor {
  /// `source` with these joins and splits; the key disappears from nothing and appears at the end.
  public static func setting(
    _ promises: PromiseOverrides, in source: String
  ) throws(ConfigurationEditError) -> String {
    // The file is what stands between the fences of a front matter; edited as such, it keeps its other lines.
    let mark = source.hasPrefix("\u{feff}") ? "\u{feff}" : ""
    let text = source.dropFirst(mark.count)
    let carriage = text.utf8.contains(0x0D) ? "\r\n" : "\n"
    let fence = "---" + carriage
    let needsEnding = text.utf8.last.map { $0 != 0x0A } ?? false
    let wrapped = fence + text + (needsEnding ? carriage : "") + fence
    let holdsFences = text.split(separator: "\n").contains { line in
      line.hasPrefix("---") || line.hasPrefix("...")
    }
    guard !holdsFences else {
      throw ConfigurationEditError(
        description: "moot.yaml is divided by `---`; take that line out, or write there by hand:\n"
          + lines(promises).joined(separator: "\n"))
    }
    guard let edited = FrontMatter.setting("promises", toLines: lines(promises), in: wrapped) else {
      throw ConfigurationEditError(
        description: "the comments in `promises` of moot.yaml would be lost; write there by hand:\n"
          + lines(promises).joined(separator: "\n"))
    }
    return mark + edited.dropFirst(fence.count).dropLast(fence.count)
  }

  private static func lines(_ promises: PromiseOverrides) -> [String] {
    if promises.join.isEmpty && promises.split.isEmpty { return ["promises: {}"] }
    var lines = ["promises:"]
    if !promises.join.isEmpty {
      lines += ["  join:"] + promises.join.map { "    - [" + $0.map(quoted).joined(separator: ", ") + "]" }
    }
    if !promises.split.isEmpty { lines += ["  split:"] + promises.split.map { "    - " + quoted($0) } }
    return lines
  }

  /// Ten digits may be all decimal, or read like `12e4567890`: other YAML readers would take them for numbers.
  private static func quoted(_ id: String) -> String {
    id.contains { !$0.isNumber && $0 != "e" } ? id : "'\(id)'"
  }
}
