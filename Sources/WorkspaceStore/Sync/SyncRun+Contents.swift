import Workspace

extension SyncRun {
  /// Paths as people know them: relative to the workspace where they lie in it.
  func inWorkspace(_ changes: [TreeChange]) -> [TreeChange] {
    guard !place.prefix.isEmpty else { return changes }
    return changes.map { change in
      var change = change
      change.path = shown(change.path)
      return change
    }
  }

  func shown(_ path: String) -> String {
    path.hasPrefix(place.prefix) ? String(path.dropFirst(place.prefix.count)) : path
  }

  func isInWorkspace(_ path: String) -> Bool { path.hasPrefix(place.prefix) }

  /// What changes are, in the words of a working group. The files of events are read from the work tree, which has them.
  func contents(of changes: [TreeChange]) -> SyncContents {
    let folder = folder
    return SyncContents(inWorkspace(changes)) { path in
      let bytes = (try? DiskFile.read(folder.absolutePath(path), as: path)) ?? []
      return EventHeader.read(bytes)
    }
  }

  mutating func noteSent(from target: ObjectID?, to head: ObjectID) async throws(StoreError) {
    guard let target else { return }
    report.sent = contents(of: try await git.changes(from: target, to: head))
  }
}

extension SyncContents {
  mutating func add(_ other: SyncContents) {
    guard !isEmpty else { return self = other }
    for event in other.events {
      if let known = events.firstIndex(where: { $0.kind == event.kind && $0.person == event.person }) {
        events[known].count += event.count
      } else {
        events.append(event)
      }
    }
    versions += other.versions
    proposals += other.proposals
    drafts += other.drafts
    decisions += other.decisions
    runs += other.runs
    files += other.files
  }
}
