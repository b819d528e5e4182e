import Foundation
import Testing

/// A small group's workspace that a test may do anything to, and the programs to do it with. Today is always the same
/// day there, so that every screen is.
struct Fixture {
  static let today = "2026-11-23"

  static let firstNote = "meetings/2026-11-04-smp.md"
  /// Its lines end as on Windows, and some in spaces.
  static let secondNote = "meetings/2026-11-18-smp.md"
  static let proposalFolder = "proposals/0001-one-lock-per-order"
  static let draft = "\(proposalFolder)/proposal.md"

  let folder: TemporaryFolder
  var environment: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    environment = Launch.cleanEnvironment(home: folder.home)
    try folder.write(Self.configuration, to: "moot.yaml")
    try folder.write(Self.firstText, to: Self.firstNote)
    try folder.write(Self.secondText.replacingOccurrences(of: "\n", with: "\r\n"), to: Self.secondNote)
    try folder.write(Self.draftText, to: Self.draft)
  }

  /// A copy of the workspace in `Workspaces`, opened by this person.
  init(workspace name: String, person: (name: String, email: String)) throws {
    folder = try TemporaryFolder()
    environment = Launch.cleanEnvironment(home: folder.home)
    for role in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(role)_NAME"] = person.name
      environment["GIT_\(role)_EMAIL"] = person.email
    }
    try FileManager.default.removeItem(at: folder.url)
    try FileManager.default.copyItem(
      at: Self.testFolder.appending(path: "Workspaces/\(name)"), to: folder.url)
  }

  /// Where these tests and what they compare with lie.
  static let testFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  /// Opens the terminal interface.
  func open(_ more: String..., rows: Int = 24, columns: Int = 80) throws -> PseudoTerminal {
    let launch = Launch(
      path: Launch.moot, arguments: ["--as-of", Self.today] + more, environment: environment,
      folder: folder.path)
    return try PseudoTerminal(launch, rows: rows, columns: columns)
  }

  /// Writes the person's own `config.yaml`.
  func writeConfiguration(_ text: String) throws {
    let place = "\(folder.home)/config/moot"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try text.write(toFile: "\(place)/config.yaml", atomically: true, encoding: .utf8)
  }

  /// Opens a shell with a prompt `ready>`, as a person has one.
  func openShell(rows: Int = 24, columns: Int = 80) throws -> PseudoTerminal {
    var environment = environment
    environment["PS1"] = "ready> "
    let launch = Launch(
      path: "/bin/sh", arguments: ["-i"], environment: environment, folder: folder.path)
    return try PseudoTerminal(launch, rows: rows, columns: columns)
  }

  private static let configuration = """
    schema: 1
    group: Buddy circle
    timezone: UTC
    notes: ["meetings/**/*.md"]
    people:
      - {id: rv, name: Răzvan V, initials: [RV], emails: [rv@example.org], teams: [smp]}
      - {id: ada, name: Ada, initials: [AT], emails: [ada@example.org], teams: [smp]}
    commit: manual

    """

  private static let firstText = """
    ---
    title: "SMP circle, November 4, 2026"
    datetime: 2026-11-04T11:00:00+00:00
    teams:
    - smp
    participants:
    - Răzvan V
    - Ada
    ---

    ## Agenda

    - Which lock guards a list of free blocks

    ## Discussions

    RV: Merging two buddies takes two lists at once.

    ## TODOs and Decisions

    RV: Draw the order in which merging takes the locks, by Wednesday, November 18, 2026.

    AT: Collect the callers that free a block with interrupts off.

    """

  private static let secondText = """
    ---
    title: "SMP circle, November 18, 2026"
    datetime: 2026-11-18T11:00:00+00:00
    teams:
    - smp
    participants:
    - Răzvan V
    - Ada
    ---

    ## Discussions

    AT: 漢字 in a comment broke the table on my screen.\u{20}\u{20}

    ## TODOs and Decisions

    AT: Send the table of callers to the list, by Friday, November 20, 2026.\u{20}\u{20}
    It may be rough.

    RV, AT: Try the stress test on two cores, by Friday, November 27, 2026.

    """

  private static let draftText = """
    ---
    schema: 1
    title: One lock per order
    status: draft
    authors: ["Ada Test <ada@example.org>"]
    reviewers: []
    created: 2026-11-05
    ---

    # One lock per order

    ## Problem

    Every allocation waits for the same lock, whatever its size.

    ## Proposal

    Each order keeps its *own* lock, and merging takes them from small to large.

    | step | lock held |
    |---|---|
    | take a block | its order |
    | merge two buddies | both orders |

    """
}

extension PseudoTerminal {
  /// Waits until home shows all that it reads; notes and proposals come in any order.
  @discardableResult
  func waitForHome(sourceLocation: SourceLocation = #_sourceLocation) -> Screen {
    waitUntil("home is read", sourceLocation: sourceLocation) {
      $0.contains("has no evidence") && !$0.contains("Reading the")
    }
  }
}
