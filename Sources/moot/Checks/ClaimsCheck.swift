import Evidence
import Workspace

extension WorkspaceCheck {
  /// Claims that cannot be read, contradict each other, fail, are stale or have no evidence.
  static let claims = WorkspaceCheck(name: "claims") { workspace in
    workspace.claims.flatMap { claims in
      claims.diagnostics + claims.checked.compactMap { finding($0, in: claims.file) }
    }
  }

  private static func finding(_ checked: CheckedClaim, in file: String) -> Diagnostic? {
    let severity: Diagnostic.Severity
    switch checked.outcome {
    case .holds: return nil
    case .undecided: severity = .note
    case .fails, .stale, .unsupported: severity = .error
    }
    return Diagnostic(
      severity, file: file, line: checked.claim.lines.lowerBound,
      "claim \(checked.claim.id) \(checked.outcome.sentence)")
  }
}
