import Glibc
import Workspace

/// The Markdown files below a folder, in a stable order, and what stood in the way of finding them.
///
/// Folders and files whose name begins with a dot are passed over. A symbolic link to a folder is followed once;
/// one to a file that is found anyway counts as that file.
public struct FolderScan: Sendable {
  /// Relative to the root, sorted by their bytes.
  public private(set) var files: [String] = []
  public private(set) var diagnostics: [Diagnostic] = []

  private struct Identity: Hashable {
    var device: UInt
    var inode: UInt
  }

  private let root: String
  private let skipped: Set<String>
  private var visited: Set<Identity> = []
  private var seenFiles: Set<Identity> = []
  private var folders: [String] = [""]
  private var linkedFolders: [String] = []
  private var linkedFiles: [String] = []

  /// Walks `root`; `skipping` are folders relative to it.
  public init(markdownBelow root: String, skipping: Set<String> = []) {
    self.root = root
    skipped = skipping
    while true {
      if let folder = folders.popLast() {
        visit(folder, isLink: false)
      } else if let folder = linkedFolders.popLast() {
        // After all real folders, so that a file is known by its real name.
        visit(folder, isLink: true)
      } else {
        break
      }
    }
    addLinkedFiles()
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    diagnostics.sort { ($0.file, $0.message) < ($1.file, $1.message) }
  }

  private func path(_ relative: String) -> String {
    relative.isEmpty ? root : FilePath.join(root, relative)
  }

  private mutating func visit(_ folder: String, isLink: Bool) {
    let descriptor = open(path(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      note(folder, "cannot be read: \(StoreError.errorText(errno)); its notes are left out")
      if descriptor >= 0 { close(descriptor) }
      return
    }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    let identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
    guard visited.insert(identity).inserted else {
      if isLink, leadsUpwards(folder) {
        note(folder, "a symbolic link that leads back to a folder it lies in; not followed")
      }
      return
    }
    errno = 0
    while let entry = readdir(stream) {
      add(entry, in: folder, device: UInt(status.st_dev))
      errno = 0
    }
    if errno != 0 { note(folder, "cannot be read to its end: \(StoreError.errorText(errno))") }
  }

  private mutating func add(_ entry: UnsafeMutablePointer<dirent>, in folder: String, device: UInt) {
    let inode = UInt(entry.pointee.d_ino)
    let kind = Int32(entry.pointee.d_type)
    // The first byte tells, before any text is made of it.
    if entry.pointee.d_name.0 == CChar(UInt8(ascii: ".")) { return }
    let name = FolderListing.name(of: entry)
    guard let name else {
      note(folder, "holds a file whose name is not UTF-8; it is left out, rename it")
      return
    }
    let relative = folder.isEmpty ? name : "\(folder)/\(name)"
    switch kind == Int32(DT_UNKNOWN) ? self.kind(of: relative) : kind {
    case Int32(DT_DIR): if !skipped.contains(relative) { folders.append(relative) }
    case Int32(DT_REG):
      guard Self.isMarkdown(name) else { return }
      files.append(relative)
      seenFiles.insert(Identity(device: device, inode: inode))
    case Int32(DT_LNK): addLink(relative, name: name)
    default: break
    }
  }

  private mutating func addLink(_ relative: String, name: String) {
    var status = stat()
    guard stat(path(relative), &status) == 0 else {
      if Self.isMarkdown(name) || errno == ELOOP {
        note(relative, "a symbolic link that leads nowhere: \(StoreError.errorText(errno))")
      }
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: if !skipped.contains(relative) { linkedFolders.append(relative) }
    case S_IFREG: if Self.isMarkdown(name) { linkedFiles.append(relative) }
    default: break
    }
  }

  private mutating func addLinkedFiles() {
    linkedFiles.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for file in linkedFiles {
      var status = stat()
      guard stat(path(file), &status) == 0 else { continue }
      let identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
      if seenFiles.insert(identity).inserted { files.append(file) }
    }
  }

  /// The kind where the file system does not tell it with the name.
  private func kind(of relative: String) -> Int32 {
    var status = stat()
    guard lstat(path(relative), &status) == 0 else { return Int32(DT_UNKNOWN) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return Int32(DT_DIR)
    case S_IFREG: return Int32(DT_REG)
    case S_IFLNK: return Int32(DT_LNK)
    default: return Int32(DT_UNKNOWN)
    }
  }

  private func leadsUpwards(_ link: String) -> Bool {
    guard let target = FilePath.resolved(path(link)),
      let place = FilePath.resolved(path(FilePath.folder(of: link)))
    else { return false }
    return place == target || place.hasPrefix(target == "/" ? "/" : target + "/")
  }

  private mutating func note(_ file: String, _ message: String) {
    diagnostics.append(Diagnostic(.warning, file: file.isEmpty ? "." : file, message))
  }

  /// `.md` or `.markdown` in any case.
  static func isMarkdown(_ name: String) -> Bool {
    let name = name.utf8
    for ending in [".md", ".markdown"] where name.count > ending.utf8.count {
      if zip(name.suffix(ending.utf8.count), ending.utf8).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) {
        return true
      }
    }
    return false
  }
}
