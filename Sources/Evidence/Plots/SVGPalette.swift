/// How series differ in an SVG picture: by a colour that every kind of colour vision tells apart (Okabe and Ito,
/// "Color Universal Design", 2008), and without any colour by mark and dashes.
enum SVGPalette {
  static let ink = "#1a1a1a"
  static let faint = "#595959"
  static let frame = "#8c8c8c"
  static let grid = "#e3e3e3"
  static let paper = "#ffffff"

  private static let colours = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7F7F7F",
  ]
  /// Whole, dashed, dotted, and dash and dot, as in characters.
  private static let dashes = ["", "7 4", "2 3", "8 3 2 3"]

  static func colour(_ series: Int) -> String { colours[series % colours.count] }

  static func dash(_ series: Int) -> [(String, String)] {
    let dash = dashes[series % dashes.count]
    return dash.isEmpty ? [] : [("stroke-dasharray", dash)]
  }

  /// The outline of a series' mark about a point, in the shape that the canvas' markers have.
  static func marker(_ series: Int, x: Double, y: Double) -> String {
    func polygon(_ corners: [(Double, Double)]) -> String {
      corners.enumerated().map { index, corner in
        "\(index == 0 ? "M" : "L")\(SVGDocument.number(x + corner.0)) \(SVGDocument.number(y + corner.1))"
      }.joined() + "Z"
    }
    switch series % 8 {
    case 0:
      let number = SVGDocument.number
      return "M\(number(x - 4)) \(number(y))a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z"
    case 1: return polygon([(0, -5), (5, 4), (-5, 4)])
    case 2: return polygon([(-4, -4), (4, -4), (4, 4), (-4, 4)])
    case 3: return polygon([(0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)])
    case 4: return polygon([(0, 5), (5, -4), (-5, -4)])
    case 5:
      return polygon([
        (-1.5, -5), (1.5, -5), (1.5, -1.5), (5, -1.5), (5, 1.5), (1.5, 1.5), (1.5, 5), (-1.5, 5), (-1.5, 1.5),
        (-5, 1.5), (-5, -1.5), (-1.5, -1.5),
      ])
    case 6:
      return polygon([
        (-4.5, -2.5), (-2.5, -4.5), (0, -2), (2.5, -4.5), (4.5, -2.5), (2, 0), (4.5, 2.5), (2.5, 4.5), (0, 2),
        (-2.5, 4.5), (-4.5, 2.5), (-2, 0),
      ])
    default:
      return polygon([
        (0, -5.5), (1.5, -1.8), (5.3, -1.8), (2.3, 0.7), (3.3, 4.6), (0, 2.3), (-3.3, 4.6), (-2.3, 0.7),
        (-5.3, -1.8), (-1.5, -1.8),
      ])
    }
  }
}
