/// One row of a picture whose values run from left to right.
enum PictureRow {
  case heading(String)
  case bar(Plot.Bars.Bar)
  /// Every round of a strip, as heights.
  case rounds(Plot.Strips.Row)
  /// The strip's median and interval.
  case median(Plot.Strips.Row)

  var label: String {
    switch self {
    case .heading, .rounds: ""
    case .bar(let bar): bar.label
    case .median(let row): row.label
    }
  }

  var median: Plot.Estimate? {
    switch self {
    case .heading, .rounds: nil
    case .bar(let bar): bar.estimate
    case .median(let row): row.median
    }
  }

  var values: [Double] {
    switch self {
    case .rounds(let row): row.values + row.disturbed
    default: median?.reach ?? []
    }
  }
}

extension Plot.Strips {
  var pictureRows: [PictureRow] { rows.flatMap { [.rounds($0), .median($0)] } }
}

extension Plot.Bars {
  var pictureRows: [PictureRow] {
    groups.flatMap { group in
      (groups.count > 1 || !group.label.isEmpty ? [.heading(group.label)] : [])
        + group.bars.map(PictureRow.bar)
    }
  }
}
