import os from 'node:os'
import type { DatabaseSync } from 'node:sqlite'
import { addColumn, type InOneStep } from './steps.ts'

/** One administrative act, in words for the therapist. It never holds a password, a token or a link. */
export type Act = {
  /** Rises with every act. */
  id: number
  at: string
  who: string
  what: string
  /** Whether `who` is the account that ran a command on the site's machine, and not a person in a browser. */
  isAtMachine: boolean
  isRoutine: boolean
}

export type Acts = {
  /**
   * Writes down an act, in the step that does it.
   * @param person who did it in a browser; without one it was whoever runs this process.
   */
  record(what: string, person?: string): void
  /** The newest first; what the house does by itself only when asked for. */
  list(most: number, withRoutine?: boolean): Act[]
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

type Tools = { inOneStep: InOneStep; actor: Actor; now: () => number }

/** What was done to people, tokens and the site as a whole, in `identity.sqlite`: who, what, when. */
export function openActs(database: DatabaseSync, { inOneStep, actor, now }: Tools): Acts {
  database.exec(`
    CREATE TABLE IF NOT EXISTS acts (
      place INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
      routine INTEGER NOT NULL
    ) STRICT;
  `)
  addColumn(database, inOneStep, 'acts', 'at_machine INTEGER NOT NULL DEFAULT 1')
  const insert = database.prepare(
    'INSERT INTO acts (at, who, what, routine, at_machine) VALUES (?, ?, ?, ?, ?)',
  )
  // Routine goes first, so that no night's tokens push out what a person did.
  const forget = database.prepare(`
    DELETE FROM acts WHERE place IN (
      SELECT place FROM acts ORDER BY routine, place DESC LIMIT -1 OFFSET ${mostKept}
    )`)
  const newest = database.prepare(
    'SELECT * FROM acts WHERE routine <= ? ORDER BY place DESC LIMIT ?',
  )
  return {
    record(what, person) {
      const isRoutine = person === undefined && actor.isRoutine
      insert.run(now(), person ?? actor.name, what, isRoutine ? 1 : 0, person === undefined ? 1 : 0)
      forget.run()
    },
    list: (most, withRoutine = false) =>
      newest.all(withRoutine ? 1 : 0, most).map((row) => ({
        id: Number(row.place),
        at: new Date(Number(row.at)).toISOString(),
        who: String(row.who),
        what: String(row.what),
        isAtMachine: row.at_machine === 1,
        isRoutine: row.routine === 1,
      })),
  }
}
