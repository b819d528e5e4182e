import Evidence
import Testing

@Suite("Pictures of unusual figures") struct PlotEdgeTests {
  @Test("Equal values lie on a level line above zero")
  func equal() throws {
    #expect(
      try shownPicture(PlotSample.curve([(1, 5), (2, 5)]), 60, 9) == """
        some figure
        get, ns
        5 ┤   ●⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒●    ● design
          │
          │
        0 ┤
          └───┬───────────────────────────────────────┬───
              1                                       2
           threads
        """)
  }

  @Test("Zeros lie on the axis")
  func zeros() throws {
    #expect(
      try shownPicture(PlotSample.curve([(1, 0), (2, 0)]), 60, 9) == """
        some figure
        get, ns
        1 ┤
          │
          │
        0 ┤   ●⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀●    ● design
          └───┬───────────────────────────────────────┬───
              1                                       2
           threads
        """)
  }

  @Test("Large values get a larger unit, and what is no number is counted")
  func large() throws {
    #expect(
      try shownPicture(PlotSample.curve([(1, 3e9), (2, 1.7e9), (3, .nan)]), 60, 11) == """
        some figure
        get, s
          │   ●⠉⠉⠒⠒⠒⠒⠒⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀
        2 ┤                     ⠉⠉⠉⠉⠉⠒⠒⠒⠒⠒⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀
          │                                         ⠉⠉●    ● design
          │
        0 ┤
          └───┬───────────────────────────────────────┬───
              1                                       2
           threads
        1 value is no usable number and not drawn
        """)
  }

  @Test("Bars below zero go to the left; an infinite one is named and not drawn")
  func negative() throws {
    #expect(
      try shownPicture(PlotSample.bars([-3, 5, .infinity, 0]), 60, 12) == """
        some figure                                           median
        rand
        design 0 │ ███████████████▍                            -3.00
        design 1 │                █████████████████████████▊    5.00
        design 2 │                                                 ∞
        design 3 │                                              0.00
                 └──────┬─────────┬─────────┬─────────┬──────
                       -2         0         2         4
                  get, ns
        1 value is no usable number and not drawn
        """)
  }

  @Test("A small bar beside a large one stays a number")
  func tiny() throws {
    #expect(
      try shownPicture(PlotSample.bars([25_000_000, 1], unit: "ops/s"), 60, 12) == """
        some figure                                           median
        rand
        design 0 │██████████████████████████████████████████▊   25.0
        design 1 │                                              0.00
                 └┬───────┬────────┬───────┬───────┬────────┬─
                  0       5       10      15      20       25
                  get, million ops/s
        """)
  }

  @Test("Equal rounds stand in one pile in the middle of an axis")
  func pile() throws {
    #expect(
      try shownPicture(PlotSample.strip([5, 5, 5]), 60, 12) == """
        some figure                                           median
               │                       █
        design │                       ●                        5.00
               └──────┬───────┬────────┬───────┬───────┬──────
                     4.8     4.9      5.0     5.1     5.2
                get, ns
        """)
  }

  @Test("An area too small, or a plot without values, gives one line that says so")
  func nothing() throws {
    let plot = PlotSample.curve([(1, 5)])
    #expect(try shownPicture(plot, 60, 7) == "plot needs 24 x 8 cells")
    #expect(try shownPicture(plot, 23, 20) == "plot needs 24 x 8 cells")
    #expect(try shownPicture(plot, 10, 20) == "plot need…")
    #expect(plot.canvas(width: 60, height: 0).lines.isEmpty)
    #expect(plot.canvas(width: 0, height: 5).lines == [""])
    #expect(try shownPicture(PlotSample.curve([(1, .nan)]), 60, 12) == "some figure: no values to draw")
    #expect(try shownPicture(PlotSample.bars([]), 60, 12) == "some figure: no values to draw")
    #expect(try shownPicture(PlotSample.strip([.infinity]), 60, 12) == "some figure: no values to draw")
  }

  @Test("Rows that have no room are counted in the last one")
  func missing() throws {
    let shown = try shownPicture(PlotSample.bars([1, 2, 3, 4, 5, 6]), 40, 8)
    #expect(
      shown.split(separator: "\n").dropFirst().prefix(4) == [
        "rand", "design 0 │███▉                      1.00", "design 1 │███████▊                  2.00",
        "4 more rows need a higher picture",
      ])
  }

  @Test(
    "Any figures fill exactly the cells of any area",
    arguments: [
      [0], [1e300, -1e300], [1e18, 1], [-1e18, 1e18], [.leastNonzeroMagnitude, 1], [.nan, .infinity, 3],
      [1e-9, 2e-9], [],
      [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
    ] as [[Double]])
  func anything(values: [Double]) throws {
    let points = values.enumerated().map { (Double($0 + 1), $1) }
    for plot in [PlotSample.curve(points), PlotSample.bars(values), PlotSample.strip(values)] {
      for (width, height) in [(24, 8), (60, 12), (120, 30)] {
        for characters in [PlotCanvas.Characters.unicode, .ascii] {
          let shown = try shownPicture(plot, width, height, characters)
          #expect(characters == .unicode || shown.utf8.allSatisfy { $0 < 0x7F })
        }
      }
      #expect(plot.bestHeight(width: 80) >= 8)
      #expect(plot.svg.hasSuffix("</svg>\n"))
    }
  }

  @Test("A name that is wide, or would drive the terminal, keeps its cells")
  func names() throws {
    let plot = PlotSample.curve([(1, 5), (2, 6)], name: "界\u{1b}[31mlock\u{202E}e\u{301}")
    let shown = try shownPicture(plot, 60, 9)
    #expect(shown.contains("● ??[31mlock?"))
    #expect(!shown.contains("\u{1b}") && !shown.contains("\u{202E}"))
  }

  @Test("A curve's name too long for the picture is cut, and said by the legend")
  func longName() throws {
    let plot = PlotSample.curve([(1, 5), (2, 6)], name: String(repeating: "very-", count: 20))
    #expect(try shownPicture(plot, 40, 10).contains("● very-very-very-very-very-very-very-ve…"))
  }
}
