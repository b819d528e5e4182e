import Evidence
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Claims on the disk")
struct ClaimsTests {
  private static let draft = "proposals/0001-locks/proposal.md"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.put("moot.yaml", "schema: 1\ncommit: manual\n")
    try folder.put(Self.draft, Self.source(expecting: "get_ns <= 50 ns"))
    var run = ProposalsTests.run("20231124T090000Z-aaaa")
    run.rounds = (1...6).map {
      Run.Round(
        design: "lock-free", threads: 2, round: $0, started: "2023-11-24T09:00:00Z", load: nil,
        casNanoseconds: 2, lineTransferNanoseconds: nil, disturbed: nil, values: ["get_ns": 40 + Double($0)],
        counters: [:])
    }
    try folder.put("proposals/0001-locks/evidence/a.json", bytes: run.encoded())
  }

  private static func source(expecting expectation: String) -> String {
    "---\nschema: 1\ntitle: Locks\nstatus: draft\nauthors: []\n---\n\n```claim\nid: quick\nlevel: frames\n"
      + "workload: rand\ndesign: lock-free\nthreads: 2\nexpect: \(expectation)\n```\n"
  }

  private func open() throws -> (WorkspaceFolder, Proposal) {
    let workspace = try WorkspaceFolder.locate(from: ".", system: .fixed(folder))
    return (workspace, try workspace.proposal(ProposalNumber(1)!))
  }

  @Test("A claim whose text changed since its check is stale until it is checked again")
  func changedText() throws {
    var (workspace, proposal) = try open()
    let conditions = ClaimConditions()
    #expect(workspace.claims(of: proposal, under: conditions).checked[0].outcome.word == "holds")
    try workspace.keepRecord(of: workspace.checkClaims(of: proposal, under: conditions), in: proposal)
    #expect(workspace.claims(of: proposal, under: conditions).checked[0].outcome.word == "holds")

    try folder.put(Self.draft, Self.source(expecting: "get_ns <= 60 ns"))
    (workspace, proposal) = try open()
    guard case .stale(let reasons, _) = workspace.claims(of: proposal, under: conditions).checked[0].outcome
    else { return #expect(Bool(false), "the claim changed and is not stale") }
    #expect(reasons == [.text])

    let anew = try workspace.checkClaims(of: proposal, under: conditions)
    #expect(anew.checked[0].outcome.word == "holds")
    try workspace.keepRecord(of: anew, in: proposal)
    #expect(workspace.claims(of: proposal, under: conditions).checked[0].outcome.word == "holds")
  }

  @Test("A damaged record of a check loses nothing and is told")
  func damagedRecord() throws {
    let (workspace, proposal) = try open()
    let file = "\(workspace.privateFolder)/claims/0001.json"
    try AtomicFile.makeFolder("\(workspace.privateFolder)/claims")
    try AtomicFile.write(Array("{\"schema\": 2}".utf8), to: file)
    let claims = workspace.claims(of: proposal, under: ClaimConditions())
    #expect(claims.checked[0].outcome.word == "holds")
    #expect(claims.diagnostics.map(\.file) == [file])
    #expect(claims.diagnostics[0].message.hasSuffix("`moot claims 0001` writes it anew"))
  }

  @Test("A run is found by the beginning of its id, attached or not")
  func runs() throws {
    let (workspace, _) = try open()
    try workspace.saveRun(ProposalsTests.run("20231125T090000Z-bbbb"))
    #expect(try workspace.run("20231124").id == "20231124T090000Z-aaaa")
    #expect(try workspace.run("20231125T090000Z-bbbb").id == "20231125T090000Z-bbbb")
    #expect(storeError { _ = try workspace.run("2023112") }?.reason == .ambiguous)
    #expect(storeError { _ = try workspace.run("") }?.reason == .notFound)
  }

  @Test("A document links to pictures from wherever it lies")
  func relativePaths() {
    #expect(FilePath.relative(from: "/a/b", to: "/a/b") == "")
    #expect(FilePath.relative(from: "/a", to: "/a/b/c") == "b/c")
    #expect(FilePath.relative(from: "/a/b/c", to: "/a/d") == "../../d")
    #expect(FilePath.relative(from: "/", to: "/a") == "a")
  }
}
