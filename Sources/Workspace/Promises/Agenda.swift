/// What the group owes, seen from one day.
public struct Agenda: Sendable {
  /// An item with what is known of its promise.
  public struct Row: Hashable, Sendable {
    public var item: ActionItem
    /// The promise's identifier.
    public var promise: String
    public var firstAsked: CalendarDate?
    public var timesAsked: Int
    /// Days past the deadline of an open item, zero or less before it; nil for items without one and closed ones.
    public var overdueDays: Int?

    public init(
      item: ActionItem, promise: String, firstAsked: CalendarDate?, timesAsked: Int, overdueDays: Int?
    ) {
      self.item = item
      self.promise = promise
      self.firstAsked = firstAsked
      self.timesAsked = timesAsked
      self.overdueDays = overdueDays
    }

    public init(
      item: ActionItem, promise: String, firstAsked: CalendarDate?, timesAsked: Int, today: CalendarDate
    ) {
      self.init(
        item: item, promise: promise, firstAsked: firstAsked, timesAsked: timesAsked,
        overdueDays: item.state == .open ? item.deadline.map { today - $0 } : nil)
    }
  }

  /// Every mention in every note, each in its own state.
  public private(set) var mentions: [Row] = []
  /// A row a promise, in the state of its last mention.
  public private(set) var promises: [Row] = []

  // Every promise stands in exactly one of these.

  /// Open and past its day.
  public private(set) var overdue: [Row] = []
  /// Open and due today or within a week.
  public private(set) var dueSoon: [Row] = []
  /// Open, with an owner, and either due later or without a date and asked for not long ago.
  public private(set) var open: [Row] = []
  /// The same without an owner.
  public private(set) var withoutOwner: [Row] = []
  /// Open without a date, and not asked for any more.
  public private(set) var old: [Row] = []
  /// Done or dropped.
  public private(set) var closed: [Row] = []

  /// Days ahead that count as soon.
  public static let soonDays = 7
  /// Days since it was last asked for after which a promise without a date has grown old.
  public static let oldDays = 60

  public var isEmpty: Bool { promises.isEmpty }

  /// Follows the items and sorts them into groups; rows stand by meeting date, file and line.
  public static func build(
    _ items: [ActionItem], _ overrides: PromiseOverrides = .none, today: CalendarDate
  ) -> Agenda {
    build(promises: Promise.follow(items, overrides), today: today)
  }

  /// Sorts promises into groups.
  public static func build(promises: [Promise], today: CalendarDate) -> Agenda {
    var agenda = Agenda()
    for promise in promises { agenda.mentions += promise.mentions.map { row($0, promise, today) } }
    agenda.mentions.sort { Promise.isBefore($0.item, $1.item) }
    agenda.group(promises.map { row($0.last, $0, today) }, today)
    return agenda
  }

  /// Sorts promises into groups where each is known by its row alone; `mentions` stays empty.
  public static func build(rows: [Row], today: CalendarDate) -> Agenda {
    var agenda = Agenda()
    agenda.group(rows, today)
    return agenda
  }

  private mutating func group(_ rows: [Row], _ today: CalendarDate) {
    promises = rows.sorted { Promise.isBefore($0.item, $1.item) }
    for row in promises { self[keyPath: Self.group(row, today)].append(row) }
  }

  private static func row(_ item: ActionItem, _ promise: Promise, _ today: CalendarDate) -> Row {
    Row(
      item: item, promise: promise.id, firstAsked: promise.firstAsked, timesAsked: promise.mentions.count,
      today: today)
  }

  private static func group(_ row: Row, _ today: CalendarDate) -> WritableKeyPath<Agenda, [Row]> {
    if row.item.state != .open { return \.closed }
    if let late = row.overdueDays {
      if late > 0 { return \.overdue }
      return late >= -soonDays ? \.dueSoon : row.item.owners.isEmpty ? \.withoutOwner : \.open
    }
    if let asked = row.item.meeting, today - asked > oldDays { return \.old }
    return row.item.owners.isEmpty ? \.withoutOwner : \.open
  }
}

extension [Agenda.Row] {
  /// Earliest deadline first, those without one last, otherwise as they stood: the order for people, who look for
  /// what presses; scripts get the order of the notes.
  public var byDeadline: [Agenda.Row] {
    func day(_ row: Agenda.Row) -> Int { row.item.deadline?.daysSinceEpoch ?? Int.max }
    return enumerated().sorted { (day($0.element), $0.offset) < (day($1.element), $1.offset) }.map(\.element)
  }
}
