import Glibc
import Workspace

/// A workspace on the disk: the folder, what its `moot.yaml` says, and every operation on its files.
///
/// Command line and terminal interface call the same operations. Each reads what it needs from the disk and
/// writes under the workspace's lock, so that any number of Moots and editors may work on the same folder.
public struct WorkspaceFolder: Sendable {
  /// Absolute, without symbolic links.
  public let root: String
  public let configuration: WorkspaceConfiguration
  /// False for a bare folder of notes; such a one is never committed to.
  public let hasConfiguration: Bool
  /// What is wrong with `moot.yaml`.
  public let diagnostics: [Diagnostic]
  public let system: SystemContext
  /// Told what a person should know although the operation worked, such as a commit that did not.
  public var onWarning: @Sendable (String) -> Void = { _ in }
  /// Told how far the reading of many files has come.
  public var onProgress: WorkspaceIndex.Progress = { _, _ in }
  /// What events write with.
  var disk = DiskOperations.system

  static let configurationName = "moot.yaml"

  /// The nearest folder with a `moot.yaml`, from `folder` upwards, else `folder` itself.
  public static func locate(
    from folder: String, system: SystemContext
  ) throws(StoreError) -> WorkspaceFolder {
    let start = FilePath.join(system.workingDirectory, folder)
    guard let real = FilePath.resolved(start) else {
      throw StoreError.system("cannot open the folder", path: folder)
    }
    guard DiskFile.isFolder(real) else {
      throw StoreError(.refused, path: folder, "is not a folder", advice: "give the folder it lies in")
    }
    var candidate = real
    while !DiskFile.exists(FilePath.join(candidate, configurationName)) {
      let parent = FilePath.folder(of: candidate)
      if parent == candidate { return try WorkspaceFolder(root: real, system: system) }
      candidate = parent
    }
    return try WorkspaceFolder(root: candidate, system: system)
  }

  init(root: String, system: SystemContext) throws(StoreError) {
    self.root = root
    self.system = system
    let name = Self.configurationName
    let bytes = try DiskFile.readIfPresent(FilePath.join(root, name), as: name)
    hasConfiguration = bytes != nil
    (configuration, diagnostics) = WorkspaceConfiguration.read(
      source: String(decoding: bytes ?? [], as: UTF8.self), file: name)
  }

  /// The group's name, else the folder's.
  public var displayName: String { configuration.group ?? FilePath.name(of: root) }

  /// The path on the disk of a path relative to the workspace.
  public func absolutePath(_ path: String) -> String { FilePath.join(root, path) }

  /// Today in the group's time zone; one that the system does not know counts as the local one.
  public func today() -> CalendarDate {
    if let zone = configuration.timezone {
      if let today = system.today(in: zone) { return today }
      onWarning("moot.yaml: this system knows no time zone '\(zone)'; using the local one")
    }
    return system.today(in: nil) ?? CalendarDate(daysSinceEpoch: system.now() / 86_400)
  }

  /// Where what is private to this person and workspace lies: `$XDG_STATE_HOME/moot/<workspace>`.
  ///
  /// `<workspace>` is the folder's name and a hash of its path, so that two of the same name stay apart.
  public var privateFolder: String {
    let hash = String(FileStamp(of: root.utf8).hash, radix: 16)
    return "\(system.stateHome)/moot/\(FilePath.name(of: root))-\(hash)"
  }

  /// Runs `body` as the only writer.
  func locked<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    try WorkspaceLock.holding(lockPath(), body)
  }

  func lockPath() throws(StoreError) -> String {
    let path = try stateFolder("lock")
    try AtomicFile.makeFolder(FilePath.folder(of: path))
    return path
  }

  /// `.moot/<name>`, or in the private state where the root cannot be written; it need not exist.
  func stateFolder(_ name: String) throws(StoreError) -> String {
    FilePath.join(access(root, W_OK) == 0 ? try ownFolder() : privateFolder, name)
  }

  /// `.moot`, which keeps itself out of git.
  func ownFolder() throws(StoreError) -> String {
    let folder = absolutePath(".moot")
    try AtomicFile.makeFolder(folder, as: ".moot")
    let ignore = FilePath.join(folder, ".gitignore")
    if !DiskFile.exists(ignore) {
      do throws(StoreError) {
        try AtomicFile.create(Array("*\n".utf8), at: ignore, as: ".moot/.gitignore")
      } catch {
        // Another Moot was faster.
        if error.reason != .alreadyExists { throw error }
      }
    }
    return folder
  }
}
