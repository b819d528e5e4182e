extension ResultTable {
  /// What a repetition says of each figure and each ratio of a recorded run.
  public init(_ reproduction: Reproduction) {
    self.init(
      columns: [
        Column(title: "What", isNumeric: false), Column(title: "New / recorded", isNumeric: true),
        Column(title: "95 % interval", isNumeric: true), Column(title: "Verdict", isNumeric: false),
      ],
      rows: reproduction.findings.map { finding in
        [
          finding.subject, NumberText.short(finding.ratio),
          "\(NumberText.short(finding.interval.low)) – \(NumberText.short(finding.interval.high))",
          finding.agrees ? "agrees" : "disagrees",
        ]
      }, note: nil)
  }
}
