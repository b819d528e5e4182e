import Evidence

/// A run's results as text for people.
enum ResultText {
  /// The table, what a reader must know with it, and the machine it was measured on.
  static func table(_ run: Run) -> String {
    let results = ResultTable(run)
    var table = TextTable(
      results.columns.map { .init(title: $0.title.uppercased(), alignment: $0.isNumeric ? .right : .left) })
    for row in results.rows { table.append(row) }
    var text = table.text(width: nil, ink: .standard)
    if let note = results.note { text += Output.safe(note) + "\n" }
    text += Output.safe("\(run.host.cpu), \(run.host.cores) cores, Linux \(run.host.kernel)") + "\n"
    return text
  }
}
