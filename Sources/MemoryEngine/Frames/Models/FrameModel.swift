/// Allocators that are wrong on purpose: faithful models of what the group tried, kept to show that whoever searches for
/// races finds theirs. They are no designs: nothing offers them for measuring or use.
package enum FrameModel: String, CaseIterable, Sendable {
  /// A lock for each order; a freed block's bit is cleared before its lock is taken, and bits of shared words are changed
  /// by a load and a store.
  case perOrder2023 = "per-order-2023"
  /// The same with bits changed under the lock; a split holds only the list that it pops from.
  case perOrder2024 = "per-order-2024"
}

/// What tells one model from the other.
package protocol PerOrderModelKind {
  static var model: FrameModel { get }
}

package enum PerOrder2023: PerOrderModelKind {
  package static var model: FrameModel { .perOrder2023 }
}

package enum PerOrder2024: PerOrderModelKind {
  package static var model: FrameModel { .perOrder2024 }
}
