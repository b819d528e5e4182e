/// What the signs of a regular expression tell without an understanding of it.
struct PatternSigns {
  /// There is a capital that is not the name of a class, as in `\S`.
  private(set) var hasCapital = false
  /// With `\X`, a letter and the marks on it, for every `.`; nil where there is none.
  private(set) var withWholeLetters: String?
  /// The highest number of repetitions that is asked for in braces.
  private(set) var repetitionsMax = 0

  private enum Place { case outside, insideClass, insideQuote }

  init(_ source: String) {
    let signs = Array(source.unicodeScalars)
    var place = Place.outside
    var copy = String.UnicodeScalarView()
    var at = 0
    while at < signs.count {
      var length = 1
      let next = at + 1 < signs.count ? signs[at + 1] : nil
      switch (place, signs[at]) {
      case (.insideQuote, "\\") where next == "E":
        length = 2
        place = .outside
      case (.insideQuote, _): if signs[at].properties.isUppercase { hasCapital = true }
      case (_, "\\"):
        length = 2
        if place == .outside, next == "Q" { place = .insideQuote }
      case (.outside, "["):
        place = .insideClass
        // A bracket that stands first stands for itself.
        if next == "^" { length = 2 }
        if at + length < signs.count, signs[at + length] == "]" { length += 1 }
      case (.insideClass, "[") where next == ":":
        length = 3 + signs[(at + 2)...].prefix { $0 != "]" }.count
      case (.insideClass, "]"): place = .outside
      case (.outside, "{"):
        let digits = signs[(at + 1)...].prefix { ("0"..."9").contains($0) || $0 == "," }
        for number in digits.split(separator: ",") {
          repetitionsMax = max(repetitionsMax, Int(String(String.UnicodeScalarView(number))) ?? 0)
        }
      case (_, let sign): if sign.properties.isUppercase { hasCapital = true }
      }
      let read = signs[at..<min(at + length, signs.count)]
      if place == .outside, read.elementsEqual(["."]) {
        copy.append(contentsOf: "\\X".unicodeScalars)
        withWholeLetters = ""
      } else {
        copy.append(contentsOf: read)
      }
      at += length
    }
    if withWholeLetters != nil { withWholeLetters = String(copy) }
  }
}
