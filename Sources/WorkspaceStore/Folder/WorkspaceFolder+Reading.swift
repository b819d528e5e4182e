import Workspace

extension WorkspaceFolder {
  /// What this person last read of a proposal; nil where nothing is known of it.
  public func lastRead(of number: ProposalNumber) throws(StoreError) -> LastReading? {
    let path = readingFile(number)
    guard let bytes = try DiskFile.readIfPresent(path, as: path) else { return nil }
    guard let reading = LastReading(source: String(decoding: bytes, as: UTF8.self)) else {
      throw StoreError(
        .refused, path: path, "cannot be read as what you last read of \(number)",
        advice: "remove the file; `moot show \(number)` writes it anew")
    }
    return reading
  }

  /// What this person last read, of those proposals that something is known of.
  public func lastReadings(of numbers: [ProposalNumber]) -> [ProposalNumber: LastReading] {
    var readings: [ProposalNumber: LastReading] = [:]
    for number in numbers {
      do throws(StoreError) { readings[number] = try lastRead(of: number) } catch { onWarning("\(error)") }
    }
    return readings
  }

  /// Remembers that the person read a text of a proposal, in the private state alone. Nothing is written where a newer
  /// text was read already.
  @discardableResult
  public func markRead(_ text: ProposalText, of proposal: Proposal) throws(StoreError) -> LastReading? {
    // A damaged file holds nothing worth keeping.
    let last = try? lastRead(of: proposal.number)
    guard LastReading.isNews(text, after: last, latest: proposal.latest?.number) else { return nil }
    let reading = LastReading(text, at: system.timestamp())
    try AtomicFile.makeFolder(readingFolder)
    try AtomicFile.write(
      Array(reading.source.utf8), to: readingFile(proposal.number),
      as: "what was last read of \(proposal.number)")
    return reading
  }

  // MARK: Where one stopped

  /// Where this person stopped reading, of those proposals that it is known of. A file that cannot be read counts for
  /// nothing: it costs a person no more than finding the place again.
  public func readingPlaces(of numbers: [ProposalNumber]) -> [ProposalNumber: ReadingPlace] {
    var places: [ProposalNumber: ReadingPlace] = [:]
    for number in numbers {
      let path = placeFile(number)
      guard let bytes = try? DiskFile.readIfPresent(path, as: path) else { continue }
      places[number] = ReadingPlace(source: String(decoding: bytes, as: UTF8.self))
    }
    return places
  }

  /// Remembers where the person stopped reading, in the private state alone.
  public func keepPlace(_ place: ReadingPlace, of number: ProposalNumber) throws(StoreError) {
    try AtomicFile.makeFolder(readingFolder)
    try AtomicFile.write(
      Array(place.source.utf8), to: placeFile(number), as: "where you stopped reading \(number)")
  }

  private func placeFile(_ number: ProposalNumber) -> String {
    FilePath.join(readingFolder, "\(number).place")
  }

  private var readingFolder: String { FilePath.join(privateFolder, "read") }

  private func readingFile(_ number: ProposalNumber) -> String {
    FilePath.join(readingFolder, "\(number).md")
  }
}
