import Mustache

/// Writes the texts of a proposal's files.
public enum ProposalWriter {
  /// A new draft. A template knows `title`, `author` and `date`, and `title_yaml` and `author_yaml`, which are
  /// written so that any title is one YAML string. Throws what the template's parser finds wrong.
  public static func draft(
    title: String, author: String?, created: CalendarDate, template: String?
  ) throws -> String {
    let template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + (template ?? builtInTemplate))
    let title = oneLine(title)
    let author = author ?? "unknown"
    let context: [String: String] = [
      "title": title, "title_yaml": YAMLScalar.written(title, inList: false), "author": author,
      "author_yaml": YAMLScalar.written(author, inList: true), "date": created.description,
    ]
    return template.render(context)
  }

  /// An existing document as a draft: its text stays as it is, and the front matter gets what it lacks.
  ///
  /// - Parameters:
  ///   - title: goes before what the document says.
  ///   - fallbackTitle: where neither front matter nor a heading has one.
  public static func adopt(
    _ text: String, title: String?, fallbackTitle: String, author: String?, created: CalendarDate
  ) -> String {
    let (found, _) = FrontMatter.scan(text, file: "")
    let named = title ?? found?.string("title") ?? ProposalHeading.first(in: text) ?? fallbackTitle
    var source = found == nil ? "---\nschema: 1\n---\n\n" + text : text
    func complete(_ key: String, _ value: String) {
      if found?.string(key) == nil { source = FrontMatter.setting(key, to: value, in: source) }
    }
    complete("schema", "1")
    if found?.string("title") != oneLine(named) {
      source = FrontMatter.setting("title", to: oneLine(named), in: source)
    }
    if found?.string("status").flatMap(ProposalStatus.init(rawValue:)) == nil {
      source = FrontMatter.setting("status", to: ProposalStatus.draft.rawValue, in: source)
    }
    if found?.strings("authors").isEmpty ?? true, let author {
      source = FrontMatter.setting("authors", to: [author], in: source)
    }
    complete("created", created.description)
    return source
  }

  /// The text of a version's file: its own front matter, and the draft's body byte for byte.
  public static func version(
    of draft: ProposalDraft, number: VersionNumber, changes: String, by: String?, published: CalendarDate
  ) -> String {
    func line(_ key: String, _ value: String) -> String {
      "\(key): \(YAMLScalar.written(value, inList: false))\n"
    }
    var text = "---\nschema: 1\n" + line("title", draft.title)
    let authors = draft.authors.map { YAMLScalar.written($0, inList: true) }
    text += "authors: [\(authors.joined(separator: ", "))]\nversion: \(number.value)\n"
    text += "published: \(published)\n"
    if let by { text += line("by", by) }
    text += line("changes", changes) + "---\n"
    return text + draft.body
  }

  /// A draft's source with another status and no other byte changed.
  public static func setting(status: ProposalStatus, in source: String) -> String {
    FrontMatter.setting("status", to: status.rawValue, in: source)
  }

  /// A title is one line; control characters have no business in it.
  private static func oneLine(_ title: String) -> String {
    title.split { character in
      character.isWhitespace
        || character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }.joined(separator: " ")
  }

  private static let builtInTemplate = """
    ---
    schema: 1
    title: {{title_yaml}}
    status: draft
    authors: [{{author_yaml}}]
    reviewers: []
    created: {{date}}
    ---

    # {{title}}

    ## Problem

    ## Proposal

    ## Alternatives considered

    ## Evidence

    ## Open questions

    """
}
