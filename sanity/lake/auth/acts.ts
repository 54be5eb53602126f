import os from 'node:os'
import type { DatabaseSync } from 'node:sqlite'

/** One change of people, tokens or sessions. It never holds a password or a token. */
export type Act = { at: string; who: string; what: string; isRoutine: boolean }

export type Acts = {
  /** Writes down an act, in the step that does it. */
  record(what: string): void
  /** The newest first. */
  list(most: number): Act[]
}

/** Who acts: a person at this machine, or a program of the house that makes itself a token for a moment. */
export type Actor = { name: string; isRoutine: boolean }

const mostKept = 10_000

/** Whoever runs a command at this machine, by the name of the account. */
export function readActor(environment: Record<string, string | undefined>): Actor {
  return { name: accountName(), isRoutine: environment.LAKE_ROUTINE === '1' }
}

function accountName(): string {
  try {
    return os.userInfo().username
  } catch {
    return 'unknown'
  }
}

/** What was done to people and tokens, in `identity.sqlite`: who, what, when. */
export function openActs(database: DatabaseSync, actor: Actor, now: () => number): Acts {
  database.exec(`
    CREATE TABLE IF NOT EXISTS acts (
      place INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
      routine INTEGER NOT NULL
    ) STRICT;
  `)
  const insert = database.prepare('INSERT INTO acts (at, who, what, routine) VALUES (?, ?, ?, ?)')
  // Routine goes first, so that no night's tokens push out what a person did.
  const forget = database.prepare(`
    DELETE FROM acts WHERE place IN (
      SELECT place FROM acts ORDER BY routine, place DESC LIMIT -1 OFFSET ${mostKept}
    )`)
  const newest = database.prepare('SELECT * FROM acts ORDER BY place DESC LIMIT ?')
  return {
    record(what) {
      insert.run(now(), actor.name, what, actor.isRoutine ? 1 : 0)
      forget.run()
    },
    list: (most) =>
      newest.all(most).map((row) => ({
        at: new Date(Number(row.at)).toISOString(),
        who: String(row.who),
        what: String(row.what),
        isRoutine: row.routine === 1,
      })),
  }
}
