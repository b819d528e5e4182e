/// The version of this program, as `moot --version` prints it and run records keep it.
enum MootVersion {
  static let current = "0.1.0"
}
