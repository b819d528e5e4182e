import Evidence
import Testing

@Suite("Pictures as SVG") struct PlotSVGTests {
  private static let plots: [Plot] =
    PlotSample.run().plots
    + [
      Plot.bars(
        [PlotSample.run(threads: [2]), PlotSample.run(threads: [2], workload: "bulk")], metric: "get_ns"),
      Plot.latency([Plot.Latency(design: "a", nanoseconds: [50: 1, 99: 2000])], metric: "get_ns", of: "x"),
      PlotSample.curve([(1, .nan)]), PlotSample.bars([-1, 2]), PlotSample.strip([0, 0]),
    ].compactMap(\.self)

  @Test(
    "Every picture is well-formed, says in words what it shows, and needs nothing from elsewhere",
    arguments: plots.indices)
  func wellFormed(index: Int) throws {
    let plot = Self.plots[index]
    let svg = plot.svg
    let elements = try XMLReader.elements(svg)
    #expect(elements.first?.name == "svg")
    #expect(elements.first?.attributes["role"] == "img")
    #expect(elements.first?.attributes["aria-label"] == plot.title)
    #expect(elements.contains { $0.name == "title" } && elements.contains { $0.name == "desc" })
    #expect(
      Set(elements.map(\.name)).isSubset(of: ["svg", "title", "desc", "rect", "path", "circle", "text"]))
    #expect(!elements.contains { $0.attributes["href"] != nil || $0.attributes["style"] != nil })
    #expect(svg == plot.svg)
  }

  @Test("Designs differ by colour, dashes and mark")
  func differ() throws {
    let elements = try XMLReader.elements(Plot.scaling(PlotSample.run(), metric: "get_ns")?.svg ?? "")
    let lines = elements.filter { $0.attributes["stroke-width"] == "2" }
    #expect(lines.map { $0.attributes["stroke"] } == ["#0072B2", "#D55E00", "#009E73", "#CC79A7"])
    #expect(Set(lines.map { $0.attributes["stroke-dasharray"] }).count == 4)
    let whiskers = elements.filter { $0.attributes["stroke-width"] == "1.5" }
    #expect(whiskers.count == 12)
  }

  @Test("Disturbed rounds are hollow")
  func hollow() throws {
    let elements = try XMLReader.elements(
      Plot.distribution(PlotSample.run(threads: [1]), metric: "get_ns")?.svg ?? "")
    let circles = elements.filter { $0.name == "circle" }
    #expect(circles.count == 44)
    #expect(circles.count { $0.attributes["fill"] == "#ffffff" } == 4)
  }

  @Test("A name from a file is text, never markup")
  func escaped() throws {
    let svg = PlotSample.curve([(1, 5)], name: "<script>\"a\" & b\u{1b}\u{202E}</script>").svg
    #expect(!svg.contains("<script>") && !svg.contains("\u{1b}") && !svg.contains("\u{202E}"))
    #expect(try XMLReader.elements(svg).contains { $0.text == "<script>\"a\" & b\u{FFFD}\u{FFFD}</script>" })
  }

  @Test("Everything stays on the paper", arguments: plots.indices)
  func within(index: Int) throws {
    let plot = Self.plots[index]
    let elements = try XMLReader.elements(plot.svg)
    let height = try #require(elements.first?.attributes["height"].flatMap(Double.init))
    for element in elements where element.name == "text" {
      let x = try #require(element.attributes["x"].flatMap(Double.init))
      let y = try #require(element.attributes["y"].flatMap(Double.init))
      let size = Double(element.attributes["font-size"] ?? "12") ?? 12
      let width = Double(element.text.count) * size * 0.56
      let anchor = element.attributes["text-anchor"]
      let left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x
      #expect(left >= 0 && left + width <= 720 && y > 0 && y < height, "\(element.text)")
    }
  }

  @Test("A small picture has exactly these bytes")
  func golden() {
    #expect(
      PlotSample.curve([(1, 5), (2, 6)]).svg == """
        <svg xmlns="http://www.w3.org/2000/svg" width="720" height="410" viewBox="0 0 720 410" role="img" aria-label="some figure" font-family="system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="12">
          <title>some figure</title>
          <desc>some figure. design: 5.00 ns at 1, 6.00 ns at 2. The values stand over threads.</desc>
          <rect x="0.5" y="0.5" width="719" height="409" rx="6" fill="#ffffff" stroke="#e3e3e3"/>
          <text x="24" y="34" text-anchor="start" font-size="16" font-weight="600" fill="#1a1a1a">some figure</text>
          <text x="24" y="58" text-anchor="start" fill="#1a1a1a">get, ns</text>
          <path d="M43 352L630 352" stroke="#e3e3e3"/>
          <text x="35" y="356" text-anchor="end" fill="#1a1a1a">0</text>
          <path d="M43 305.6L630 305.6" stroke="#e3e3e3"/>
          <text x="35" y="309.6" text-anchor="end" fill="#1a1a1a">1</text>
          <path d="M43 259.1L630 259.1" stroke="#e3e3e3"/>
          <text x="35" y="263.1" text-anchor="end" fill="#1a1a1a">2</text>
          <path d="M43 212.7L630 212.7" stroke="#e3e3e3"/>
          <text x="35" y="216.7" text-anchor="end" fill="#1a1a1a">3</text>
          <path d="M43 166.3L630 166.3" stroke="#e3e3e3"/>
          <text x="35" y="170.3" text-anchor="end" fill="#1a1a1a">4</text>
          <path d="M43 119.8L630 119.8" stroke="#e3e3e3"/>
          <text x="35" y="123.8" text-anchor="end" fill="#1a1a1a">5</text>
          <path d="M43 73.4L630 73.4" stroke="#e3e3e3"/>
          <text x="35" y="77.4" text-anchor="end" fill="#1a1a1a">6</text>
          <path d="M78.2 72L78.2 352" stroke="#e3e3e3"/>
          <path d="M78.2 352L78.2 357" stroke="#8c8c8c"/>
          <path d="M594.8 72L594.8 352" stroke="#e3e3e3"/>
          <path d="M594.8 352L594.8 357" stroke="#8c8c8c"/>
          <text x="78.2" y="371" text-anchor="middle" fill="#1a1a1a">1</text>
          <text x="594.8" y="371" text-anchor="middle" fill="#1a1a1a">2</text>
          <path d="M43 352L630 352" stroke="#8c8c8c"/>
          <path d="M43 72L43 352" stroke="#8c8c8c"/>
          <path d="M78.2 119.8L594.8 73.4" fill="none" stroke="#0072B2" stroke-width="2" stroke-linejoin="round"/>
          <path d="M74.2 119.8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z" fill="#0072B2" stroke="#ffffff"/>
          <path d="M590.8 73.4a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z" fill="#0072B2" stroke="#ffffff"/>
          <path d="M638 73.4a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z" fill="#0072B2" stroke="#ffffff"/>
          <text x="652" y="77.4" text-anchor="start" fill="#1a1a1a">design</text>
          <text x="336.5" y="394" text-anchor="middle" fill="#1a1a1a">threads</text>
        </svg>

        """)
  }
}
