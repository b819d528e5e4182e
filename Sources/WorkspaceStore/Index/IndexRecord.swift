import FoundationEssentials
import Workspace

/// Writes values one after the other into bytes: numbers in base 128 (LEB128, signs folded in), texts with their
/// length before them.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  var data: Data { Data(bytes) }

  mutating func add(_ value: Int) {
    var rest = UInt(bitPattern: (value << 1) ^ (value >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  mutating func add(_ date: CalendarDate?) { add(date?.daysSinceEpoch ?? Int.min) }

  mutating func add<Number: FixedWidthInteger>(_ numbers: [Number]) {
    add(numbers.count)
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what a `RecordWriter` wrote. Bytes that it did not write give empty values, never a crash.
struct RecordReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func number() -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while at < bytes.count, shift < 70 {
      let byte = bytes[at]
      at += 1
      value |= UInt(byte & 0x7f) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  private mutating func count(of size: Int = 1) -> Int {
    let count = number()
    return count >= 0 && count <= (bytes.count - at) / size ? count : 0
  }

  mutating func text() -> String {
    let count = count()
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }

  mutating func texts() -> [String] {
    let count = count()
    return count == 0 ? [] : (0..<count).map { _ in text() }
  }

  mutating func optionalText() -> String? { number() == 1 ? text() : nil }

  mutating func date() -> CalendarDate? {
    let day = number()
    return day == Int.min ? nil : CalendarDate(daysSinceEpoch: day)
  }

  mutating func numbers<Number: FixedWidthInteger>(_ type: Number.Type) -> [Number] {
    let size = MemoryLayout<Number>.size
    let count = count(of: size)
    defer { at += count * size }
    return (0..<count).map { bytes.loadUnaligned(fromByteOffset: at + $0 * size, as: Number.self) }
  }
}

extension RecordWriter {
  mutating func add(_ item: ActionItem) {
    add(item.id)
    add(item.file)
    add(item.line)
    add(item.meeting)
    add(item.teams)
    add(item.owners)
    add(item.text)
    add(item.links)
    add(item.deadline)
    add(item.deadlinePhrase)
    switch item.state {
    case .open: add(0)
    case .done(let day):
      add(1)
      add(day)
    case .dropped(let day):
      add(2)
      add(day)
    }
  }

  mutating func add(_ trace: MentionTrace) {
    add(trace.keys)
    add(trace.words)
    add(trace.numbers)
    add(trace.links)
  }

  /// A meeting without its items.
  mutating func add(_ meeting: Meeting) {
    add(meeting.title)
    add(meeting.date)
    add(meeting.datetimeOffset)
    add(meeting.teams)
    add(meeting.participants)
  }
}

extension RecordReader {
  mutating func item() -> ActionItem {
    ActionItem(
      id: text(), file: text(), line: number(), meeting: date(), teams: texts(), owners: texts(),
      text: text(),
      links: texts(), deadline: date(), deadlinePhrase: optionalText(), state: state())
  }

  private mutating func state() -> ActionItem.State {
    switch number() {
    case 1: .done(date())
    case 2: .dropped(date())
    default: .open
    }
  }

  mutating func trace() -> MentionTrace {
    MentionTrace(
      keys: numbers(UInt64.self), words: numbers(UInt32.self), numbers: numbers(UInt32.self),
      links: numbers(UInt64.self))
  }

  mutating func meeting(file: String) -> Meeting {
    Meeting(
      file: file, title: optionalText(), date: date(), datetimeOffset: optionalText(), teams: texts(),
      participants: texts(), actions: [])
  }
}
