/// A text that comments are placed in, read once for all the texts that they were made on.
public struct PlacementTarget: Sendable {
  let text: PlacementText
  let words: PlacementWords

  public init(_ text: String) {
    self.text = PlacementText(text)
    words = PlacementWords(self.text)
  }
}
