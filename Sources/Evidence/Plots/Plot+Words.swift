extension Plot {
  /// The picture in words, for whoever cannot see it: title, each design with its figures, notes.
  public var words: String {
    var sentences = [title]
    switch content {
    case .curve(let curve):
      for series in curve.series {
        let points = curve.drawablePoints(series).map {
          "\($0.y.words(curve.y.unit)) at \(AxisUnit.plain("").shortest($0.x))"
        }
        sentences.append("\(series.name): " + (points.isEmpty ? "no values" : points.joined(separator: ", ")))
      }
      sentences.append("The values stand over \(curve.x.label)")
    case .strips(let strips):
      for row in strips.rows {
        sentences.append(
          "\(row.label): \(NumberText.count(row.values.count, "round"))"
            + (row.median.map { ", median \($0.words(strips.axis.unit))" } ?? ""))
      }
    case .bars(let bars):
      for group in bars.groups {
        let figures = group.bars.map { "\($0.label) \($0.estimate.words(bars.axis.unit))" }
        sentences.append("\(group.label): " + figures.joined(separator: ", "))
      }
    }
    return (sentences + shownNotes).map { $0 + "." }.joined(separator: " ")
  }
}

extension Plot.Estimate {
  /// `20.0 ns (19.1 to 21.0)`.
  fileprivate func words(_ unit: String) -> String {
    let figure = NumberText.short(value) + (unit.isEmpty ? "" : " \(unit)")
    return low == high ? figure : "\(figure) (\(NumberText.short(low)) to \(NumberText.short(high)))"
  }
}
