import Workspace

/// The name of any of git's objects: a commit, a tree or a file's bytes.
struct ObjectID: Hashable, Sendable, CustomStringConvertible {
  let text: String

  /// Nil unless it is 40 or 64 hexadecimal digits, not all of them zero.
  init?(_ text: some StringProtocol) {
    let isName = [40, 64].contains(text.utf8.count) && text.utf8.contains { $0 != UInt8(ascii: "0") }
    guard isName, text.allSatisfy(\.isHexDigit) else { return nil }
    self.text = String(text)
  }

  var description: String { text }
  /// As many digits as people need.
  var short: String { String(text.prefix(7)) }
}

/// A file as a tree has it.
struct TreeFile: Hashable, Sendable {
  /// Such as `100644`.
  var mode: String
  var id: ObjectID

  /// Bytes of a person; no link, and no commit of another repository.
  var isRegular: Bool { mode == "100644" || mode == "100755" }
}

/// What became of one path between two trees.
struct TreeChange: Hashable, Sendable {
  /// From the top of the repository.
  var path: String
  /// Nil where the path is new.
  var old: TreeFile?
  /// Nil where the path is gone.
  var new: TreeFile?
}

/// One path of a tree to be written; nil takes it out.
struct TreeEdit: Hashable, Sendable {
  var path: String
  var file: TreeFile?
}

/// Trees are read and written without the index and the work tree.
extension Git {
  /// What differs between two commits or trees, by path. Renames are a path gone and one that is new.
  func changes(from old: ObjectID, to new: ObjectID) async throws(StoreError) -> [TreeChange] {
    let answer = try await run([
      "diff-tree", "-r", "-z", "--raw", "--no-renames", "--ignore-submodules=none", old.text, new.text,
    ])
    guard answer.succeeded else { throw failure("git diff-tree", answer) }
    let fields = answer.bytes.split(separator: 0)
    var changes: [TreeChange] = []
    changes.reserveCapacity(fields.count / 2)
    // `:100644 100644 <old> <new> M`, NUL, path, NUL.
    for index in stride(from: 0, to: fields.count - 1, by: 2) {
      let words = fields[index].split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count == 5 else { continue }
      changes.append(
        TreeChange(
          path: String(decoding: fields[index + 1], as: UTF8.self),
          old: ObjectID(words[2]).map { TreeFile(mode: String(words[0].dropFirst()), id: $0) },
          new: ObjectID(words[3]).map { TreeFile(mode: words[1], id: $0) }))
    }
    return changes
  }

  /// The bytes of objects, each by an id or by `<commit>:<path>`; nil for one that is not there. A folder's bytes
  /// are those of its tree.
  func objects(_ names: [String]) async throws(StoreError) -> [[UInt8]?] {
    guard !names.isEmpty else { return [] }
    let answer = try await run(
      ["cat-file", "--batch"], reading: names.map { $0 + "\n" }.joined(), settings: [:])
    guard answer.succeeded else { throw failure("git cat-file", answer) }
    var objects: [[UInt8]?] = []
    var rest = answer.bytes[...]
    // `<id> <kind> <size>`, line feed, that many bytes, line feed; or `<name> missing`.
    while objects.count < names.count, let end = rest.firstIndex(of: 0x0A) {
      let words = rest[..<end].split(separator: UInt8(ascii: " "))
      let size = words.count == 3 ? Int(String(decoding: words[2], as: UTF8.self)) : nil
      guard let size, rest.endIndex - end - 1 >= size else {
        objects.append(nil)
        rest = rest[(end + 1)...]
        continue
      }
      objects.append(Array(rest[(end + 1)..<(end + 1 + size)]))
      rest = rest[(end + 1 + size)...].dropFirst()
    }
    guard objects.count == names.count else { throw failure("git cat-file", answer) }
    return objects
  }

  /// What stands directly in folders of commits, each named `<commit>:<path>`; empty for one that is not there.
  func listings(_ names: [String]) async throws(StoreError) -> [[String: TreeFile]] {
    try await objects(names).map { $0.map(Self.listing) ?? [:] }
  }

  /// A tree's bytes: for each entry its mode, a space, its name, a NUL and the bytes of its id.
  private static func listing(_ bytes: [UInt8]) -> [String: TreeFile] {
    for idLength in [20, 32] {
      var files: [String: TreeFile] = [:]
      var rest = bytes[...]
      while let space = rest.firstIndex(of: UInt8(ascii: " ")),
        let end = rest[space...].firstIndex(of: 0), rest.endIndex - end > idLength
      {
        let digits = rest[(end + 1)...(end + idLength)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        guard let id = ObjectID(digits.joined()) else { break }
        files[String(decoding: rest[(space + 1)..<end], as: UTF8.self)] = TreeFile(
          mode: String(decoding: rest[..<space], as: UTF8.self), id: id)
        rest = rest[(end + idLength + 1)...]
      }
      if rest.isEmpty { return files }
    }
    return [:]
  }

  /// Stores bytes and returns their name.
  func store(_ text: String) async throws(StoreError) -> ObjectID {
    let answer = try await run(["hash-object", "-w", "--stdin"], reading: text, settings: [:])
    guard answer.succeeded, let id = ObjectID(answer.line) else { throw failure("git hash-object", answer) }
    return id
  }

  /// The tree of a commit or tree with some paths changed. `scratch` is a file for an index of its own.
  func tree(
    of start: ObjectID, with edits: [TreeEdit], scratch: String
  ) async throws(StoreError) -> ObjectID {
    let settings = ["GIT_INDEX_FILE": scratch]
    let steps: [(arguments: [String], input: String)] = [
      (["read-tree", start.text], ""),
      (["update-index", "-z", "--index-info"], edits.map { $0.indexLine(like: start) }.joined()),
      (["write-tree"], ""),
    ]
    var last: Output?
    for step in steps {
      let answer = try await run(step.arguments, reading: step.input, settings: settings)
      guard answer.succeeded else { throw failure("git \(step.arguments[0])", answer) }
      last = answer
    }
    try? AtomicFile.remove(scratch)
    guard let last, let tree = ObjectID(last.line) else {
      throw StoreError(.refused, path: folder, "git write-tree named no tree")
    }
    return tree
  }
}

extension TreeEdit {
  /// As `git update-index -z --index-info` reads it; a mode of 0 takes the path out.
  fileprivate func indexLine(like id: ObjectID) -> String {
    guard let file else { return "0 \(String(repeating: "0", count: id.text.utf8.count))\t\(path)\0" }
    return "\(file.mode) \(file.id)\t\(path)\0"
  }
}
