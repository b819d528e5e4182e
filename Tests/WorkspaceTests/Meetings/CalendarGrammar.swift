import Testing

/// Reads an iCalendar object by the grammar of RFC 5545, strictly: every problem is a sentence.
struct CalendarGrammar {
  struct Property: Equatable {
    var name: String
    var parameters: [String: String]
    var value: String
  }

  struct Component {
    var name: String
    var properties: [Property] = []
    var components: [Component] = []

    subscript(name: String) -> String? { properties.first { $0.name == name }?.value }
  }

  private(set) var problems: [String] = []
  /// The calendar; nil where its components do not nest.
  private(set) var calendar: Component?

  init(_ text: String) {
    let bytes = Array(text.utf8)
    if !text.hasSuffix("\r\n") { problems.append("the last line has no end") }
    var stack: [Component] = []
    for line in unfolded(bytes) {
      guard let property = property(line) else { continue }
      switch property.name {
      case "BEGIN": stack.append(Component(name: property.value))
      case "END":
        guard let done = stack.popLast(), done.name == property.value else {
          problems.append("END:\(property.value) closes nothing")
          return
        }
        check(done)
        if stack.isEmpty { calendar = done } else { stack[stack.count - 1].components.append(done) }
      default:
        if stack.isEmpty { problems.append("\(property.name) stands outside") }
        check(property)
        if !stack.isEmpty { stack[stack.count - 1].properties.append(property) }
      }
    }
    if !stack.isEmpty { problems.append("\(stack[0].name) is never closed") }
  }

  /// Content lines with their folds undone; each must be UTF-8 and at most 75 octets.
  private mutating func unfolded(_ bytes: [UInt8]) -> [String] {
    var lines: [[UInt8]] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      guard index > start, bytes[index - 1] == 0x0D else {
        problems.append("a line ends without a carriage return")
        return []
      }
      let line = Array(bytes[start..<index - 1])
      start = index + 1
      if line.contains(0x0D) { problems.append("a carriage return stands alone") }
      if line.count > 75 { problems.append("a line of \(line.count) octets") }
      if String(validating: line, as: UTF8.self) == nil { problems.append("a fold cuts a character") }
      if line.first == 0x20 || line.first == 0x09 {
        if lines.isEmpty {
          problems.append("the first line continues nothing")
        } else {
          lines[lines.count - 1] += line.dropFirst()
        }
      } else {
        lines.append(line)
      }
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func property(_ line: String) -> Property? {
    let name = line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    var rest = line[name.endIndex...]
    var parameters: [String: String] = [:]
    while rest.first == ";" {
      rest.removeFirst()
      let key = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      rest = rest[key.endIndex...]
      guard !key.isEmpty, rest.popFirst() == "=" else {
        problems.append("a parameter without a value: \(line)")
        return nil
      }
      if rest.first == "\"" {
        let value = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest[value.endIndex...].dropFirst()
        parameters[String(key)] = String(value)
      } else {
        let value = rest.prefix { !";:,\"".contains($0) }
        rest = rest[value.endIndex...]
        parameters[String(key)] = String(value)
      }
    }
    guard !name.isEmpty, rest.popFirst() == ":" else {
      problems.append("no `name:value`: \(line)")
      return nil
    }
    if rest.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      problems.append("a control character in \(name)")
    }
    return Property(name: String(name), parameters: parameters, value: String(rest))
  }

  // MARK: Values

  private static let texts: Set<String> = [
    "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "TZID", "X-WR-CALNAME",
  ]

  private mutating func check(_ property: Property) {
    let value = property.value
    func isMatch(_ pattern: String) -> Bool {
      pattern.count == value.count
        && zip(pattern, value).allSatisfy { $0 == "9" ? $1.isASCII && $1.isNumber : $0 == $1 }
    }
    switch property.name {
    case "DTSTART", "DTEND", "DUE":
      let isDay = property.parameters["VALUE"] == "DATE"
      let isZoned = property.parameters["TZID"] != nil
      let fits =
        isDay ? isMatch("99999999") : isMatch("99999999T999999") || !isZoned && isMatch("99999999T999999Z")
      if !fits { problems.append("\(property.name):\(value) is no date") }
    case "DTSTAMP": if !isMatch("99999999T999999Z") { problems.append("DTSTAMP:\(value) is not UTC") }
    case "TZOFFSETFROM", "TZOFFSETTO":
      if !isMatch("+9999") && !isMatch("-9999") || value == "-0000" {
        problems.append("\(value) is no offset")
      }
    case let name where Self.texts.contains(name):
      var rest = value[...]
      while let character = rest.popFirst() {
        if character == ";" || character == "," { problems.append("\(name) has a bare \(character)") }
        guard character == "\\" else { continue }
        guard let next = rest.popFirst(), "\\;,nN".contains(next) else {
          problems.append("\(name) has a bare backslash")
          continue
        }
      }
    default: break
    }
  }

  // MARK: Components

  private static let children: [String: Set<String>] = [
    "VCALENDAR": ["VTIMEZONE", "VEVENT", "VTODO"], "VTIMEZONE": ["STANDARD", "DAYLIGHT"], "VEVENT": [],
    "VTODO": [], "STANDARD": [], "DAYLIGHT": [],
  ]
  private static let required: [String: Set<String>] = [
    "VCALENDAR": ["VERSION", "PRODID"], "VTIMEZONE": ["TZID"], "VEVENT": ["UID", "DTSTAMP", "DTSTART"],
    "VTODO": ["UID", "DTSTAMP"], "STANDARD": ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"],
    "DAYLIGHT": ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"],
  ]

  private mutating func check(_ component: Component) {
    let names = component.properties.map(\.name)
    for name in Self.required[component.name] ?? ["a known component"] where !names.contains(name) {
      problems.append("\(component.name) without \(name)")
    }
    if Set(names).count != names.count { problems.append("\(component.name) says something twice: \(names)") }
    for child in component.components where Self.children[component.name]?.contains(child.name) != true {
      problems.append("\(child.name) in \(component.name)")
    }
    if names.contains("DTEND"), names.contains("DURATION") { problems.append("both DTEND and DURATION") }
    if let start = component["DTSTART"], let end = component["DTEND"], end <= start {
      problems.append("ends on \(end), begins on \(start)")
    }
    guard component.name == "VCALENDAR" else {
      if component.name == "VTIMEZONE", component.components.isEmpty {
        problems.append("a zone without a time")
      }
      return
    }
    if component.components.isEmpty { problems.append("a calendar of nothing") }
    let identifiers = component.components.compactMap { $0["UID"] }
    if Set(identifiers).count != identifiers.count { problems.append("a UID stands twice") }
    let zones = Set(component.components.filter { $0.name == "VTIMEZONE" }.compactMap { $0["TZID"] })
    for property in component.components.flatMap(\.properties) {
      if let zone = property.parameters["TZID"], !zones.contains(zone) { problems.append("no zone \(zone)") }
    }
  }
}

/// The calendar, after its grammar is checked.
func readCalendar(_ text: String, _ location: SourceLocation = #_sourceLocation) throws
  -> CalendarGrammar.Component
{
  let grammar = CalendarGrammar(text)
  #expect(grammar.problems.isEmpty, sourceLocation: location)
  return try #require(grammar.calendar, sourceLocation: location)
}
