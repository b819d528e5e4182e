import Workspace

/// The keys of the screen one is on, from the table that dispatches them; a key that means something more special here
/// is named there alone.
enum HelpView {
  static func lines(_ model: Model) -> [StyledLine] {
    var lines: [StyledLine] = []
    let sections = sections(model)
    let keysWidth = sections.flatMap(\.bindings).reduce(18) { min(26, max($0, keys(of: $1).displayWidth)) }
    for (context, bindings) in sections {
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(context.title, Style(.heading)))
      for binding in bindings {
        let keys = keys(of: binding)
        // In a window too narrow for two columns the help's words are cut rather than broken.
        let room = model.contentRect.columns >= 50 ? model.contentRect.columns - keysWidth - 5 : Int.max / 2
        let refusal = model.refusal(of: binding.command)
        let words = binding.help + (refusal.map { " (off now: \(DisplayText.escaped($0)))" } ?? "")
        for (index, text) in TextWrap.lines(words, width: room).enumerated() {
          let lead = (index == 0 ? keys : "").padded(toWidth: keysWidth)
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

  private static func keys(of binding: KeyBinding) -> String {
    binding.keys.map(\.description).joined(separator: " ")
  }

  /// The bindings of each context with those of their keys that mean nothing more special.
  private static func sections(_ model: Model) -> [(context: KeyContext, bindings: [KeyBinding])] {
    var taken: Set<Key> = []
    return model.contexts.compactMap { context in
      let all = model.keyMap.bindings(in: context)
      let bindings = all.compactMap { binding in
        var binding = binding
        binding.keys.removeAll(where: taken.contains)
        return binding.keys.isEmpty ? nil : binding
      }
      for binding in all { taken.formUnion(binding.keys) }
      return bindings.isEmpty ? nil : (context, bindings)
    }
  }

  /// Says at the lower right how much lies below.
  static func drawMore(_ hidden: Int, into surface: inout Surface, in rect: Rect) {
    guard hidden > 0, rect.rows > 0 else { return }
    let text = " \(hidden) more ↓ "
    surface.draw(
      text, row: rect.endRow - 1, column: max(0, rect.endColumn - text.displayWidth), style: Style(.dim))
  }
}
