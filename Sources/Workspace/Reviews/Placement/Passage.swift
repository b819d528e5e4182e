/// The words that a comment was made on.
struct Passage {
  /// In the old text; nil for a quote that it does not have.
  var lines: Range<Int>?
  let words: PlacementWords
  /// The lines of the new text between the kept lines around it.
  var region: Range<Int>

  init(_ lines: Range<Int>, of text: PlacementText, region: Range<Int>) {
    self.lines = lines
    words = PlacementWords(text, lines: lines)
    self.region = region
  }

  init(quote: String) {
    words = PlacementWords(PlacementText(quote))
    region = 0..<0
  }

  var written: [PlacementWords.Word] { words.written }
  var spoken: [PlacementWords.Word] { words.spoken }
  var weight: Float { spoken.reduce(0) { $0 + $1.weight } }
}
