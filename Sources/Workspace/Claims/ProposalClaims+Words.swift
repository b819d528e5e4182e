extension ProposalClaims {
  /// How many claims came out how, such as `2 hold, 1 fails`, and how many problems there are; empty where the text
  /// claims nothing.
  public var summary: String {
    summary { _ in true }
  }

  /// The same of what keeps the text from carrying its proof.
  public var concerns: String { summary { $0 != "holds" && $0 != "undecided" } }

  private func summary(where isWanted: (String) -> Bool) -> String {
    let words = [
      ("holds", "holds", "hold"), ("fails", "fails", "fail"),
      ("undecided", "is undecided", "are undecided"), ("stale", "is stale", "are stale"),
      ("unsupported", "has no evidence", "have no evidence"),
    ]
    var parts = words.filter { isWanted($0.0) }.compactMap { word, one, many in
      let count = checked.count { $0.outcome.word == word }
      return count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    let unread = diagnostics.count { $0.severity == .error }
    if unread > 0 { parts.append("\(unread) \(unread == 1 ? "error" : "errors")") }
    return parts.joined(separator: ", ")
  }
}
