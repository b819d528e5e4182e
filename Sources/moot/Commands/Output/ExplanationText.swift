import Evidence
import Workspace

/// Why an item was read as it was, and what promise it belongs to, for people and for other programs.
struct ExplanationText {
  let explanation: ItemExplanation
  /// Nil where the item is in no index yet.
  let promise: Promise?

  private var item: ActionItem { explanation.item }
  private static let labelWidth = 10

  /// Fields one below the other: the value, then the rule with what it does, then the words of the note.
  func text(ink: Ink) -> String {
    var lines = ["\(safe(item.file)):\(item.line)  \(item.id)", ""]
    for field in explanation.fields {
      lines.append(
        labelled(field.name.rawValue, field.value.isEmpty ? ink("none", .faint) : safe(field.value), ink))
      lines += field.rules.map { indented("\($0.name): \($0.explanation)") }
      for quote in field.quotes {
        lines.append(indented(ink("\(quote.line): “\(safe(quote.words))”", .faint)))
      }
    }
    if let promise { lines += promiseLines(promise, ink) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func promiseLines(_ promise: Promise, _ ink: Ink) -> [String] {
    let count = promise.mentions.count
    let times = count == 1 ? "asked once" : "asked \(count) times"
    let since = promise.firstAsked.map { ", first on \($0)" } ?? ""
    var lines = [labelled("promise", "\(promise.id), \(times)\(since)", ink)]
    for (mention, reason) in zip(promise.mentions, promise.reasons) {
      let isThis = mention.id == item.id ? ", this item" : ""
      lines.append(
        indented(
          "\(mention.meeting?.description ?? "no date   ")  \(mention.id.prefix(6))  "
            + safe("\(mention.file):\(mention.line): \(Self.words(reason))\(isThis)")))
    }
    return lines
  }

  private func labelled(_ label: String, _ value: String, _ ink: Ink) -> String {
    let padding = String(repeating: " ", count: max(1, Self.labelWidth - label.count))
    return ink(label, .bold) + padding + value
  }

  private func indented(_ text: String) -> String { String(repeating: " ", count: Self.labelWidth) + text }
  private func safe(_ text: String) -> String { DisplayText.escaped(text) }

  /// Why a mention is taken for the same promise as the ones before it.
  private static func words(_ reason: Promise.Reason?) -> String { reason?.words ?? "the first mention" }

  // MARK: JSON

  var json: JSONValue {
    let fields = explanation.fields.map { field in
      JSONValue.object([
        ("field", .string(field.name.rawValue)),
        ("value", .string(field.value)),
        (
          "rules",
          .array(
            field.rules.map {
              .object([("name", .string($0.name)), ("explanation", .string($0.explanation))])
            })
        ),
        (
          "quotes",
          .array(field.quotes.map { .object([("line", .integer($0.line)), ("words", .string($0.words))]) })
        ),
      ])
    }
    return .object([
      ("schema", .integer(1)),
      ("id", .string(item.id)),
      ("file", .string(item.file)),
      ("line", .integer(item.line)),
      ("fields", .array(fields)),
      ("promise", .optional(promise?.id)),
      ("mentions", .array(promise.map(Self.mentions) ?? [])),
    ])
  }

  private static func mentions(_ promise: Promise) -> [JSONValue] {
    zip(promise.mentions, promise.reasons).map { mention, reason in
      .object([
        ("id", .string(mention.id)),
        ("file", .string(mention.file)),
        ("line", .integer(mention.line)),
        ("meeting", .optional(mention.meeting?.description)),
        ("reason", .string(words(reason))),
      ])
    }
  }
}
