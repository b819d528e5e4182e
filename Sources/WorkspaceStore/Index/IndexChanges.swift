import FoundationEssentials
import GRDB
import Glibc
import Workspace

/// What differs between the files and the index.
struct IndexChanges {
  /// Folders to be written down anew, with their listings.
  private(set) var folders: [FolderScan.Folder] = []
  /// Folders that are gone.
  private(set) var removedFolders: [String] = []
  /// Paths of files that are new, look different, or are too young to be trusted.
  private(set) var read: [String] = []
  private(set) var removed: [String] = []
  /// The overrides, where they are no longer those of the index.
  private(set) var overrides: String?

  /// A file that changed so shortly before it was read may have changed again without its times telling; in
  /// nanoseconds, several ticks of any clock that stamps files.
  static let youth: Int64 = 20_000_000

  var isEmpty: Bool {
    folders.isEmpty && removedFolders.isEmpty && read.isEmpty && removed.isEmpty && overrides == nil
  }

  init(_ db: Database, _ scan: FolderScan, readAt: Int64, overrides: String) throws {
    if try IndexSetting.overrides.value(db) != overrides { self.overrides = overrides }
    var found: [String: FolderScan.Folder] = [:]
    found.reserveCapacity(scan.folders.count)
    for folder in scan.folders { found[folder.path] = folder }
    let rows = try Row.fetchCursor(db, sql: "SELECT path, listing, read_at FROM folder")
    while let row = try rows.next() {
      let path: String = row[0]
      let readBefore: Int64 = row[2]
      guard let folder = found.removeValue(forKey: path) else {
        removedFolders.append(path)
        let entries = try Self.listing(row).entries
        removed += entries.map { FilePath.join(path, $0.name) }
        continue
      }
      let isSame = try row.withUnsafeData(atIndex: 1) { data in
        guard let data, data.count == folder.listing.bytes.count else { return false }
        return data.withUnsafeBytes { old in
          folder.listing.bytes.withUnsafeBytes { new in
            guard let new = new.baseAddress, let before = old.baseAddress else { return true }
            return memcmp(before, new, old.count) == 0
          }
        }
      }
      // Young files are read again, and once they are old enough the folder is written down as read now.
      let wasYoung = folder.listing.newest >= readBefore - Self.youth
      guard !isSame || wasYoung else { continue }
      try compare(folder, Self.listing(row), readBefore)
    }
    for folder in found.values.sorted(by: { $0.path < $1.path }) {
      folders.append(folder)
      read += folder.listing.entries.map { FilePath.join(folder.path, $0.name) }
    }
  }

  private static func listing(_ row: Row) throws -> PackedListing {
    try row.withUnsafeData(atIndex: 1) { PackedListing(bytes: Array($0 ?? Data())) }
  }

  private mutating func compare(
    _ folder: FolderScan.Folder, _ before: PackedListing, _ readBefore: Int64
  ) throws {
    var old: [String: PackedListing.Entry] = [:]
    for entry in before.entries { old[entry.name] = entry }
    for entry in folder.listing.entries {
      let known = old.removeValue(forKey: entry.name)
      if known != entry || entry.newest >= readBefore - Self.youth {
        read.append(FilePath.join(folder.path, entry.name))
      }
    }
    removed += old.keys.sorted().map { FilePath.join(folder.path, $0) }
    folders.append(folder)
  }
}
