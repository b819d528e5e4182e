import Workspace

/// What a person chooses where a sync stopped, kept where the next one finds it.
extension WorkspaceFolder {
  /// The merge of a text that both edited, with what was chosen of it before; nil where its texts are not there.
  ///
  /// - Parameters:
  ///   - path: the file that is in conflict.
  ///   - folder: where its texts lie; see `SyncConflict`.
  public func mergeReview(
    of path: String, in folder: String, names: MergeReview.Names
  ) throws(StoreError) -> MergeReview? {
    let laidOut = MergeFolder(self, path: path, folder: folder)
    guard let ours = try laidOut.text("ours"), let theirs = try laidOut.text("theirs") else { return nil }
    var review = MergeReview(
      path: path, base: try laidOut.text("base"), ours: ours, theirs: theirs, names: names)
    if let merged = try laidOut.text("merged") { review.resume(from: merged) }
    return review
  }

  /// What was chosen between two files that are not merged.
  public func mergeChoice(of path: String, in folder: String) throws(StoreError) -> TextMerge.Resolution? {
    try MergeFolder(self, path: path, folder: folder).choice()
  }

  /// Keeps the text as far as it is merged; without marks it is what the next sync takes.
  public func keepMerge(_ text: String, of path: String, in folder: String) throws(StoreError) {
    try MergeFolder(self, path: path, folder: folder).keep(merged: text)
  }

  /// Keeps the choice between two files for the next sync; nil takes it back.
  public func keepMergeChoice(
    _ choice: TextMerge.Resolution?, of path: String, in folder: String
  ) throws(StoreError) {
    try MergeFolder(self, path: path, folder: folder).keep(choice)
  }
}
