import FoundationEssentials
import Histogram

/// The V2 encoding of HdrHistogram, as `AbstractHistogram.encodeIntoByteBuffer` of the reference
/// implementation writes it: 40 bytes of header in big-endian order, then the counts from the lowest value to
/// the largest seen, each in ZigZag LEB128, a negative number standing for as many empty counts. It is not
/// compressed, which any reader of V2 accepts, so that no compressor is needed.
extension LatencyHistogram {
  private enum Format {
    /// V2 with counts of up to 64 bits.
    static let cookie: UInt32 = 0x1c84_9313
    static let cookieMask: UInt32 = ~0xf0
    static let base: UInt32 = 0x1c84_9303
    static let compressedBase: UInt32 = 0x1c84_9304
    static let headerBytes = 40
    /// Counts an array may have; more would only come from a damaged or a hostile file.
    static let countsMax = 1 << 20
  }

  /// The V2 payload.
  public func encoded() -> [UInt8] {
    let layout = HistogramLayout(histogram)
    var payload: [UInt8] = []
    var zeros: Int64 = 0
    for index in 0...layout.index(of: max) where self.count > 0 {
      let count = histogram.countForValue(layout.value(at: index))
      if count == 0 {
        zeros += 1
        continue
      }
      if zeros > 0 { ZigZag.append(-zeros, to: &payload) }
      zeros = 0
      ZigZag.append(Int64(clamping: count), to: &payload)
    }
    var bytes: [UInt8] = []
    func append(_ value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
    }
    append(Format.cookie)
    append(UInt32(payload.count))
    append(UInt32(0))
    append(UInt32(histogram.numberOfSignificantValueDigits.rawValue))
    append(histogram.lowestDiscernibleValue)
    // An array covers more than it was asked for, and a reader may hold the header to be exact.
    append(Swift.max(histogram.highestTrackableValue, histogram.max))
    append((1.0).bitPattern)
    return bytes + payload
  }

  /// The payload as a record holds it.
  public func base64() -> String { Data(encoded()).base64EncodedString() }

  /// Reads what `base64()` writes. Throws `EvidenceError`.
  public static func decode(base64 text: String) throws -> LatencyHistogram {
    try decode(Payload(base64: text))
  }

  /// Reads an uncompressed V2 payload. Throws `EvidenceError`.
  public static func decode(_ bytes: [UInt8]) throws -> LatencyHistogram { try decode(Payload(bytes)) }

  private static func decode(_ payload: Payload) throws -> LatencyHistogram {
    var histogram = LatencyHistogram(covering: [payload])
    try histogram.add(payload)
    return histogram
  }

  /// An empty one with room for all counts of some payloads: growing step by step would cost more than counting.
  init(covering payloads: [Payload]) {
    guard let first = payloads.first else {
      self.init()
      return
    }
    var histogram = Histogram<UInt64>(
      lowestDiscernibleValue: first.lowest,
      highestTrackableValue: payloads.filter(first.isLike).map(\.highest).max() ?? first.highest,
      numberOfSignificantValueDigits: first.digits)
    histogram.autoResize = true
    self.init(histogram)
  }

  /// Adds all counts. Throws `EvidenceError`; then some may have been added.
  mutating func add(_ payload: Payload) throws {
    guard payload.digits == histogram.numberOfSignificantValueDigits,
      payload.lowest == histogram.lowestDiscernibleValue
    else { return merge(try Self.decode(payload)) }
    try Self.read(payload, into: &histogram)
  }

  /// A payload whose header makes sense.
  struct Payload {
    fileprivate let digits: SignificantDigits
    fileprivate let lowest: UInt64
    fileprivate let highest: UInt64
    fileprivate let counts: ArraySlice<UInt8>

    /// Throws `EvidenceError`.
    init(base64 text: String) throws {
      guard let data = Data(base64Encoded: text) else {
        throw EvidenceError(description: "the histogram is not base64")
      }
      try self.init(Array(data))
    }

    fileprivate func isLike(_ other: Payload) -> Bool { digits == other.digits && lowest == other.lowest }

    fileprivate init(_ bytes: [UInt8]) throws {
      func fail(_ message: String) -> EvidenceError { EvidenceError(description: "the histogram \(message)") }
      guard bytes.count >= Format.headerBytes else {
        throw fail("has \(bytes.count) bytes; its header alone takes \(Format.headerBytes)")
      }
      func number(_ start: Int, _ count: Int) -> UInt64 {
        bytes[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
      }
      let cookie = UInt32(number(0, 4)) & Format.cookieMask
      if cookie == Format.compressedBase { throw fail("is compressed; only the plain V2 encoding is read") }
      guard cookie == Format.base else { throw fail("is not in HdrHistogram's V2 encoding") }
      let length = Int(number(4, 4))
      guard length <= bytes.count - Format.headerBytes else {
        throw fail("is cut off: \(length) bytes announced, \(bytes.count - Format.headerBytes) there")
      }
      guard number(8, 4) == 0, Double(bitPattern: number(32, 8)) == 1 else {
        throw fail("is shifted or scaled, which no record of ours is")
      }
      let lowest = number(16, 8)
      let highest = number(24, 8)
      guard let digits = SignificantDigits(rawValue: Int8(clamping: number(12, 4))), lowest >= 1,
        lowest <= 1 << 40, highest >= 2 * lowest, highest <= valueMax,
        HistogramLayout(digits: digits.rawValue, lowest: lowest).lastIndex(covering: highest)
          < Format.countsMax
      else { throw fail("has a range or precision that makes no sense") }
      self.digits = digits
      self.lowest = lowest
      self.highest = highest
      counts = bytes[Format.headerBytes..<Format.headerBytes + length]
    }
  }

  private static func read(_ payload: Payload, into histogram: inout Histogram<UInt64>) throws {
    let layout = HistogramLayout(digits: payload.digits.rawValue, lowest: payload.lowest)
    let last = layout.lastIndex(covering: payload.highest)
    var rest = payload.counts
    var index = 0
    while !rest.isEmpty {
      guard let number = ZigZag.removeFirst(from: &rest) else {
        throw EvidenceError(description: "the histogram ends in the middle of a count")
      }
      if number <= 0 {
        guard number < 0, number >= -Int64(last) else {
          throw EvidenceError(description: "the histogram has a run of \(number) empty counts")
        }
        index += Int(-number)
        continue
      }
      guard index <= last, histogram.totalCount <= UInt64.max - UInt64(number) else {
        throw EvidenceError(description: "the histogram has counts outside its range")
      }
      // The largest value of a step, so that the largest one seen is not understated.
      let value = histogram.highestEquivalentForValue(layout.value(at: index))
      histogram.record(value, count: UInt64(number))
      index += 1
    }
  }
}

/// Signed numbers in one to nine bytes, small ones in few: ZigZag folds the sign into the lowest bit; LEB128
/// puts seven bits in a byte, the eighth saying that more follow, and all eight in the ninth.
enum ZigZag {
  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    var rest = UInt64(bitPattern: value << 1 ^ value >> 63)
    for _ in 0..<8 {
      if rest < 0x80 { break }
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Nil where the bytes end in the middle.
  static func removeFirst(from bytes: inout ArraySlice<UInt8>) -> Int64? {
    var value: UInt64 = 0
    for place in 0..<9 {
      guard let byte = bytes.popFirst() else { return nil }
      value |= UInt64(place == 8 ? byte : byte & 0x7f) << UInt64(7 * place)
      if place == 8 || byte < 0x80 { break }
    }
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}
