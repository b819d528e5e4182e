import Workspace

/// Makes drafts name proposals by the numbers that they got when others had taken theirs.
enum DraftRenumbering {
  private static let keys = ["related", "supersedes", "superseded-by"]

  /// The draft with what it says of renumbered proposals put right.
  ///
  /// - Parameters:
  ///   - base: the draft as it was before this clone changed it; a number that it named then was another proposal's.
  ///   - own: what became of the draft's own number, when it is one of those.
  static func rewritten(
    _ source: String, base: String?, _ renumberings: [Mending.Renumbering], own: Mending.Renumbering?
  ) -> String {
    var text = source
    for key in keys { text = rewriting(key, in: text, base: base, renumberings) }
    for renumbering in renumberings where renumbering.oldFolder != renumbering.from.description {
      // In links; a folder without a title's words in its name is no more than a number, and might be anything.
      text = replacing(renumbering.oldFolder, by: renumbering.newFolder, in: text)
    }
    guard let own else { return text }
    let former = FrontMatter.scan(text, file: "").0?.strings("formerly") ?? []
    return FrontMatter.setting("formerly", to: former + [String(own.from.value)], in: text)
  }

  private static func rewriting(
    _ key: String, in source: String, base: String?, _ renumberings: [Mending.Renumbering]
  ) -> String {
    guard let value = FrontMatter.scan(source, file: "").0?.value(key) else { return source }
    let before = Set(
      base.flatMap { FrontMatter.scan($0, file: "").0?.strings(key) }?.compactMap { Int($0) } ?? [])
    let words = value.strings.map { word in
      guard let number = Int(word), !before.contains(number),
        let renumbering = renumberings.first(where: { $0.from.value == number })
      else { return word }
      return word == renumbering.from.description
        ? renumbering.to.description : String(renumbering.to.value)
    }
    guard words != value.strings else { return source }
    if case .scalar = value, let word = words.first, words.count == 1 {
      return FrontMatter.setting(key, to: word, in: source)
    }
    return FrontMatter.setting(key, to: words, in: source)
  }

  /// Only whole names: `0002-lock` is no part of `0002-lock-order`.
  private static func replacing(_ name: String, by new: String, in text: String) -> String {
    let (bytes, name) = (Array(text.utf8), Array(name.utf8))
    var result: [UInt8] = []
    var index = 0
    func isNamePart(_ at: Int) -> Bool {
      guard bytes.indices.contains(at) else { return false }
      let byte = bytes[at]
      return byte == UInt8(ascii: "-") || byte >= 0x80 || (0x30...0x39).contains(byte)
        || (0x61...0x7A).contains(byte | 0x20)
    }
    while index < bytes.count {
      let end = index + name.count
      if bytes[index] == name[0], end <= bytes.count, bytes[index..<end].elementsEqual(name),
        !isNamePart(index - 1), !isNamePart(end)
      {
        result += Array(new.utf8)
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
