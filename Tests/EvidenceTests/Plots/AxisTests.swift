import Testing

@testable import Evidence

@Suite("Axes") struct AxisTests {
  private func scale(
    _ low: Double, _ high: Double, unit: String = "", _ kind: Plot.Axis.Scale = .linear, most: Int = 6
  ) -> AxisScale {
    AxisScale(
      Plot.Axis(label: "get", unit: unit, scale: kind), values: [low, high], includesZero: false, most: most)
  }

  @Test(
    "Ticks are 1, 2 or 5 times a power of ten, as fine as there is room",
    arguments: [
      (0.0, 100.0, 6, ["0", "20", "40", "60", "80", "100"]), (0, 100, 4, ["0", "50", "100"]),
      (0, 1, 6, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]), (4.9, 5.1, 3, ["4.9", "5.0", "5.1"]),
      (-30, 50, 5, ["-20", "0", "20", "40"]), (0.001, 0.002, 3, ["0.0010", "0.0015", "0.0020"]),
    ])
  func linear(low: Double, high: Double, most: Int, labels: [String]) {
    #expect(scale(low, high, most: most).ticks.map(\.label) == labels)
  }

  @Test(
    "Logarithmic ticks are powers of ten, with 2 and 5 where there is room, and fewer where there is not",
    arguments: [
      (12.0, 380.0, 6, ["10", "20", "50", "100", "200", "500"]), (12, 380, 4, ["10", "100"]),
      (1, 1e9, 4, ["1", "1k", "1M", "1G"]), (3, 4, 6, ["2", "5"]),
      (100, 1000, 4, ["100", "200", "500", "1k"]),
    ])
  func logarithmic(low: Double, high: Double, most: Int, labels: [String]) {
    #expect(scale(low, high, .logarithmic, most: most).ticks.map(\.label) == labels)
  }

  @Test(
    "A unit keeps the numbers short",
    arguments: [
      (412.0, "ns", "get, ns"), (9_000, "ns", "get, ns"), (41_200, "ns", "get, µs"), (4.1e9, "ns", "get, s"),
      (41e6, "/s", "get, million/s"), (41e6, "ops/s", "get, million ops/s"), (3, "", "get"),
      (50_000, "", "get, thousand"), (3.5, "CAS", "get, CAS"),
    ])
  func units(high: Double, unit: String, title: String) {
    #expect(scale(0, high, unit: unit).title == title)
  }

  @Test("A logarithmic axis with a zero falls back to a linear one")
  func zero() {
    #expect(scale(0, 1000, .logarithmic).ticks.first?.label == "0")
    #expect(scale(1, 1000, .logarithmic).title == "get, log scale")
  }

  @Test("Places grow with the values, from one end of the axis to the other")
  func places() {
    for kind in [Plot.Axis.Scale.linear, .logarithmic, .nines] {
      let scale = scale(50, 99.9, kind)
      let places = [50, 60, 90, 99, 99.9].map(scale.position)
      #expect(places == places.sorted() && places.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test("The decimal logarithm is right to fifteen digits and exact about powers of ten")
  func logarithm() {
    for exponent in -300...300 {
      let power = DecimalLogarithm.power(exponent)
      #expect(abs(DecimalLogarithm.of(power) - Double(exponent)) < 1e-12)
      #expect(DecimalLogarithm.decade(power) == exponent)
      #expect(DecimalLogarithm.decade(power.nextDown) == exponent - 1)
    }
    #expect(abs(DecimalLogarithm.of(2) - 0.301029995663981) < 1e-15)
    #expect(abs(DecimalLogarithm.of(7) - 0.845098040014257) < 1e-15)
  }

  @Test("Labels are moved as little as keeps them apart and within bounds")
  func labels() {
    #expect(LabelPlacing.apart([1, 1, 1], gap: 1, within: 0...5) == [1, 2, 3])
    #expect(LabelPlacing.apart([5, 5, 5], gap: 1, within: 0...5) == [3, 4, 5])
    #expect(LabelPlacing.apart([0, 4], gap: 1, within: 0...5) == [0, 4])
    #expect(LabelPlacing.apart([], gap: 1, within: 0...5).isEmpty)
  }
}
