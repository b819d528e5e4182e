/// Keeps labels apart that belong to places close together.
enum LabelPlacing {
  /// Moves ascending places so that neighbours lie at least `gap` apart and all stay within the bounds, as long as
  /// there is room for all of them.
  static func apart(_ wanted: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double] {
    var places = wanted
    var next = bounds.lowerBound
    for index in places.indices {
      places[index] = max(places[index], next)
      next = places[index] + gap
    }
    var most = bounds.upperBound
    for index in places.indices.reversed() {
      places[index] = max(bounds.lowerBound, min(places[index], most))
      most = places[index] - gap
    }
    return places
  }
}
