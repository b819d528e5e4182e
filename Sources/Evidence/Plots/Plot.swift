/// One picture of measured figures, described and not yet drawn: the terminal, the exported text and the SVG file
/// are all drawn from the same value.
public struct Plot: Hashable, Sendable {
  public var title: String
  public var content: Content
  /// What a reader must know to read it right, each a short sentence.
  public var notes: [String]

  public init(title: String, content: Content, notes: [String] = []) {
    self.title = title
    self.content = content
    self.notes = notes
  }

  public enum Content: Hashable, Sendable {
    case curve(Curve)
    case strips(Strips)
    case bars(Bars)
  }

  /// A direction of the picture.
  public struct Axis: Hashable, Sendable {
    public enum Scale: Hashable, Sendable {
      case linear
      /// To the base ten; drawn as linear where a value is zero or below.
      case logarithmic
      /// Percentiles from 0 to below 100, spaced by how many nines they have: 90, 99 and 99.9 lie equally far apart.
      case nines
    }

    public var label: String
    /// Of the values as they are given: `ns`, `CAS`, `/s`; empty for a plain number.
    public var unit: String
    public var scale: Scale
    /// The only values to be marked, such as the thread counts measured; nil marks round numbers.
    public var marks: [Double]?

    public init(label: String, unit: String = "", scale: Scale = .linear, marks: [Double]? = nil) {
      self.label = label
      self.unit = unit
      self.scale = scale
      self.marks = marks
    }
  }

  /// A figure with its 95 % interval; both bounds equal the value where there is no interval.
  public struct Estimate: Hashable, Sendable {
    public var value: Double
    public var low: Double
    public var high: Double

    public init(_ value: Double, low: Double, high: Double) {
      self.value = value
      self.low = low
      self.high = high
    }

    public init(_ value: Double) { self.init(value, low: value, high: value) }

    init(_ summary: Summary) {
      self.init(summary.median, low: summary.interval.low, high: summary.interval.high)
    }
  }

  /// Lines over a numeric axis, one for each design.
  public struct Curve: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
      public var x: Double
      public var y: Estimate

      public init(x: Double, y: Estimate) {
        self.x = x
        self.y = y
      }
    }

    public struct Series: Hashable, Sendable {
      public var name: String
      public var points: [Point]

      public init(name: String, points: [Point]) {
        self.name = name
        self.points = points
      }
    }

    public var x: Axis
    public var y: Axis
    public var series: [Series]

    public init(x: Axis, y: Axis, series: [Series]) {
      self.x = x
      self.y = y
      self.series = series
    }
  }

  /// Every single value, a row for each design and thread count.
  public struct Strips: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
      public var label: String
      /// Rows of the same design share colour and mark.
      public var series: Int
      public var values: [Double]
      /// Values that were measured and do not count.
      public var disturbed: [Double]
      /// Nil where no value counts.
      public var median: Estimate?

      public init(label: String, series: Int, values: [Double], disturbed: [Double], median: Estimate?) {
        self.label = label
        self.series = series
        self.values = values
        self.disturbed = disturbed
        self.median = median
      }
    }

    public var axis: Axis
    public var rows: [Row]

    public init(axis: Axis, rows: [Row]) {
      self.axis = axis
      self.rows = rows
    }
  }

  /// Bars from zero in groups, such as a group for each workload and in it a bar for each design.
  public struct Bars: Hashable, Sendable {
    public struct Bar: Hashable, Sendable {
      public var label: String
      /// Bars of the same design share colour and pattern.
      public var series: Int
      public var estimate: Estimate

      public init(label: String, series: Int, estimate: Estimate) {
        self.label = label
        self.series = series
        self.estimate = estimate
      }
    }

    public struct Group: Hashable, Sendable {
      public var label: String
      public var bars: [Bar]

      public init(label: String, bars: [Bar]) {
        self.label = label
        self.bars = bars
      }
    }

    public var axis: Axis
    public var groups: [Group]

    public init(axis: Axis, groups: [Group]) {
      self.axis = axis
      self.groups = groups
    }
  }
}
