/// The name of a proposal's folder: the number, and the title made safe for a path.
public enum ProposalFolderName {
  private static let maximumLength = 60

  /// `0001-page-table-and-frame-allocator`.
  public static func name(_ number: ProposalNumber, title: String) -> String {
    let slug = slug(title)
    return slug.isEmpty ? number.description : "\(number)-\(slug)"
  }

  /// The number of a folder's name; nil for a name that is no proposal's.
  public static func number(in name: String) -> ProposalNumber? {
    let digits = name.prefix { $0 != "-" }
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits).flatMap(ProposalNumber.init)
  }

  /// Lower-case ASCII letters and digits with single hyphens between words, at most 60 of them, cut between
  /// words where possible. Letters lose their accents; what has no ASCII form is left out.
  public static func slug(_ title: String) -> String {
    var words: [String] = []
    var word = ""
    func finish() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in title.unicodeScalars.prefix(1000) {
      if let folded = asciiLetters(scalar) { word += folded } else if !isIgnored(scalar) { finish() }
    }
    finish()
    var slug = ""
    for word in words {
      let next = slug.isEmpty ? word : "\(slug)-\(word)"
      guard next.utf8.count <= maximumLength else { break }
      slug = next
    }
    if slug.isEmpty, let first = words.first { slug = String(first.prefix(maximumLength)) }
    return slug
  }

  private static func asciiLetters(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "a"..."z", "0"..."9": return String(scalar)
    case "A"..."Z": return scalar.properties.lowercaseMapping
    default: break
    }
    guard scalar.value > 0x7F, scalar.properties.isAlphabetic else { return nil }
    return TextFold.latinBase(of: scalar)
  }

  /// Marks that only change the letter before them.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark || scalar == "'" || scalar == "’"
  }
}
