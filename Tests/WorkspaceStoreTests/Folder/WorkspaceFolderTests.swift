import Glibc
import Testing
import Workspace

@testable import WorkspaceStore

/// The store's error that `body` throws, nil where it throws none.
func storeError(_ body: () throws -> Void) -> StoreError? {
  do {
    try body()
    return nil
  } catch {
    return error as? StoreError
  }
}

/// The store's error that `body` throws, nil where it throws none.
func storeError(_ body: () async throws -> Void) async -> StoreError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? StoreError
  }
}

@Suite("A workspace's folder")
struct WorkspaceFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func open(_ path: String = ".") throws -> WorkspaceFolder {
    try WorkspaceFolder.locate(from: path, system: .fixed(folder))
  }

  @Test("The root is the nearest folder upwards with a moot.yaml")
  func nearest() throws {
    try folder.put("group/moot.yaml", "schema: 1\ngroup: SMP\n")
    try folder.put("group/notes/2023/a.md", "")
    let workspace = try open("group/notes/2023")
    #expect(workspace.root == folder("group"))
    #expect(workspace.hasConfiguration)
    #expect(workspace.displayName == "SMP")
  }

  @Test("Without a moot.yaml the root is the folder itself, never the top of the git tree")
  func bare() throws {
    try folder.put(".git/HEAD", "")
    try folder.put("notes/a.md", "")
    let workspace = try open("notes")
    #expect(workspace.root == folder("notes"))
    #expect(!workspace.hasConfiguration)
    #expect(workspace.displayName == "notes")
  }

  @Test("A folder that is not there, or is a file, is named")
  func missing() throws {
    try folder.put("file", "")
    #expect(
      storeError { _ = try open("none") }?.description
        == "none: cannot open the folder: no such file or directory")
    #expect(
      storeError { _ = try open("file") }?.description == "file: is not a folder; give the folder it lies in")
  }

  @Test("Moot's own folder keeps itself out of git")
  func ownFolder() throws {
    try folder.put("a.md", "text\n")
    let workspace = try open()
    _ = try workspace.save("more\n", to: "a.md", expecting: FileStamp(of: Array("text\n".utf8)))
    #expect(folder.names() == [".moot", "a.md"])
    #expect(try folder.text(".moot/.gitignore") == "*\n")
  }

  @Test("A text is saved only over what was read")
  func saving() throws {
    try folder.put("a.md", "one\r\n")
    let workspace = try open()
    let (text, stamp) = try workspace.readText("a.md")
    #expect(text == "one\r\n")
    let next = try workspace.save("two\r\n", to: "a.md", expecting: stamp)
    #expect(try workspace.readText("a.md").1 == next)
    #expect(
      storeError { _ = try workspace.save("three", to: "a.md", expecting: stamp) }?.reason
        == .changedMeanwhile)
    #expect(try folder.text("a.md") == "two\r\n")
  }

  @Test("A file that is not UTF-8 is not opened for editing, and its line is named")
  func invalidText() throws {
    try folder.put("a.md", bytes: Array("fine\nbad ".utf8) + [0xff, 0x0a])
    let error = storeError { _ = try open().readText("a.md") }
    #expect(error?.path == "a.md")
    #expect(error?.line == 2)
  }

  @Test(
    "A path out of the workspace is refused", arguments: ["../a", "/etc/passwd", "x/../../a", "", "a\0b"])
  func outside(_ path: String) throws {
    #expect(storeError { _ = try open().readText(path) }?.reason == .refused)
    #expect(storeError { _ = try open().save("", to: path, expecting: .absent) }?.reason == .refused)
  }

  @Test("Published versions and records cannot be saved over")
  func immutable() throws {
    for path in [
      "proposals/0001-a/v1.md", "proposals/0001-a/reviews/x.md", "proposals/0001/evidence/r.json",
    ] {
      try folder.put(path, "old")
      let stamp = FileStamp(of: Array("old".utf8))
      #expect(storeError { _ = try open().save("new", to: path, expecting: stamp) }?.reason == .refused)
      #expect(storeError { try open().writeFile("new", to: path) }?.reason == .refused)
      #expect(try folder.text(path) == "old")
    }
  }

  @Test("Unsaved text is found again, and forgotten when asked to")
  func recovery() throws {
    let workspace = try open()
    #expect(workspace.recovery(for: "proposals/0001-a/proposal.md") == nil)
    try workspace.keepRecovery("draft ă", for: "proposals/0001-a/proposal.md")
    try workspace.keepRecovery("draft ă 2", for: "proposals/0001-a/proposal.md")
    #expect(try open().recovery(for: "proposals/0001-a/proposal.md") == "draft ă 2")
    #expect(workspace.recovery(for: "proposals/0002-a/proposal.md") == nil)
    #expect(workspace.recoveries() == ["proposals/0001-a/proposal.md"])
    workspace.removeRecovery(for: "proposals/0001-a/proposal.md")
    #expect(workspace.recovery(for: "proposals/0001-a/proposal.md") == nil)
  }

  @Test("Of many who save over the same text at once, one wins and the others are told")
  func savingAtOnce() async throws {
    try folder.put("a.md", "start")
    let workspace = try open()
    let stamp = try workspace.readText("a.md").1
    let winners = await withTaskGroup(of: String?.self) { group in
      for number in 0..<8 {
        group.addTask {
          let text = "text of \(number)"
          return (try? workspace.save(text, to: "a.md", expecting: stamp)) == nil ? nil : text
        }
      }
      return await group.reduce(into: [String]()) { if let text = $1 { $0.append(text) } }
    }
    #expect(winners.count == 1)
    #expect(try folder.text("a.md") == winners.first)
    #expect(folder.names() == [".moot", "a.md"])
  }

  @Test("Setting up writes a moot.yaml that reads without complaint, once")
  func setUp() throws {
    let made = try WorkspaceFolder.initialize("it's new", system: .fixed(folder))
    #expect(made == ["moot.yaml", "proposals/"])
    let workspace = try open("it's new")
    #expect(workspace.diagnostics.isEmpty)
    #expect(workspace.displayName == "it's new")
    #expect(
      storeError { _ = try WorkspaceFolder.initialize("it's new", system: .fixed(folder)) }?.reason
        == .alreadyExists)
  }

  @Test("Today is the group's, and a time zone nobody knows is said")
  func today() throws {
    try folder.put("moot.yaml", "schema: 1\ntimezone: Pacific/Kiritimati\n")
    #expect(try open().today().description == "2023-11-24")
    try folder.put("moot.yaml", "schema: 1\ntimezone: Europe/Atlantis\n")
    let warnings = Warnings()
    var workspace = try open()
    workspace.onWarning = { warnings.add($0) }
    _ = workspace.today()
    #expect(
      warnings.all == ["moot.yaml: this system knows no time zone 'Europe/Atlantis'; using the local one"])
  }
}
