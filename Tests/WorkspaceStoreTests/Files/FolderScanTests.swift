import Glibc
import Testing
import Workspace

@testable import WorkspaceStore

@Suite("Scanning a folder")
struct FolderScanTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Markdown files are found in a stable order; dot-folders and skipped folders are passed over")
  func order() throws {
    for name in [
      "b.md", "a/z.md", "a.md", "A.MD", "x.markdown", "no.txt", "md", ".git/c.md", ".hidden.md",
      "proposals/p.md", "a/proposals/q.md",
    ] {
      try folder.put(name, "")
    }
    let scan = FolderScan(markdownBelow: folder.path, skipping: ["proposals"])
    #expect(scan.files == ["A.MD", "a.md", "a/proposals/q.md", "a/z.md", "b.md", "x.markdown"])
    #expect(scan.diagnostics.isEmpty)
  }

  @Test("Links that lead in a circle end, and are named")
  func loops() throws {
    try folder.put("notes/a.md", "")
    symlink("..", folder("notes/up"))
    symlink("self.md", folder("self.md"))
    symlink("nowhere", folder("dangling.md"))
    symlink("nowhere", folder("other"))
    let scan = FolderScan(markdownBelow: folder.path)
    #expect(scan.files == ["notes/a.md"])
    #expect(
      scan.diagnostics.map(\.description) == [
        "dangling.md: warning: a symbolic link that leads nowhere: no such file or directory",
        "notes/up: warning: a symbolic link that leads back to a folder it lies in; not followed",
        "self.md: warning: a symbolic link that leads nowhere: too many levels of symbolic links",
      ])
  }

  @Test("A file reached by a link as well counts once, under its own name")
  func linkedFiles() throws {
    let outside = try TemporaryFolder()
    try outside.put("more/c.md", "")
    try folder.put("z/a.md", "")
    symlink("z/a.md", folder("0.md"))
    symlink("z", folder("0"))
    symlink(outside("more"), folder("1"))
    let scan = FolderScan(markdownBelow: folder.path)
    #expect(scan.files == ["1/c.md", "z/a.md"])
    #expect(scan.diagnostics.isEmpty)
  }

  @Test("An unreadable folder is named and the rest is read", .enabled(if: geteuid() != 0, "root reads all"))
  func unreadable() throws {
    try folder.put("closed/a.md", "")
    try folder.put("b.md", "")
    chmod(folder("closed"), 0)
    defer { chmod(folder("closed"), 0o700) }
    let scan = FolderScan(markdownBelow: folder.path)
    #expect(scan.files == ["b.md"])
    #expect(
      scan.diagnostics.map(\.description) == [
        "closed: warning: cannot be read: permission denied; its notes are left out"
      ])
  }

  @Test("A name that is not UTF-8 is reported, not guessed")
  func invalidName() throws {
    let name = Array(folder.path.utf8) + [0x2f, 0xff, 0x2e, 0x6d, 0x64, 0]
    let made = name.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o666) }
    }
    try #require(made >= 0)
    close(made)
    defer {
      _ = name.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { unlink($0.baseAddress!) }
      }
    }
    let scan = FolderScan(markdownBelow: folder.path)
    #expect(scan.files.isEmpty)
    #expect(
      scan.diagnostics.map(\.message) == ["holds a file whose name is not UTF-8; it is left out, rename it"])
  }

  @Test("A folder that is not there is a diagnostic, an empty one is nothing")
  func missing() throws {
    #expect(FolderScan(markdownBelow: folder.path).diagnostics.isEmpty)
    let scan = FolderScan(markdownBelow: folder("none"))
    #expect(scan.files.isEmpty && scan.diagnostics.count == 1)
  }
}
