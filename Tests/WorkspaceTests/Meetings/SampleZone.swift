import Workspace

/// A zone whose file holds nothing but a yearly rule; Bucharest's unless told.
func sampleZone(_ rule: String = "EET-2EEST,M3.5.0/3,M10.5.0/4") -> TimeZoneOffsets? {
  // RFC 8536: a header with six counts, here one local time type and one letter of names; six bytes of the type
  // and the letter. All that twice, and the rule.
  let zero = [UInt8](repeating: 0, count: 4)
  let one: [UInt8] = [0, 0, 0, 1]
  let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + zero + zero + zero + zero + one + one
  let block = header + [UInt8](repeating: 0, count: 7)
  return TimeZoneOffsets(block + block + Array("\n\(rule)\n".utf8))
}
