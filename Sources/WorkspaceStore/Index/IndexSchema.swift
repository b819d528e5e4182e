import GRDB

/// The tables of the index. Nothing in them is more than a copy of what the files say.
enum IndexSchema {
  /// Tells an index of Moot's from any other database: `Moot` in ASCII.
  static let applicationID = 0x4d6f_6f74
  /// Raised whenever the tables change, or what is read from a note does: an index of another version is built anew.
  static let version = 4

  /// What a row of `file` is.
  enum FileKind: Int {
    case note, proposal, version, comment
    /// A note that could not be read; its problem says why.
    case unreadable
  }

  /// In which part of `promise` a row lies, and what its `day` is.
  enum PromiseClass: Int {
    /// The deadline.
    case openWithDate
    /// The day on which it was last asked for; the largest number where that is not known.
    case openWithoutDate
    /// Zero.
    case closed
  }

  static func create(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE folder (path TEXT PRIMARY KEY, listing BLOB NOT NULL, read_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE file (
          id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL,
          hash INTEGER NOT NULL, day INTEGER, title TEXT, record BLOB, indexed INTEGER);
        CREATE INDEX file_unread ON file(id) WHERE indexed IS NULL;
        CREATE TABLE problem (file INTEGER NOT NULL, line INTEGER, severity TEXT NOT NULL, message TEXT NOT NULL);
        CREATE INDEX problem_file ON problem(file);

        -- One row an item of a note; `prev` is the mention it continues.
        CREATE TABLE mention (
          id INTEGER PRIMARY KEY, item INTEGER NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL, day INTEGER,
          prev INTEGER, promise INTEGER NOT NULL, trace BLOB NOT NULL, record BLOB NOT NULL);
        CREATE TABLE mention_key (
          key INTEGER NOT NULL, day INTEGER NOT NULL, mention INTEGER NOT NULL, PRIMARY KEY (key, day, mention)
        ) WITHOUT ROWID;

        -- One row a promise, in the order in which it is asked for most.
        CREATE TABLE promise (
          class INTEGER NOT NULL, day INTEGER NOT NULL, id INTEGER NOT NULL, first INTEGER NOT NULL,
          path TEXT NOT NULL, line INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (class, day, id)
        ) WITHOUT ROWID;
        -- How many open promises without a date were last asked for on a day.
        CREATE TABLE asked (day INTEGER PRIMARY KEY, count INTEGER NOT NULL);
        CREATE TRIGGER promise_added AFTER INSERT ON promise WHEN new.class = 1 BEGIN
          INSERT INTO asked VALUES (new.day, 1) ON CONFLICT DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER promise_removed AFTER DELETE ON promise WHEN old.class = 1 BEGIN
          UPDATE asked SET count = count - 1 WHERE day = old.day;
        END;

        -- The texts alone, without a copy of them; rows of files that changed since stay behind and match no file.
        CREATE VIRTUAL TABLE text USING fts5(
          title, body, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3');
        """)
  }

  /// Those that a first build fills sorted, after everything else.
  static func createIndexes(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE INDEX mention_item ON mention(item);
        CREATE INDEX mention_file ON mention(file, line);
        CREATE INDEX mention_prev ON mention(prev) WHERE prev IS NOT NULL;
        CREATE INDEX mention_promise ON mention(promise);
        CREATE INDEX promise_id ON promise(id);
        CREATE INDEX promise_age ON promise(first, path, line, day) WHERE class = 1;
        """)
  }
}
