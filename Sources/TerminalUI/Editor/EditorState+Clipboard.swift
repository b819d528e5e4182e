extension EditorState {
  /// More than this does not fit the sequence that terminals take: xterm reads 100,000 characters of base64.
  static let systemClipboardBytesMax = 75_000

  /// After a command that cut or copied, gives the text to the system too, besides what else it asked for.
  func handOver(_ command: EditorCommand, _ effects: [Effect]) -> Outcome {
    switch command {
    case .copy, .cut, .cutLine, .cutToLineEnd:
      if clipboard.isEmpty { return .effects(effects) }
      guard clipboard.utf8.count <= Self.systemClipboardBytesMax else {
        return .both(
          effects,
          .say(
            .soon,
            "Too long for the system's clipboard (\(Self.systemClipboardBytesMax / 1000) kB); C-v pastes it here"
          ))
      }
      return .effects(effects + [.copyToClipboard(clipboard)])
    default: return .effects(effects)
    }
  }
}
