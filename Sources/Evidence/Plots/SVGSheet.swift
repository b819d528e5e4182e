/// The paper of an SVG picture: title above, notes below, axes for what stands between.
struct SVGSheet {
  static let width = 720.0
  static let margin = 24.0
  /// Where the content begins.
  static let top = 72.0
  /// About how wide a character of the labels is; fonts differ, so it is meant generously.
  static let characterWidth = 7.0
  static let faint = [("fill", SVGPalette.faint)]

  var document: SVGDocument
  private let notes: [String]
  private let height: Double

  /// - Parameter height: down to the end of the axis' labels.
  init(_ plot: Plot, height: Double) {
    notes = plot.noteLines(width: 108)
    self.height = height
    let total = height + 32 + Double(notes.count) * 16
    document = SVGDocument(width: Self.width, height: total, title: plot.title, description: plot.words)
    document.element(
      "rect",
      [
        ("x", "0.5"), ("y", "0.5"), ("width", SVGDocument.number(Self.width - 1)),
        ("height", SVGDocument.number(total - 1)), ("rx", "6"), ("fill", SVGPalette.paper),
        ("stroke", SVGPalette.grid),
      ])
    let room = Int((Self.width - 2 * Self.margin) / 9)
    document.label(
      String(PlotText.clipped(Array(plot.title), to: room, .unicode)), x: Self.margin, y: 34, .start,
      [("font-size", "16"), ("font-weight", "600"), ("fill", SVGPalette.ink)])
  }

  /// The axis' title, the notes, and the end.
  func finished(axisTitle: (text: String, x: Double)?) -> String {
    var document = document
    if let axisTitle {
      document.label(axisTitle.text, x: axisTitle.x, y: height + 16, .middle, [("fill", SVGPalette.ink)])
    }
    for (offset, note) in notes.enumerated() {
      document.label(
        note, x: Self.margin, y: height + 36 + Double(offset) * 16, .start,
        [("font-size", "11"), ("fill", SVGPalette.faint)])
    }
    return document.finished
  }

  /// A horizontal axis at `y` from `left` to `right`, with a line up to `top` at each of its marks.
  mutating func drawAxis(_ scale: AxisScale, left: Double, right: Double, y: Double, top: Double) {
    for tick in scale.ticks {
      let x = left + scale.position(tick.value) * (right - left)
      document.rule(x, top, x, y, [("stroke", SVGPalette.grid)])
      document.rule(x, y, x, y + 5, [("stroke", SVGPalette.frame)])
    }
    var taken: [ClosedRange<Double>] = []
    let ends = Set([0, scale.ticks.count - 1])
    // The ends first: they say how far the axis reaches.
    for index in scale.ticks.indices.sorted(by: {
      (ends.contains($0) ? 0 : 1, $0) < (ends.contains($1) ? 0 : 1, $1)
    }) {
      let tick = scale.ticks[index]
      let x = left + scale.position(tick.value) * (right - left)
      let half = Double(tick.label.count) * Self.characterWidth / 2 + 2
      guard !taken.contains(where: { $0.overlaps(x - half...x + half) }) else { continue }
      taken.append(x - half...x + half)
      document.label(tick.label, x: x, y: y + 19, .middle, [("fill", SVGPalette.ink)])
    }
    document.rule(left, y, right, y, [("stroke", SVGPalette.frame)])
  }

  mutating func drawMarker(_ series: Int, x: Double, y: Double) {
    document.element(
      "path",
      [
        ("d", SVGPalette.marker(series, x: x, y: y)), ("fill", SVGPalette.colour(series)),
        ("stroke", SVGPalette.paper),
      ])
  }

  /// An interval with caps, along x or along y; on a strip of paper where it lies on a bar.
  mutating func drawWhisker(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), colour: String, onPaper: Bool = false
  ) {
    let isFlat = from.y == to.y
    let (dx, dy) = isFlat ? (0.0, 5.0) : (4.0, 0.0)
    let number = SVGDocument.number
    let caps = [from, to].map {
      "M\(number($0.x - dx)) \(number($0.y - dy))L\(number($0.x + dx)) \(number($0.y + dy))"
    }
    let path = "M\(number(from.x)) \(number(from.y))L\(number(to.x)) \(number(to.y))" + caps.joined()
    let strokes = (onPaper ? [(SVGPalette.paper, "4")] : []) + [(colour, "1.5")]
    for (stroke, width) in strokes {
      document.element("path", [("d", path), ("fill", "none"), ("stroke", stroke), ("stroke-width", width)])
    }
  }
}
