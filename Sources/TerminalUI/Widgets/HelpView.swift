import Workspace

/// The keys of the screen one is on, from the table that dispatches them; a key that means something more special here
/// is named there alone.
enum HelpView {
  static func lines(_ model: Model) -> [StyledLine] {
    var lines: [StyledLine] = []
    var taken: Set<Key> = []
    for context in model.contexts {
      let all = model.keyMap.bindings(in: context)
      let bindings = all.compactMap { binding in
        var binding = binding
        binding.keys.removeAll(where: taken.contains)
        return binding.keys.isEmpty ? nil : binding
      }
      for binding in all { taken.formUnion(binding.keys) }
      guard !bindings.isEmpty else { continue }
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(context.title, Style(.heading)))
      for binding in bindings {
        let keys = binding.keys.map(\.description).joined(separator: " ")
        // In a window too narrow for two columns the help's words are cut rather than broken.
        let room = model.contentRect.columns >= 50 ? model.contentRect.columns - 23 : Int.max / 2
        let refusal = model.refusal(of: binding.command)
        let words = binding.help + (refusal.map { " (off now: \(DisplayText.escaped($0)))" } ?? "")
        for (index, text) in TextWrap.lines(words, width: room).enumerated() {
          let lead = (index == 0 ? keys : "").padded(toWidth: 18)
          let isOff = refusal != nil
          lines.append(
            StyledLine([
              Span("  \(lead) ", Style(isOff ? .dim : .key)), Span(text, Style(isOff ? .dim : .plain)),
            ]))
        }
      }
    }
    return lines
  }

  /// Says at the lower right how much lies below.
  static func drawMore(_ hidden: Int, into surface: inout Surface, in rect: Rect) {
    guard hidden > 0, rect.rows > 0 else { return }
    let text = " \(hidden) more ↓ "
    surface.draw(
      text, row: rect.endRow - 1, column: max(0, rect.endColumn - text.displayWidth), style: Style(.dim))
  }
}
