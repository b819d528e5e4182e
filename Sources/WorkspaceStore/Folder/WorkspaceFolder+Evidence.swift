import Evidence
import Workspace

extension WorkspaceFolder {
  private var runsFolder: String { FilePath.join(privateFolder, "runs") }

  /// Keeps a run in the private state until it is attached. While it is measured it is saved after every round, each
  /// time in place of the shorter one, so that a benchmark that is killed leaves what it has.
  public func saveRun(_ run: Run) throws(StoreError) {
    try AtomicFile.makeFolder(runsFolder)
    let name = Self.safeName(run.id) + ".json"
    try AtomicFile.write(encoded(run), to: FilePath.join(runsFolder, name))
  }

  /// The runs that belong to no proposal yet, oldest first, and what is wrong with their files.
  public func privateRuns() -> ([Run], [Diagnostic]) {
    let (runs, _, diagnostics) = readRuns(in: runsFolder, as: runsFolder)
    return (runs, diagnostics)
  }

  /// The runs that belong to no proposal yet, oldest first.
  public func unattachedRuns() -> [Run] { privateRuns().0 }

  /// Adds a run of the private state to a proposal and returns it as it is now. `runID` may be the beginning
  /// of its id.
  public func attach(runID: String, to number: ProposalNumber) async throws(StoreError) -> Run {
    try await event({ run in "Attach run \(run.id) to proposal \(number)" }) { () throws(StoreError) in
      try attachment(of: runID, to: number)
    }
  }

  /// The record goes to the proposal and leaves the private state, both or neither.
  func attachment(of id: String, to number: ProposalNumber) throws(StoreError) -> (Run, [FileEdit]) {
    let proposal = try proposal(number)
    let file = try findUnattachedFile(id)
    let source = try DiskFile.read(file)
    let (run, bytes): (Run, [UInt8])
    do {
      (run, bytes) = try Run.attached(source, to: number.value, version: proposal.latest?.number.value)
    } catch {
      throw StoreError(.refused, path: file, "the run cannot be attached: \(error)")
    }
    let path = "\(proposal.folder)/evidence/\(Self.evidenceName(run))"
    return (
      run,
      [
        FileEdit(path: path, bytes: bytes, expecting: .absent),
        FileEdit(path: file, bytes: nil, expecting: FileStamp(of: source)),
      ]
    )
  }

  private func encoded(_ run: Run) throws(StoreError) -> [UInt8] {
    do {
      return try run.encoded()
    } catch {
      throw StoreError(.refused, "run \(run.id) cannot be written: \(error)")
    }
  }

  /// The run with this id or beginning of one, attached or not.
  public func run(_ id: String) throws(StoreError) -> Run {
    try Self.find(id, among: unattachedRuns() + proposals().0.flatMap(\.runs))
  }

  /// The file of a run that belongs to no proposal yet.
  private func findUnattachedFile(_ id: String) throws(StoreError) -> String {
    let (runs, files, _) = readRuns(in: runsFolder, as: runsFolder)
    do throws(StoreError) {
      let run = try Self.find(id, among: runs)
      return files[runs.firstIndex { $0.id == run.id } ?? 0]
    } catch {
      guard error.reason == .notFound, let run = try? run(id), let number = run.proposal else { throw error }
      let shown = ProposalNumber(number)?.description ?? "\(number)"
      throw StoreError(.alreadyExists, "run \(run.id) is attached to proposal \(shown) already")
    }
  }

  static func find(_ id: String, among runs: [Run]) throws(StoreError) -> Run {
    let found = runs.filter { !id.isEmpty && $0.id.hasPrefix(id) }
    if let run = found.first(where: { $0.id == id }) ?? (found.count == 1 ? found[0] : nil) { return run }
    if found.isEmpty {
      throw StoreError(.notFound, "no run '\(id)'", advice: "`moot runs` shows what there is")
    }
    throw StoreError(
      .ambiguous, "'\(id)' fits \(found.count) runs: \(found.prefix(5).map(\.id).joined(separator: ", "))",
      advice: "give more of its id")
  }

  /// The run records of a folder with their files, by creation; `shown` is how files and diagnostics name the folder.
  func readRuns(in folder: String, as shown: String) -> (runs: [Run], files: [String], [Diagnostic]) {
    var found: [(run: Run, file: String)] = []
    var diagnostics: [Diagnostic] = []
    for name in FolderListing.names(folder) where name.hasSuffix(".json") && !name.hasPrefix(".") {
      let file = "\(shown)/\(name)"
      do {
        found.append((try Run.decode(DiskFile.read(FilePath.join(folder, name), as: file)), file))
      } catch let error as StoreError {
        diagnostics.append(Diagnostic(.warning, file: file, error.message))
      } catch {
        diagnostics.append(
          Diagnostic(.warning, file: file, "not a run record: \(error); it is left out"))
      }
    }
    found.sort { ($0.run.created, $0.run.id) < ($1.run.created, $1.run.id) }
    return (found.map(\.run), found.map(\.file), diagnostics)
  }

  /// `<moment>-<level>-<workload>-<suffix>.json`.
  static func evidenceName(_ run: Run) -> String {
    let parts = run.id.split(separator: "-", maxSplits: 1)
    let suffix = parts.count == 2 ? "-\(parts[1])" : ""
    return safeName("\(parts.first ?? "run")-\(run.parameters.level)-\(run.parameters.workload)\(suffix)")
      + ".json"
  }

  /// Only letters, digits and `-`, so that no record can name a file elsewhere.
  static func safeName(_ text: String) -> String {
    String(
      text.unicodeScalars.map {
        $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) ? Character($0) : "-"
      })
  }
}
