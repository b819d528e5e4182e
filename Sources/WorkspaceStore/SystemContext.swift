import Glibc
import Workspace

/// All that the store takes from its surroundings: folders, the clock, names, randomness. It is read in this one
/// file; everything else gets it handed in, and a test hands in its own.
public struct SystemContext: Sendable {
  /// Absolute.
  public var workingDirectory: String
  /// `$XDG_STATE_HOME` or `~/.local/state`.
  public var stateHome: String
  /// `$XDG_CACHE_HOME` or `~/.cache`.
  public var cacheHome: String
  /// `$XDG_CONFIG_HOME` or `~/.config`.
  public var configHome: String
  /// The first of `$MOOT_EDITOR`, `$GIT_EDITOR`, `$VISUAL`, `$EDITOR`; a command line for the shell.
  public var editor: String?
  /// `$GIT_AUTHOR_NAME` and `$GIT_AUTHOR_EMAIL`, which go before git's configuration.
  public var authorName: String?
  public var authorEmail: String?
  /// Seconds since 1970-01-01, UTC.
  public var now: @Sendable () -> Int
  /// Nanoseconds since 1970-01-01 by the clock that stamps files, which ticks coarsely.
  public var fileClock: @Sendable () -> Int64
  /// That many random hexadecimal digits.
  public var randomDigits: @Sendable (Int) -> String

  public init(
    workingDirectory: String, stateHome: String, cacheHome: String, configHome: String = "",
    editor: String? = nil,
    authorName: String? = nil, authorEmail: String? = nil, now: @escaping @Sendable () -> Int,
    fileClock: @escaping @Sendable () -> Int64 = SystemContext.coarseClock,
    randomDigits: @escaping @Sendable (Int) -> String
  ) {
    self.workingDirectory = workingDirectory
    self.stateHome = stateHome
    self.cacheHome = cacheHome
    self.configHome = configHome
    self.editor = editor
    self.authorName = authorName
    self.authorEmail = authorEmail
    self.now = now
    self.fileClock = fileClock
    self.randomDigits = randomDigits
  }

  /// The surroundings of this process.
  public static func current() -> SystemContext {
    let home = variable("HOME") ?? "/"
    return SystemContext(
      workingDirectory: currentDirectory(),
      stateHome: folderVariable("XDG_STATE_HOME") ?? "\(home)/.local/state",
      cacheHome: folderVariable("XDG_CACHE_HOME") ?? "\(home)/.cache",
      configHome: folderVariable("XDG_CONFIG_HOME") ?? "\(home)/.config",
      editor: ["MOOT_EDITOR", "GIT_EDITOR", "VISUAL", "EDITOR"].lazy.compactMap(variable).first,
      authorName: variable("GIT_AUTHOR_NAME"),
      authorEmail: variable("GIT_AUTHOR_EMAIL"),
      now: { time(nil) },
      randomDigits: { count in
        String((0..<count).map { _ in Character(String(Int.random(in: 0..<16), radix: 16)) })
      })
  }

  /// `CLOCK_REALTIME_COARSE`, from which Linux takes the times of files.
  @Sendable public static func coarseClock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// An environment variable; nil where it is unset or empty.
  public static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value[0] != 0 else { return nil }
    return String(cString: value)
  }

  /// As the XDG specification asks, a relative path counts as unset.
  private static func folderVariable(_ name: String) -> String? {
    variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  private static func currentDirectory() -> String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }
}

extension SystemContext {
  /// Today's date in a time zone of the system's database such as `Europe/Bucharest`, in the local one for nil;
  /// nil where there is no such zone.
  public func today(in zone: String?) -> CalendarDate? {
    guard let zone else { return Self.localDate(now()) }
    return offsets(ofZone: zone)?.date(at: now())
  }

  /// A time zone of the system's database; nil where there is no such zone.
  public func offsets(ofZone zone: String) -> TimeZoneOffsets? {
    guard FilePath.staysInside(zone) else { return nil }
    let folder = Self.variable("TZDIR") ?? "/usr/share/zoneinfo"
    return (try? DiskFile.read("\(folder)/\(zone)")).flatMap(TimeZoneOffsets.init)
  }

  /// The moment in UTC as RFC 3339 writes it: `2023-11-24T09:00:00Z`.
  public func timestamp() -> String {
    let (date, time) = clock()
    return "\(date)T\(time.map(Self.twoDigits).joined(separator: ":"))Z"
  }

  /// The moment in UTC without separators, for file names: `20231124T090000Z`.
  public func compactTimestamp() -> String {
    let (date, time) = clock()
    let digits = date.description.filter { $0 != "-" }
    return "\(digits)T\(time.map(Self.twoDigits).joined())Z"
  }

  private func clock() -> (CalendarDate, [Int]) {
    let seconds = max(0, now())
    let rest = seconds % 86_400
    return (CalendarDate(daysSinceEpoch: seconds / 86_400), [rest / 3600, rest / 60 % 60, rest % 60])
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }

  private static func localDate(_ moment: Int) -> CalendarDate? {
    var seconds = time_t(moment)
    var parts = tm()
    tzset()
    guard localtime_r(&seconds, &parts) != nil else { return nil }
    return CalendarDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}
