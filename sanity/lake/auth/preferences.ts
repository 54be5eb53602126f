import type { DatabaseSync } from 'node:sqlite'
import type { JsonValue } from '../types.ts'
import type { InOneStep } from './steps.ts'

export type Preference = { key: string; value: JsonValue }

export type Preferences = {
  readPreferences(id: string, keys: string[]): Preference[]
  /** Past what one person may keep, what was written longest ago is forgotten. */
  writePreferences(id: string, pairs: Preference[]): void
}

/** For each person. The Studio remembers how lists look and what was searched, a few dozen small things. */
const mostKept = { keys: 500, characters: 1024 * 1024 }

/** What each person's Studio remembers, in `identity.sqlite`. */
export function openPreferences(database: DatabaseSync, inOneStep: InOneStep): Preferences {
  database.exec(`
    CREATE TABLE IF NOT EXISTS preferences (
      identity TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (identity, key)
    ) STRICT;
  `)
  const read = database.prepare('SELECT value FROM preferences WHERE identity = ? AND key = ?')
  // Replaced rows get a new rowid, so that the order of rowids is that of writing.
  const write = database.prepare(
    'INSERT OR REPLACE INTO preferences (identity, key, value) VALUES (?, ?, ?)',
  )
  const forget = database.prepare(`
    DELETE FROM preferences WHERE rowid IN (
      SELECT id FROM (
        SELECT rowid AS id,
          row_number() OVER newest AS place,
          sum(length(key) + length(value)) OVER newest AS size
        FROM preferences WHERE identity = ? WINDOW newest AS (ORDER BY rowid DESC)
      ) WHERE place > ? OR size > ?
    )`)
  return {
    readPreferences: (id, keys) =>
      keys.flatMap((key) => {
        const row = read.get(id, key)
        return row ? [{ key, value: JSON.parse(String(row.value)) as JsonValue }] : []
      }),
    writePreferences: (id, pairs) =>
      inOneStep(() => {
        for (const { key, value } of pairs) write.run(id, key, JSON.stringify(value))
        forget.run(id, mostKept.keys, mostKept.characters)
      }),
  }
}
