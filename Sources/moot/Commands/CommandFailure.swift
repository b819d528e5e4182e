/// A command could not do what it was asked to; the message says what to do.
struct CommandFailure: Error, CustomStringConvertible {
  let message: String
  /// What was typed cannot be meant, as opposed to what is on the disk.
  let isWrongUsage: Bool

  init(_ message: String, isWrongUsage: Bool = false) {
    self.message = message
    self.isWrongUsage = isWrongUsage
  }

  var description: String { message }
}
