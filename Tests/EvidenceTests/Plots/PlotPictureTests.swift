import Evidence
import Testing

@Suite("Pictures in characters") struct PlotPictureTests {
  @Test("A scaling curve has marks, intervals, and each design's name at the end of its line")
  func scaling() throws {
    #expect(
      try shownPicture(Plot.scaling(PlotSample.run(), metric: "get_ns"), 60, 16) == """
        get by threads: frames rand, order 0
        get, ns
            │                                   ⣀⡠▲   ▲ global-lock
        200 ┤                              ⢀⠤⠒ ⠈
            │                       ⢀⣀ ⠐⠒⠉        ┬
            │                  ⢀⡠⠔ ⠈⠁    ⢀⣀⠤⠄ ⠂ ⠒⠉◆   ◆ per-order
            │            ⣀ ▲⢒⣊⣀⡀ ⠄ ⠒⠒⠊ ⠈
        100 ┤      ⢀⣀⠤⠤⠬⠛ ⠈◆
            │  ▲◆⠛⠁                          ⢀ ⡀⢀ ■   ■ lock-free
            │  ■ ⠄⠠ ⠄⠐ ⠂⠐ ⠂■ ⠂⠐ ⠂⠈ ⠁⠈ ⠁⠈ ⠁⠈ ⠁
          0 ┤  ●⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒●⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒●   ● core-cache
            └──┬───────────┬──────────────────────┬──
               1           2                      4
             threads
        12 disturbed rounds left out; whiskers: 95 % interval of the
        median, where wider than the mark
        """)
  }

  @Test("A narrow curve names its designs in a legend")
  func narrow() throws {
    #expect(
      try shownPicture(Plot.scaling(PlotSample.run(), metric: "get_ns"), 40, 14) == """
        get by threads: frames rand, order 0
        get, ns
        ● core-cache   ▲ global-lock
        ■ lock-free   ◆ per-order
        200 ┤                          ⣀⡠⠄ ⠔▲
            │              ⣀⣀⡀ ⠤⢒⠂⢀⣉⣉⡁ ⠄ ⠤⠔⠒◆
            │  ▲◆⡤ ⠤⠒⠢⠔⠚⠋▲◆ ⠉⠉⠉     ⡀⢀ ⡀⢀ ⡀⢀ ■
          0 ┤  ●■⠤⠦⠴⠤⠥⠬⠤⠥●■⠥⠬⠤⠥⠬⠤⠥⠬⠤⠤⠤⠤⠤⠤⠤⠤⠤●┴
            └──┬─────────┬──────────────────┬──
               1         2                  4
             threads
        12 disturbed rounds left out; whiskers:
        95 % interval of the median, where wider
        than the mark
        """)
  }

  @Test("A curve can be drawn in ASCII alone")
  func ascii() throws {
    #expect(
      try shownPicture(Plot.scaling(PlotSample.run(), metric: "get_ns"), 60, 14, .ascii) == """
        get by threads: frames rand, order 0
        get, ns
            |                                  ...x   x global-lock
        200 +                          ........
            |                  ...................*   * per-order
        100 +        ......x*..........
            |  x*....       |
            |  |+..........+......................+   + lock-free
          0 +  o...........o......................o   o core-cache
            +--+-----------+----------------------+--
               1           2                      4
             threads
        12 disturbed rounds left out; whiskers: 95 % interval of the
        median, where wider than the mark
        """)
  }

  @Test("Bars stand in a group for each workload, with the interval over their end")
  func bars() throws {
    #expect(
      try shownPicture(
        Plot.bars(
          [PlotSample.run(threads: [2]), PlotSample.run(threads: [2], workload: "bulk")], metric: "get_ns"),
        60, 20) == """
          get by workload: frames                               median
          rand, 2 threads
          core-cache  │████├┤                                     13.2
          global-lock │█████████████████████████████████████├─┤    114
          lock-free   │██████████████│                            42.0
          per-order   │████████████████████████████████├┤         98.0
          bulk, 2 threads
          core-cache  │████├┤                                     13.2
          global-lock │█████████████████████████████████████├─┤    114
          lock-free   │██████████████│                            42.0
          per-order   │████████████████████████████████├┤         98.0
                      └┬────────────────┬───────────────┬───────
                       0               50              100
                       get, ns
          8 disturbed rounds left out; whiskers: 95 % interval of the
          median
          """)
  }

  @Test("Bars can be drawn in ASCII alone")
  func barsASCII() throws {
    #expect(
      try shownPicture(Plot.bars([PlotSample.run(threads: [2])], metric: "get_ns"), 60, 20, .ascii) == """
        get by design: frames rand, order 0                   median
        2 threads
        core-cache  |====||                                     13.2
        global-lock |=====================================|-|    114
        lock-free   |==============|                            42.0
        per-order   |================================||         98.0
                    ++----------------+---------------+-------
                     0               50              100
                     get, ns
        4 disturbed rounds left out; whiskers: 95 % interval of the
        median
        """)
  }

  @Test("A distribution shows every round, disturbed ones hollow, over median and interval")
  func distribution() throws {
    #expect(
      try shownPicture(Plot.distribution(PlotSample.run(threads: [1]), metric: "get_ns"), 60, 20) == """
        get, every round: frames rand, order 0                median
                    │ █▂○
        core-cache  │ ●                                         12.0
                    │                     ▂▄▄         ○
        global-lock │                      ▲┤                   60.0
                    │           ▆▄    ○
        lock-free   │           ■┤                              35.0
                    │                         ▁▃▄▂          ○
        per-order   │                          ├◆               70.0
                    └─────┬────────┬───────┬────────┬────────┬
                         20       40      60       80       100
                     get, ns
        ○ 4 disturbed rounds left out; all rounds, and under them
        their median; whiskers: 95 % interval of the median
        """)
  }

  @Test("A distribution in ASCII counts the rounds in digits")
  func distributionASCII() throws {
    #expect(
      try shownPicture(
        Plot.distribution(PlotSample.run(threads: [1, 2], designs: 2), metric: "get_ns"), 60, 20, .ascii)
          == """
          get, every round: frames rand, order 0                median
                        | 9O
          core-cache 1  | o                                       12.0
                        |            37     O
          global-lock 1 |            |x                           60.0
                        | 64O
          core-cache 2  | o|                                      13.2
                        |                         343         O
          global-lock 2 |                         |x|              114
                        +----------+-----------+------------+---
                                  50          100          150
                         get, ns
          O 4 disturbed rounds left out; the number after a design is
          its threads; all rounds, and under them their median;
          whiskers: 95 % interval of the median
          """)
  }

  @Test("A single thread count gives marks side by side and no line")
  func single() throws {
    #expect(
      try shownPicture(Plot.scaling(PlotSample.run(threads: [2]), metric: "get_ns"), 60, 12) == """
        get by threads: frames rand, order 0
        get, ns
        100 ┤                    ▲┬                   ▲ global-lock
            │                     ◆                   ◆ per-order
            │
            │                    ■                    ■ lock-free
          0 ┤                    ●                    ● core-cache
            └────────────────────┬───────────────────
                                 2
             threads
        4 disturbed rounds left out; whiskers: 95 % interval of the
        median, where wider than the mark
        """)
  }
}
