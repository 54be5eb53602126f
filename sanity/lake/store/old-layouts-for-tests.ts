/** The layout of the first version, with the log of one document: made, changed twice, and another beside it. */
export const firstVersion = `
  CREATE TABLE lake (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE documents (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE transactions (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, timestamp TEXT NOT NULL,
    author TEXT NOT NULL, tags TEXT NOT NULL
  );
  CREATE INDEX transactions_by_time ON transactions (timestamp);
  CREATE TABLE changes (
    position INTEGER NOT NULL, sequence INTEGER NOT NULL, document_id TEXT NOT NULL, kind TEXT NOT NULL,
    previous_rev TEXT, mutations TEXT NOT NULL, apply TEXT NOT NULL, revert TEXT NOT NULL,
    PRIMARY KEY (position, sequence)
  ) WITHOUT ROWID;
  CREATE INDEX changes_by_document ON changes (document_id, position);
  INSERT INTO lake VALUES ('version', '1');
  INSERT INTO documents VALUES ('a', '{"_id":"a","_type":"post","_rev":"t2","_createdAt":"","_updatedAt":"","n":2}');
  INSERT INTO transactions (id, timestamp, author, tags) VALUES
    ('t1', '2026-01-01T00:00:00.000Z', 'ada', '{"all":[],"published":[]}'),
    ('t2', '2026-01-02T00:00:00.000Z', 'ada', '{"all":[],"published":[]}');
  INSERT INTO changes VALUES (1, 0, 'a', 'create', NULL, '[]', '[]', '[]'), (2, 0, 'a', 'update', 't1', '[]', '[]', '[]'),
    (2, 1, 'b', 'delete', 't1', '[]', '[]', '[]');
`

/** The second had the index that catches up, with two columns, and knew one of the changes. */
export const secondVersion = `
  ${firstVersion}
  DROP INDEX transactions_by_time;
  DROP INDEX changes_by_document;
  CREATE TABLE indexed_places (
    document_id TEXT NOT NULL, position INTEGER NOT NULL, sequence INTEGER NOT NULL,
    PRIMARY KEY (document_id, position, sequence)
  ) WITHOUT ROWID;
  INSERT INTO lake VALUES ('indexed', '1');
  INSERT INTO indexed_places VALUES ('a', 1, 0);
  CREATE VIEW places AS SELECT document_id, position, sequence FROM indexed_places UNION ALL
    SELECT document_id, position, sequence FROM changes
    WHERE position > (SELECT CAST(value AS INTEGER) FROM lake WHERE key = 'indexed');
  CREATE TRIGGER forget_place AFTER DELETE ON changes BEGIN
    DELETE FROM indexed_places WHERE document_id = OLD.document_id AND position = OLD.position;
  END;
  UPDATE lake SET value = '2' WHERE key = 'version';
`
