/// The core on whose behalf an allocator is called. It decides where memory is looked for first, never
/// whether an answer is right: two threads may name the same core.
public struct Core: Hashable, Sendable {
  public let index: Int

  @inline(__always)
  public init(_ index: Int) { self.index = index }
}
