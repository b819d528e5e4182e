import Evidence
import Glibc
import Workspace
import WorkspaceStore

/// How fast the reader alone is: notes that lie in memory already, read one after the other on one core.
struct ReaderBenchmark {
  /// A note as the reader is given it.
  private struct Note {
    var path: String
    var bytes: [UInt8]
  }

  private let notes: [Note]
  private let byteCount: Int
  private let itemCount: Int
  /// Million bytes a second of processor time, ascending, one a round.
  private var speeds: [Double] = []

  /// Loads the notes below a folder, or one file whatever its name.
  init(of path: String) throws {
    let scan = FolderScan(markdownBelow: path)
    var notes: [Note] = []
    if scan.files.isEmpty {
      notes.append(Note(path: path, bytes: try DiskFile.read(path)))
    }
    for file in scan.files {
      let bytes = try DiskFile.read("\(path)/\(file)", as: file)
      if NoteReader.looksLikeNote(path: file, bytes: bytes) { notes.append(Note(path: file, bytes: bytes)) }
    }
    self.notes = notes
    byteCount = notes.reduce(0) { $0 + $1.bytes.count }
    guard byteCount > 0 else {
      throw CommandFailure("\(path) holds no notes; name a folder of meeting notes, or one note")
    }
    // Warms up what is made once, and counts.
    itemCount = Self.readAll(notes)
  }

  /// Reads every note once a round.
  mutating func run(rounds: Int) {
    for _ in 0..<rounds {
      let start = Self.processorNanoseconds()
      _ = Self.readAll(notes)
      let nanoseconds = Self.processorNanoseconds() - start
      speeds.append(Double(byteCount) * 1000 / Double(max(1, nanoseconds)))
    }
    speeds.sort()
  }

  private static func readAll(_ notes: [Note]) -> Int {
    notes.reduce(0) { $0 + NoteReader.read(path: $1.path, bytes: $1.bytes).meeting.actions.count }
  }

  /// What this thread took of its core, so that a busy machine measures the same.
  private static func processorNanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  // MARK: Result

  private var median: Double { speeds[speeds.count / 2] }
  /// Of the median round.
  private var seconds: Double { Double(byteCount) / median / 1_000_000 }

  var text: String {
    func short(_ value: Double) -> String { NumberText.short(value) }
    return "\(notes.count) note\(notes.count == 1 ? "" : "s"), \(itemCount) items, "
      + "\(short(Double(byteCount) / 1_000_000)) MB: \(short(median)) MB/s "
      + "(\(short(speeds[0])) to \(short(speeds[speeds.count - 1])) over \(speeds.count) rounds), "
      + "\(NumberText.fixed(seconds, digits: 3)) s a round\n"
  }

  var json: JSONValue {
    .object([
      ("schema", .integer(1)),
      ("notes", .integer(notes.count)),
      ("items", .integer(itemCount)),
      ("bytes", .integer(byteCount)),
      ("rounds", .integer(speeds.count)),
      ("seconds", .number(seconds)),
      ("median_mb_per_second", .number(median)),
      ("min_mb_per_second", .number(speeds[0])),
      ("max_mb_per_second", .number(speeds[speeds.count - 1])),
    ])
  }
}
