import Glibc

/// The names in one folder.
enum FolderListing {
  /// Sorted by their bytes, without `.` and `..`; empty where the folder is not there or cannot be read. Names
  /// that are not UTF-8 are left out.
  static func names(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      if let name = name(of: entry), name != ".", name != ".." { names.append(name) }
    }
    // The order of texts is that of their bytes where all is ASCII, and costs a tenth.
    if names.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) { return names.sorted() }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Nil for one that is not UTF-8.
  static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    withName(of: entry) { String(validating: $0.dropLast(), as: UTF8.self) }
  }

  /// The name's bytes with the NUL that ends them.
  static func withName<Value>(
    of entry: UnsafeMutablePointer<dirent>, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    withUnsafePointer(to: &entry.pointee.d_name) { field in
      field.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
        let text = UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self)
        return body(UnsafeBufferPointer(start: bytes, count: strlen(text) + 1))
      }
    }
  }
}
