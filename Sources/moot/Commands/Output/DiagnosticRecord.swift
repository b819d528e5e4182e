import Workspace

/// One diagnostic as other programs see it.
enum DiagnosticRecord {
  static func json(_ diagnostic: Diagnostic) -> JSONValue {
    .object([
      ("file", .string(diagnostic.file)),
      ("line", .optional(diagnostic.line)),
      ("column", .optional(diagnostic.column)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.message)),
    ])
  }
}
