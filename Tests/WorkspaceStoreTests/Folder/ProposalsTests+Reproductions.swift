import Evidence
import Testing
import Workspace

@testable import WorkspaceStore

extension ProposalsTests {
  @Test(
    "A repetition is filed beside the run it repeats, in an event that names both and the version's bytes")
  func filed() async throws {
    let workspace = try open()
    let number = try await workspace.createProposal(title: "Locks", today: today)
    _ = try await workspace.publish(number, changes: "First", today: today)
    try workspace.saveRun(Self.run("20231124T090000Z-0001"))
    let recorded = try await workspace.attach(runID: "20231124T090000Z-0001", to: number)
    let new = Self.run("20231124T100000Z-0002")
    try workspace.saveRun(new)

    let path = try await workspace.fileReproduction(
      of: recorded, new: new, verdict: .agrees, reproduction: nil, in: number)

    let proposal = try workspace.proposal(number)
    #expect(proposal.runs.map(\.id) == [recorded.id, new.id])
    #expect(workspace.unattachedRuns().isEmpty)
    let bytes = try DiskFile.read(workspace.absolutePath(path))
    let (matter, problems) = FrontMatter.scan(String(decoding: bytes, as: UTF8.self), file: path)
    #expect(problems.isEmpty)
    #expect(matter?.string("kind") == "reproduced")
    #expect(matter?.string("version") == "1")
    #expect(matter?.string("blob")?.count == 40)
    #expect(matter?.string("run") == recorded.id)
    #expect(matter?.string("reproduction") == new.id)
    #expect(matter?.string("verdict") == "agrees")
  }

  @Test("What cannot be measured here is filed with its reasons, and without a run")
  func notMeasurable() async throws {
    let workspace = try open()
    let number = try await workspace.createProposal(title: "Locks", today: today)
    try workspace.saveRun(Self.run("20231124T090000Z-0001"))
    let recorded = try await workspace.attach(runID: "2023", to: number)

    let path = try await workspace.fileReproduction(
      of: recorded, new: nil, verdict: .notMeasurableHere(["it takes 64 threads"]), reproduction: nil,
      in: number)

    let text = String(decoding: try DiskFile.read(workspace.absolutePath(path)), as: UTF8.self)
    #expect(!text.contains("version:") && !text.contains("reproduction:"))
    #expect(text.hasSuffix("cannot be measured here.\n\n- it takes 64 threads\n"))
    #expect(try workspace.proposal(number).runs.count == 1)
  }

  @Test("A second benchmark is refused and told who runs the first; after that one it may run")
  func oneBenchmark() throws {
    let system = try open().system
    var lock: BenchmarkLock? = try BenchmarkLock.take(system, holder: "process 7: moot bench frames")
    let error = storeError { _ = try BenchmarkLock.take(system, holder: "another") }
    #expect(error?.reason == .busy)
    #expect(error?.message.contains("(process 7: moot bench frames)") == true)
    withExtendedLifetime(lock) {}
    lock = nil
    _ = try BenchmarkLock.take(system, holder: "another")
  }

  @Test("A run that is being measured is saved again and again under one name")
  func growing() throws {
    let workspace = try open()
    var run = Self.run("20231124T090000Z-0001")
    run.warnings = ["stopped after 1 of 2 rounds"]
    try workspace.saveRun(run)
    run.warnings = []
    try workspace.saveRun(run)
    #expect(workspace.unattachedRuns().map(\.warnings) == [[]])
  }
}
