import Subprocess
import Synchronization
import Workspace

/// The one place that runs git. No shell is involved, git never prompts, and paths are taken literally.
///
/// Its extensions hold what belongs to one operation; all of them go through `run`.
public struct Git: Sendable {
  /// The folder git works in.
  public let folder: String

  public init(folder: String) {
    self.folder = folder
  }

  /// Who a person is to git.
  public struct Identity: Hashable, Sendable, CustomStringConvertible {
    public var name: String
    public var email: String?

    public init(name: String, email: String?) {
      self.name = name
      self.email = email
    }

    /// `Name <email>`, or the name alone.
    public var description: String { email.map { "\(name) <\($0)>" } ?? name }
  }

  /// Name and address from `$GIT_AUTHOR_NAME` and `$GIT_AUTHOR_EMAIL`, else from git's configuration; nil where
  /// neither has a name. Throws only when git cannot be run although it is needed.
  public func identity(_ system: SystemContext) async throws(StoreError) -> Identity? {
    if let name = system.authorName, let email = system.authorEmail {
      return Identity(name: name, email: email)
    }
    let output = try await run(["config", "--null", "--get-regexp", #"^user\.(name|email)$"#])
    // A key and its value are separated by a line feed, entries by a NUL; the last entry of a key counts.
    var values: [Substring: String] = [:]
    for entry in output.text.split(separator: "\0") {
      let parts = entry.split(separator: "\n", maxSplits: 1)
      if parts.count == 2 { values[parts[0]] = String(parts[1]) }
    }
    guard let name = system.authorName ?? values["user.name"] else { return nil }
    return Identity(name: name, email: system.authorEmail ?? values["user.email"])
  }

  /// Such as `2.47.3`.
  public func version() async throws(StoreError) -> String {
    let words = try await run(["version"]).text.split(whereSeparator: \.isWhitespace)
    return words.count > 2 ? String(words[2]) : "unknown"
  }

  /// True where the folder lies in a work tree.
  public func isRepository() async throws(StoreError) -> Bool {
    let output = try await run(["rev-parse", "--is-inside-work-tree"])
    return output.succeeded && output.text.hasPrefix("true")
  }

  /// The object id of a file's bytes as they are, as `git hash-object --no-filters` prints it; no repository is needed.
  public func blobID(of path: String) async throws(StoreError) -> String {
    let output = try await run(["hash-object", "--no-filters", "--", path])
    guard output.succeeded else { throw failure("git hash-object", output) }
    return String(output.text.prefix { !$0.isWhitespace })
  }

  /// What a git command answered.
  struct Output: Sendable {
    /// What it exited with; 128 and more for a signal, as shells count.
    var code: Int
    var bytes: [UInt8]
    /// Its standard error, with what hooks printed.
    var complaint: String

    var succeeded: Bool { code == 0 }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// The first line, or the first field that a NUL ends.
    var line: String { String(text.prefix { $0 != "\n" && $0 != "\0" }) }
    /// Git's own words in one line.
    var reason: String {
      let words = complaint.split(whereSeparator: \.isNewline).prefix(4).joined(separator: " ")
      return words.isEmpty ? "no reason given" : words
    }
  }

  /// What tells git of another repository than the folder's. They are set while a hook runs, and Moot may be run by one.
  private static let leadingElsewhere: [Environment.Key] = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_IMPLICIT_WORK_TREE", "GIT_SHALLOW_FILE",
    "GIT_QUARANTINE_PATH",
  ]

  /// Whether commands that wait for others, a remote or a hook, end with the task that runs them. They and all that
  /// they started are asked to end then and, after a while, made to. Nothing of theirs can ask at the terminal, so it is
  /// for programs that have the terminal to themselves.
  @TaskLocal public static var endsWithTask = false

  /// Runs git with these words.
  ///
  /// - Parameters:
  ///   - paths: relative to the folder, added after `--`; none of them is an option or a pattern.
  ///   - input: what git reads; nothing for nil.
  ///   - mayEnd: whether it may be ended in the middle, where `endsWithTask` allows it: it throws `.stopped` then.
  func run(
    _ arguments: [String], paths: [String] = [], input: CInt? = nil, mayEnd: Bool = false
  ) async throws(StoreError) -> Output {
    // The variable that makes all paths literal would be a hook's too; the mark on each path is not.
    let words = arguments + (paths.isEmpty ? [] : ["--"] + paths.map { ":(literal)\($0)" })
    guard let input else { return try await start(words, .none, mayEnd: mayEnd) }
    return try await start(
      words, .fileDescriptor(.init(rawValue: input), closeAfterSpawningProcess: false), mayEnd: mayEnd)
  }

  /// Runs git with these words, and a text for it to read.
  ///
  /// - Parameter settings: environment variables on top of this program's own.
  func run(
    _ arguments: [String], reading input: String = "", settings: [String: String], mayEnd: Bool = false
  ) async throws(StoreError) -> Output {
    try await start(arguments, .string(input), settings: settings, mayEnd: mayEnd)
  }

  /// Where git is, once it was looked up.
  private static let found = Mutex<Executable?>(nil)

  /// Git by its path: by its name alone it is tried in each folder of `PATH`, with a process of its own, every time.
  private static func program() async -> Executable {
    if let known = found.withLock({ $0 }) { return known }
    let name = Executable.name("git")
    guard let path = try? await name.resolveExecutablePath(in: .inherit) else { return name }
    found.withLock { $0 = .path(path) }
    return .path(path)
  }

  /// How git and its hooks are ended in the middle: they have a moment to take their own lock files away.
  private static let endable: PlatformOptions = {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    return options
  }()

  private func start(
    _ words: [String], _ input: some InputProtocol & Sendable, settings: [String: String] = [:], mayEnd: Bool
  ) async throws(StoreError) -> Output {
    let ends = mayEnd && Self.endsWithTask
    if ends, Task.isCancelled { throw stopped }
    // What must not be left half done does not know whether the task was cancelled.
    let answer: Result<Output, any Error> =
      ends
      ? await finished(words, input, settings, Self.endable)
      : await Task { await finished(words, input, settings, PlatformOptions()) }.value
    switch answer {
    case .success(let output) where ends && Task.isCancelled && output.code > 128: throw stopped
    case .success(let output): return output
    case .failure where ends && Task.isCancelled: throw stopped
    case .failure(let error as SubprocessError) where error.code == .executableNotFound:
      throw StoreError(.notFound, "git is not installed")
    case .failure(let error):
      throw StoreError(.refused, path: folder, "git could not be run: \(error)")
    }
  }

  private var stopped: StoreError { StoreError(.stopped, path: folder, "git was stopped") }

  private func finished(
    _ words: [String], _ input: some InputProtocol & Sendable, _ settings: [String: String],
    _ options: PlatformOptions
  ) async -> Result<Output, any Error> {
    var changes: [Environment.Key: String?] = ["GIT_TERMINAL_PROMPT": "0"]
    for name in Self.leadingElsewhere { changes.updateValue(nil, forKey: name) }
    for (name, value) in settings { changes[Environment.Key(stringLiteral: name)] = value }
    do {
      let result = try await Subprocess.run(
        await Self.program(), arguments: Arguments(["-C", folder] + words),
        environment: .inherit.updating(changes), platformOptions: options, input: input,
        output: .bytes(limit: .max), error: .string(limit: .max))
      let code =
        switch result.terminationStatus {
        case .exited(let code): Int(code)
        case .signaled(let signal): 128 + Int(signal)
        }
      return .success(Output(code: code, bytes: result.standardOutput, complaint: result.standardError))
    } catch {
      return .failure(error)
    }
  }

  /// A command that git refused, in git's own words or its hook's.
  func failure(_ command: String, _ output: Output) -> StoreError {
    StoreError(.refused, path: folder, "\(command) failed: \(output.reason)")
  }
}
