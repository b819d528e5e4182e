import Evidence
import Testing

@Suite("Latency histograms") struct LatencyHistogramTests {
  private let counts: [(value: UInt64, count: UInt64)] = [
    (0, 1), (28, 5), (160, 2), (2047, 1), (2048, 300), (5000, 1), (123_456, 70_000), (1_000_000, 1),
  ]

  /// Both made by the reference's Python port, hdrhistogram 0.10.8: HdrHistogram(1, 3_600_000_000, digits),
  /// record_value for each pair, encode(), then decompressed.
  private let known = "HISTEwAAABYAAAAAAAAAAwAAAAAAAAABAAAAANaTpAA/8AAAAAAAAAI1CoUCBLsdAtgEwRMCy0rgxQitMAI="
  private let knownCoarse = "HISTEwAAAAYAAAAAAAAAAgAAAAAAAAABAAAAANaTpAA/8AAAAAAAAJkBBo8bAg=="

  @Test("A payload of the reference reads as the values that were recorded")
  func reads() throws {
    let histogram = try LatencyHistogram.decode(base64: known)
    #expect(histogram.count == 70_311)
    #expect(histogram.max == 1_000_447)
    #expect(histogram.counts.map(\.count) == counts.map(\.count))
    #expect(histogram.counts.map(\.value) == [0, 28, 160, 2047, 2048, 5000, 123_456, 999_936])
    #expect(histogram.percentile(50) == 123_519)
    #expect(histogram.percentile(0.001) == 0)
    #expect(histogram.base64() == known)
    let coarse = try LatencyHistogram.decode(base64: knownCoarse)
    #expect(coarse.counts.map(\.count) == [3, 1] && coarse.max == 1_236_991)
    #expect(coarse.base64() == knownCoarse)
  }

  @Test("Counts by value have the reference's counts after the header, and come back the same")
  func recorded() throws {
    let histogram = LatencyHistogram(counts)
    #expect(histogram.count == 70_311 && histogram.max == 1_000_000)
    let reference = try LatencyHistogram.decode(base64: known).encoded()
    #expect(histogram.encoded().dropFirst(40) == reference.dropFirst(40))
    let again = try LatencyHistogram.decode(base64: histogram.base64())
    #expect(again.counts.map(\.count) == histogram.counts.map(\.count))
    #expect(again.base64() == histogram.base64())
  }

  @Test("The tail goes from the median to the largest value")
  func tail() {
    let histogram = LatencyHistogram((1...10_000).map { (value: UInt64($0 / 10), count: UInt64(1)) })
    #expect(histogram.tail.map(\.name) == ["p50", "p90", "p99", "p99.9", "p99.99", "max"])
    #expect(histogram.tail.map(\.value) == [500, 900, 990, 999, 999, 1000])
    #expect(LatencyHistogram().tail.isEmpty && LatencyHistogram().percentile(50) == nil)
  }

  @Test("Merging adds the counts and keeps the largest value")
  func merge() {
    var sum = LatencyHistogram(counts.prefix(4))
    sum.merge(LatencyHistogram(counts.dropFirst(4)))
    #expect(sum == LatencyHistogram(counts))
    #expect(sum.max == 1_000_000)
    sum.merge(LatencyHistogram())
    #expect(sum == LatencyHistogram(counts))
  }

  @Test("An empty histogram and the largest values travel too")
  func extremes() throws {
    #expect(try LatencyHistogram.decode(base64: LatencyHistogram().base64()).count == 0)
    var large = LatencyHistogram([(value: .max, count: .max), (value: 1, count: 5)])
    #expect(large.count == .max && large.max == 1 << 62)
    large.record(3)
    #expect(large.count == .max)
  }

  @Test(
    "Values of every size come back", arguments: [UInt64(1), 2, 3, 50, 2047, 2048, 4095, 4096, 1 << 40])
  func sizes(value: UInt64) throws {
    let histogram = LatencyHistogram([(value: value, count: UInt64(7))])
    let again = try LatencyHistogram.decode(base64: histogram.base64())
    #expect(again.counts.map(\.value) == histogram.counts.map(\.value) && again.count == 7)
    #expect(again.max >= value && again.max - value <= value >> 10)
  }

  @Test("What is no histogram is refused in words")
  func damaged() {
    func message(_ change: (inout [UInt8]) -> Void) -> String? {
      var bytes = LatencyHistogram(counts).encoded()
      change(&bytes)
      do {
        _ = try LatencyHistogram.decode(bytes)
        return nil
      } catch { return "\(error)" }
    }
    #expect(message { _ in } == nil)
    #expect(message { $0.removeLast(30) } == "the histogram has 32 bytes; its header alone takes 40")
    #expect(message { $0.removeLast(3) } == "the histogram is cut off: 22 bytes announced, 19 there")
    #expect(message { $0[3] = 0x14 } == "the histogram is compressed; only the plain V2 encoding is read")
    #expect(message { $0[0] = 0 } == "the histogram is not in HdrHistogram's V2 encoding")
    #expect(message { $0[15] = 9 } == "the histogram has a range or precision that makes no sense")
    #expect(message { $0[24] = 0xff } == "the histogram has a range or precision that makes no sense")
    #expect(message { $0[11] = 1 } == "the histogram is shifted or scaled, which no record of ours is")
    #expect(message { $0[61] = 0x82 } == "the histogram ends in the middle of a count")
    #expect(message { $0[40] = 0 } == "the histogram has a run of 0 empty counts")
    #expect(throws: EvidenceError(description: "the histogram is not base64")) {
      try LatencyHistogram.decode(base64: "%%%")
    }
  }
}
