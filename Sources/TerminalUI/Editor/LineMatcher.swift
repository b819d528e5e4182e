import CRegex

/// Looking took longer than it may.
struct SearchStop: Error, Hashable {
  /// Where it stopped, counted from 1.
  var line: Int
  /// This line alone took too long, not all of them together.
  var isLine: Bool

  var reason: String {
    isLine
      ? "This expression takes too long on line \(line); make it simpler"
      : "This expression takes too long and came to line \(line); make it simpler"
  }
}

/// Seeks a regular expression in lines and counts what that costs, in steps of about a nanosecond: time is never
/// looked at, so that the same text and expression always end alike.
///
/// PCRE2 calls at every item of the expression that it tries. What it does between two calls is told by how far it
/// moved; what does not show in that is added beforehand.
final class LineMatcher {
  /// A line may take so many steps, and more by its length.
  static let stepsPerLine = 4_000_000
  static let stepsPerByte = 64
  /// Of a long line no more than this is looked at first, since every match may look over all that it is given.
  private static let windowBytes = 8192
  /// For what is kept to go back to, in units of 1024 bytes.
  private static let memoryMax: UInt32 = 16 * 1024

  fileprivate struct Meter {
    var left = 0
    var position = 0
    /// What every item costs at least.
    var itemSteps = 0
    var hasBackReferences = false
  }

  private let pattern: LinePattern
  private let data: OpaquePointer?
  private let context: OpaquePointer?
  private let meter: UnsafeMutablePointer<Meter>
  /// What may still be done in all lines to come.
  private(set) var stepsLeft: Int
  private(set) var hasStopped = false
  /// It was one line that took all that it may.
  private(set) var hasStoppedByLine = false

  init(_ pattern: LinePattern, steps: Int) {
    self.pattern = pattern
    stepsLeft = steps
    meter = .allocate(capacity: 1)
    // What repeats a sign looks for all that it needs before it calls.
    meter.initialize(to: Meter(itemSteps: 8 + pattern.repetitionsMax / 16))
    data = pcre2_match_data_create_8(UInt32(pattern.groupCount + 1), nil)
    context = pcre2_match_context_create_8(nil)
    precondition(data != nil && context != nil, "there is no memory left")
    pcre2_set_callout_8(context, countSteps, meter)
    pcre2_set_match_limit_8(context, .max)
    pcre2_set_depth_limit_8(context, .max)
    pcre2_set_heap_limit_8(context, Self.memoryMax)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    meter.deallocate()
  }

  /// Gives the matches in a line, none inside another, to `body` until it returns false. `line` has no ending; matches
  /// begin at `start` or later. An empty match right behind another is none.
  func matches(
    in line: UnsafeBufferPointer<UInt8>, from start: Int = 0, _ body: (Range<Int>) -> Bool
  ) {
    let program = pattern.program(for: line)
    let share = min(stepsLeft, Self.stepsPerLine + Self.stepsPerByte * line.count)
    meter.pointee.left = share - 64 - line.count / 16
    meter.pointee.hasBackReferences = program.hasBackReferences
    defer {
      stepsLeft -= share - max(0, meter.pointee.left)
      if meter.pointee.left < 0 { hasStopped = true }
      hasStoppedByLine = hasStopped && stepsLeft > 0
    }
    var at = start
    var lastEnd = -1
    while at <= line.count, let range = next(program, line, at) {
      at = range.upperBound
      if range.isEmpty {
        repeat { at += 1 } while at < line.count && line[at] & 0xC0 == 0x80
        if range.lowerBound == lastEnd { continue }
      }
      lastEnd = range.upperBound
      if !body(range) { return }
    }
  }

  private func next(
    _ program: LinePattern.Program, _ line: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Range<Int>? {
    var start = start
    var size = Self.windowBytes
    while meter.pointee.left >= 0 {
      var end = min(line.count, start + size)
      while end < line.count, line[end] & 0xC0 == 0x80 { end += 1 }
      meter.pointee.position = start
      meter.pointee.left -= 32 + (end - start) / 64
      // A match that might go on behind the window is no answer yet.
      let options = PCRE2_NO_UTF_CHECK | (end < line.count ? PCRE2_PARTIAL_HARD : 0)
      switch pcre2_match_8(program.code, line.baseAddress, end, start, options, data, context) {
      case PCRE2_ERROR_NOMATCH:
        if end == line.count { return nil }
        start = end
        size = Self.windowBytes
      case PCRE2_ERROR_PARTIAL:
        start = max(start, pcre2_get_ovector_pointer_8(data)[0])
        size = 2 * (end - start + Self.windowBytes)
      case 0...:
        let places = pcre2_get_ovector_pointer_8(data)
        let (lower, upper) = (places?[0] ?? 0, places?[1] ?? 0)
        // `\K` may put the beginning anywhere.
        return lower..<max(lower, lower < upper ? letterEnd(upper, line) : upper)
      default:
        // The steps are used up, or the memory is.
        meter.pointee.left = min(meter.pointee.left, -1)
      }
    }
    return nil
  }

  /// The end of a match with the marks that belong to its last letter.
  private func letterEnd(_ end: Int, _ line: UnsafeBufferPointer<UInt8>) -> Int {
    guard end < line.count, line[end] >= 0xCC else { return end }
    var last = end - 1
    while last > 0, line[last] & 0xC0 == 0x80 { last -= 1 }
    let rest = String(decoding: line[last..<min(line.count, end + 64)], as: UTF8.self)
    return max(end, last + (rest.first?.utf8.count ?? 0))
  }

  /// What the groups of the last match hold; the first one is the whole, nil is a group that took no part.
  func groups(in line: UnsafeBufferPointer<UInt8>, whole: Range<Int>) -> [String?] {
    let places = pcre2_get_ovector_pointer_8(data)
    return (0...pattern.groupCount).map { group in
      guard let places else { return nil }
      // PCRE2 says of a group that took no part that it stands at -1.
      let (lower, upper) = (places[2 * group], places[2 * group + 1])
      guard 0 <= lower, lower <= upper, upper <= line.count else { return nil }
      let range = group == 0 ? whole : lower..<upper
      return String(decoding: line[range], as: UTF8.self)
    }
  }
}

/// Called by PCRE2 at every item that it tries; another answer than 0 ends the search.
private func countSteps(
  _ block: UnsafeMutablePointer<pcre2_callout_block_8>?, _ data: UnsafeMutableRawPointer?
) -> Int32 {
  guard let block, let meter = data?.assumingMemoryBound(to: LineMatcher.Meter.self) else { return 0 }
  let position = block.pointee.current_position
  var steps = meter.pointee.itemSteps + abs(position - meter.pointee.position)
  if meter.pointee.hasBackReferences {
    // What a group held is compared without a call.
    steps += 2 * min(abs(position - block.pointee.start_match), block.pointee.subject_length - position)
  }
  meter.pointee.position = position
  meter.pointee.left -= steps
  return meter.pointee.left < 0 ? PCRE2_ERROR_CALLOUT : 0
}
