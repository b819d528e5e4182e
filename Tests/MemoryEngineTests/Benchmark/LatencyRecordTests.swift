import Testing

@testable import MemoryEngine

@Suite("Latency record") struct LatencyRecordTests {
  @Test("A value is known to within one part in 64, and small ones exactly")
  func precision() {
    for value in 0..<64 as Range<UInt64> {
      #expect(LatencyRecord.lowest(LatencyRecord.bucket(value)) == value)
    }
    for value in [64, 65, 100, 127, 128, 1000, 123_456, 1 << 40, .max] as [UInt64] {
      let lowest = LatencyRecord.lowest(LatencyRecord.bucket(value))
      #expect(lowest <= value && value - lowest <= lowest / 64)
    }
  }

  @Test("Buckets follow one another without a gap")
  func buckets() {
    for bucket in 0..<59 * 64 { #expect(LatencyRecord.bucket(LatencyRecord.lowest(bucket)) == bucket) }
  }

  @Test("Counts of two records add up")
  func adding() {
    var record = LatencyRecord()
    var other = LatencyRecord()
    for value in [3, 3, 900] as [UInt64] { record.add(value) }
    other.add(3)
    record.add(other)
    #expect(record.values.map(\.value) == [3, 896])
    #expect(record.values.map(\.count) == [3, 1])
  }
}
