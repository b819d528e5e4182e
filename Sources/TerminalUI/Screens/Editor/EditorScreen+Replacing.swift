import Evidence
import Workspace

extension EditorScreen {
  // MARK: Asking

  mutating func askForReplacement(of text: String, _ isPattern: Bool) -> Outcome {
    guard !text.isEmpty else { return .say(.soon, "Nothing is replaced: nothing was sought") }
    editing?.isPattern = isPattern
    do throws(LinePattern.Failure) {
      _ = try Needle(text, isPattern: isPattern)
    } catch {
      return .ask(
        .search(.replaceText(isPattern: isPattern), text, problem: Self.unreadable(error)))
    }
    return .ask(.text(.replaceWith(text, isPattern: isPattern), Self.question(isPattern)))
  }

  private static func question(_ isPattern: Bool) -> String {
    isPattern ? "With ($1 is what the first group holds)" : "With"
  }

  private static func unreadable(_ failure: LinePattern.Failure) -> String {
    "No regular expression, nothing is changed: \(failure.reason)"
  }

  mutating func beginReplacing(_ sought: String, _ isPattern: Bool, with text: String) -> Outcome {
    guard var editing else { return .done }
    let needle: Needle
    do throws(LinePattern.Failure) {
      needle = try Needle(sought, isPattern: isPattern)
    } catch {
      return .say(.bad, Self.unreadable(error))
    }
    let template = ReplacementTemplate(text, for: needle)
    if case .pattern(let pattern) = needle, template.highestGroup > pattern.groupCount {
      var prompt = Prompt.text(
        .replaceWith(sought, isPattern: true), Self.question(true), initial: text)
      prompt.problem =
        "There is no group \(template.highestGroup): \(sought) has \(NumberText.count(pattern.groupCount, "group"))"
      return .ask(prompt)
    }
    let replacing: Replacing
    do throws(SearchStop) {
      replacing = try editing.editor.replacing(needle, with: template)
    } catch {
      return .ask(
        .search(
          .replaceText(isPattern: isPattern), sought, problem: "\(error.reason). Nothing is changed."))
    }
    editing.editor.lastNeedle = needle
    guard !replacing.isDone else { return .say(.soon, "Not found: \(DisplayText.escaped(sought))") }
    editing.replacing = replacing
    self.editing = editing
    return showNextReplacement()
  }

  // MARK: Match by match

  private mutating func showNextReplacement() -> Outcome {
    guard var editing, let replacing = editing.replacing else { return .done }
    guard !replacing.isDone else { return endReplacing() }
    editing.editor.show(replacing.change)
    self.editing = editing
    let count = replacing.changes.count
    return .ask(
      .choices(
        .replaceMatch, "Replace \(count - replacing.left + 1) of \(count)?",
        [("y", "yes"), ("n", "next"), ("a", "all \(replacing.left)")]
          + (replacing.madeCount == 0 ? [] : [("u", "undo")])))
  }

  private mutating func endReplacing() -> Outcome {
    guard let replacing = editing?.replacing else { return .done }
    editing?.editor.end(replacing)
    editing?.replacing = nil
    let (made, all) = (replacing.madeCount, replacing.changes.count)
    if replacing.stepCount == 0 { return .say(.dim, "Nothing is replaced") }
    return .say(.good, "Replaced \(made == all ? "all \(all)" : "\(made) of \(all)"); A-u takes it back")
  }

  /// What follows a key of the question; Esc ends it where it is.
  mutating func replace(_ choice: Character?) -> Outcome {
    guard var editing, var replacing = editing.replacing else { return .done }
    let before = editing.editor.revision
    switch choice {
    case "y": editing.editor.makeNext(of: &replacing)
    case "n": replacing.skip()
    case "a": editing.editor.makeRest(of: &replacing)
    case "u": editing.editor.takeBack(&replacing)
    default: return endReplacing()
    }
    editing.replacing = replacing
    self.editing = editing
    let outcome = showNextReplacement()
    let effects = recovery(since: before)
    return effects.isEmpty ? outcome : .both(effects, outcome)
  }

  /// A question that gave way to another one, or a text that became another one under it, ends the replacement: what
  /// is left of it stands elsewhere by now.
  mutating func settleReplacing(_ prompt: Prompt?) {
    guard let editing, let replacing = editing.replacing else { return }
    if prompt?.purpose != .replaceMatch || replacing.revision != editing.editor.revision {
      self.editing?.replacing = nil
    }
  }

  /// The line as it is and as it would be.
  func drawPreview(_ editing: Editing, into surface: inout Surface, in rect: Rect) {
    guard let change = editing.replacing?.change, rect.rows == 2 else { return }
    surface.fill(rect)
    let (before, after) = editing.editor.preview(change)
    let diff = TextDiff(old: before, new: after, scale: .lines, context: 0)
    // The first row is the header, which says nothing here.
    let rows = DiffLayout(width: nil).lines(diff, as: .inline).dropFirst()
    let shown =
      rows.isEmpty ? [StyledLine("  It stays as it is.", Style(.dim))] : Array(rows.prefix(rect.rows))
    for (offset, line) in shown.enumerated() {
      surface.draw(line, row: rect.row + offset, column: rect.column, limit: rect.endColumn)
    }
  }
}

extension Prompt {
  /// A question for what is sought, which A-r takes as a regular expression or as it is.
  static func search(_ purpose: Purpose, _ text: String = "", problem: String? = nil) -> Prompt {
    var prompt = Prompt.text(purpose, purpose.searchQuestion, initial: text)
    prompt.problem = problem
    return prompt
  }
}

extension Prompt.Purpose {
  /// The same question for a regular expression, or for the words as they are; nil where nothing is sought.
  var inOtherForm: Prompt.Purpose? {
    switch self {
    case .searchText(let isPattern): .searchText(isPattern: !isPattern)
    case .replaceText(let isPattern): .replaceText(isPattern: !isPattern)
    default: nil
    }
  }

  var searchQuestion: String {
    switch self {
    case .searchText(isPattern: false): "Find (A-r: regular expression)"
    case .searchText(isPattern: true): "Find regular expression (A-r: as it is)"
    case .replaceText(isPattern: false): "Replace (A-r: regular expression)"
    case .replaceText(isPattern: true): "Replace regular expression (A-r: as it is)"
    default: ""
    }
  }
}
