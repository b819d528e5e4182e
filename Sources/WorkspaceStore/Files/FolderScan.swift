import Dispatch
import Glibc
import Synchronization
import Workspace

/// The Markdown files below a folder with what the file system says of each, and what stood in the way of finding
/// them. Folders are visited on several cores: telling size and times of a file is what costs.
///
/// Folders and files whose name begins with a dot are passed over. A symbolic link to a folder is followed once;
/// one to a file that is found anyway counts as that file.
public struct FolderScan: Sendable {
  /// One folder with its Markdown files, as they were packed while it was read.
  struct Folder: Sendable {
    /// Relative to the root; empty for the root itself.
    var path: String
    var listing: PackedListing
  }

  /// Those that hold Markdown files, sorted by the bytes of their paths.
  private(set) var folders: [Folder] = []
  public private(set) var diagnostics: [Diagnostic] = []

  private struct Identity: Hashable {
    var device: UInt
    var inode: UInt
  }

  private let root: String
  private let skipped: Set<String>
  private var visited: Set<Identity> = []
  private var linkedFolders: [String] = []
  private var hasLinkedFiles = false

  /// Walks `root`; `skipping` are folders relative to it.
  public init(markdownBelow root: String, skipping: Set<String> = []) {
    self.root = root
    skipped = skipping
    walk([""])
    // After all real folders, so that a file is known by its real name.
    while !linkedFolders.isEmpty {
      let folder = linkedFolders.removeFirst()
      walk([folder], isLink: true)
    }
    if hasLinkedFiles { dropLinksToFoundFiles() }
    folders.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    diagnostics.sort { ($0.file, $0.message) < ($1.file, $1.message) }
  }

  /// Paths relative to the root, sorted by their bytes.
  public var files: [String] {
    folders.flatMap { folder in folder.listing.entries.map { FilePath.join(folder.path, $0.name) } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func path(_ relative: String) -> String {
    relative.isEmpty ? root : FilePath.join(root, relative)
  }

  /// Level by level, the folders of a level on all cores.
  private mutating func walk(_ start: [String], isLink: Bool = false) {
    var level = start
    var isLink = isLink
    while !level.isEmpty {
      var next: [String] = []
      for (path, visit) in zip(level, visits(level)) {
        guard let identity = visit.identity else {
          diagnostics += visit.diagnostics
          continue
        }
        guard visited.insert(identity).inserted else {
          if isLink, leadsUpwards(path) {
            note(path, "a symbolic link that leads back to a folder it lies in; not followed", &diagnostics)
          }
          continue
        }
        diagnostics += visit.diagnostics
        next += visit.folders
        linkedFolders += visit.linkedFolders
        hasLinkedFiles = hasLinkedFiles || visit.hasLinkedFiles
        if !visit.listing.isEmpty { folders.append(Folder(path: path, listing: visit.listing)) }
      }
      linkedFolders.sort()
      level = next
      isLink = false
    }
  }

  private func visits(_ folders: [String]) -> [Visit] {
    guard folders.count > 8 else { return folders.map(visit) }
    let results = Mutex([Visit?](repeating: nil, count: folders.count))
    let share = 16
    DispatchQueue.concurrentPerform(iterations: (folders.count + share - 1) / share) { part in
      let range = part * share..<min(folders.count, (part + 1) * share)
      let visits = range.map { visit(folders[$0]) }
      results.withLock { results in
        for (index, visit) in zip(range, visits) { results[index] = visit }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  // MARK: One folder

  private struct Visit {
    var identity: Identity?
    var folders: [String] = []
    var linkedFolders: [String] = []
    var hasLinkedFiles = false
    var listing = PackedListing()
    var diagnostics: [Diagnostic] = []
  }

  private func visit(_ folder: String) -> Visit {
    var visit = Visit()
    let descriptor = open(path(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      note(
        folder, "cannot be read: \(StoreError.errorText(errno)); its notes are left out", &visit.diagnostics)
      if descriptor >= 0 { close(descriptor) }
      return visit
    }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return visit }
    visit.identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
    errno = 0
    while let entry = readdir(stream) {
      // The first byte tells, before anything is made of the name.
      if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { add(entry, in: folder, descriptor, &visit) }
      errno = 0
    }
    if errno != 0 {
      note(folder, "cannot be read to its end: \(StoreError.errorText(errno))", &visit.diagnostics)
    }
    return visit
  }

  private func add(
    _ entry: UnsafeMutablePointer<dirent>, in folder: String, _ descriptor: CInt, _ visit: inout Visit
  ) {
    FolderListing.withName(of: entry) { name in
      let bytes = UnsafeBufferPointer(rebasing: name[..<(name.count - 1)])
      var kind = Int32(entry.pointee.d_type)
      let isMarkdown = Self.isMarkdown(bytes)
      var status = stat()
      func look(_ flags: CInt) -> Bool {
        name.withMemoryRebound(to: CChar.self) { fstatat(descriptor, $0.baseAddress!, &status, flags) == 0 }
      }
      if kind == Int32(DT_UNKNOWN) {
        guard look(AT_SYMLINK_NOFOLLOW) else { return }
        kind = Int32((status.st_mode & S_IFMT) >> 12)
      }
      if kind == Int32(DT_REG), isMarkdown, Self.isASCII(bytes) {
        // What nearly all are: no text is made of its name.
        if look(AT_SYMLINK_NOFOLLOW) { visit.listing.append(bytes, status, isLink: false) }
        return
      }
      guard isMarkdown || kind == Int32(DT_DIR) || kind == Int32(DT_LNK) else { return }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        note(folder, "holds a file whose name is not UTF-8; it is left out, rename it", &visit.diagnostics)
        return
      }
      let relative = folder.isEmpty ? text : "\(folder)/\(text)"
      switch kind {
      case Int32(DT_DIR): if !skipped.contains(relative) { visit.folders.append(relative) }
      case Int32(DT_REG):
        if look(AT_SYMLINK_NOFOLLOW) { visit.listing.append(bytes, status, isLink: false) }
      case Int32(DT_LNK):
        guard look(0) else {
          if isMarkdown || errno == ELOOP {
            note(
              relative, "a symbolic link that leads nowhere: \(StoreError.errorText(errno))",
              &visit.diagnostics)
          }
          return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: if !skipped.contains(relative) { visit.linkedFolders.append(relative) }
        case S_IFREG where isMarkdown:
          visit.hasLinkedFiles = true
          visit.listing.append(bytes, status, isLink: true)
        default: break
        }
      default: break
      }
    }
  }

  private mutating func dropLinksToFoundFiles() {
    var seen: Set<Identity> = []
    func identity(_ entry: PackedListing.Entry) -> Identity {
      Identity(device: UInt(entry.device), inode: UInt(entry.inode))
    }
    for folder in folders {
      for entry in folder.listing.entries where !entry.isLink { seen.insert(identity(entry)) }
    }
    folders.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for index in folders.indices {
      let entries = folders[index].listing.entries
      guard entries.contains(where: \.isLink) else { continue }
      folders[index].listing = PackedListing(
        entries.sorted { $0.name < $1.name }.filter { !$0.isLink || seen.insert(identity($0)).inserted })
    }
    folders.removeAll { $0.listing.isEmpty }
  }

  private func leadsUpwards(_ link: String) -> Bool {
    guard let target = FilePath.resolved(path(link)),
      let place = FilePath.resolved(path(FilePath.folder(of: link)))
    else { return false }
    return place == target || place.hasPrefix(target == "/" ? "/" : target + "/")
  }

  private func note(_ file: String, _ message: String, _ diagnostics: inout [Diagnostic]) {
    diagnostics.append(Diagnostic(.warning, file: file.isEmpty ? "." : file, message))
  }

  private static func isASCII(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    var bits: UInt8 = 0
    for byte in name { bits |= byte }
    return bits < 0x80
  }

  /// `.md` or `.markdown` in any case.
  private static func isMarkdown(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    func ends(_ ending: StaticString) -> Bool {
      guard name.count > ending.utf8CodeUnitCount else { return false }
      for offset in 1...ending.utf8CodeUnitCount {
        let (byte, wanted) = (
          name[name.count - offset], ending.utf8Start[ending.utf8CodeUnitCount - offset]
        )
        if byte != wanted, !(0x41...0x5a).contains(byte) || byte | 0x20 != wanted { return false }
      }
      return true
    }
    return ends(".md") || ends(".markdown")
  }
}
