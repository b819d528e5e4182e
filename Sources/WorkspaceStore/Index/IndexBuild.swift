import GRDB
import Workspace

/// Fills an empty index. Promises are followed in memory, which for a whole workspace costs less than asking the
/// tables.
struct IndexBuild {
  private let db: Database
  private let reader: IndexReader
  private let writer: IndexWriter

  init(_ db: Database, _ reader: IndexReader) throws {
    self.db = db
    self.reader = reader
    writer = try IndexWriter(db)
  }

  func run(_ scan: FolderScan, readAt: Int64) throws {
    try IndexSetting.rules.set(reader.rules, db)
    try IndexSetting.overrides.set(reader.overridesText, db)
    for folder in scan.folders { try writer.write(folder, readAt: readAt) }
    var notes: [(file: Int64, items: [ActionItem])] = []
    try reader.read(scan.files) { readings in
      for reading in readings {
        let file = try writer.write(reading)
        if let items = reading.meeting?.actions, !items.isEmpty { notes.append((file, items)) }
      }
    }
    try writePromises(notes)
  }

  private func writePromises(_ notes: [(file: Int64, items: [ActionItem])]) throws {
    let sorted = notes.sorted { Promise.isBefore($0.items[0], $1.items[0]) }
    var follower = PromiseFollower()
    var mentions: [(item: ActionItem, trace: MentionTrace, file: Int64, prev: Int?)] = []
    for note in sorted {
      let traces = note.items.map(MentionTrace.init)
      let found = follower.add(
        zip(note.items, traces).map { item, trace in
          PromiseFollower.Mention(trace, startsAnew: reader.overrides.splits(item.id))
        }, day: note.items[0].meeting?.daysSinceEpoch)
      for (offset, item) in note.items.enumerated() {
        mentions.append((item, traces[offset], note.file, found[offset]))
      }
    }
    var groups = DisjointSets(count: mentions.count)
    for (place, mention) in mentions.enumerated() {
      if let prev = mention.prev { groups.join(place, prev) }
    }
    reader.overrides.join(mentions.map(\.item.id)) { groups.join($0, $1) }
    // A mention's row is its place, counted from 1; a promise goes by the row of its first mention.
    var promiseOf = [Int](repeating: 0, count: mentions.count)
    for group in groups.groups {
      for place in group { promiseOf[place] = group[0] }
      try writer.write(Promise(mentions: group.map { mentions[$0].item }), id: Int64(group[0] + 1))
    }
    for (place, mention) in mentions.enumerated() {
      _ = try writer.write(
        mention.item, mention.trace, id: Int64(place + 1), file: mention.file,
        prev: mention.prev.map { Int64($0 + 1) }, promise: Int64(promiseOf[place] + 1))
    }
  }
}
