import type { DatabaseSync } from 'node:sqlite'

/** Runs work as one step for other processes too: either all of it is on disk or none. Within a step it joins that one. */
export type InOneStep = <Result>(work: () => Result) => Result

export function makeInOneStep(database: DatabaseSync): InOneStep {
  return (work) => {
    if (database.isTransaction) return work()
    database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      database.exec('COMMIT')
      return result
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
}

/**
 * Brings a table of an earlier layout up to date; its rows are there already, so the column must do without a value.
 * @param definition its name, its type, and a default when it is never null
 */
export function addColumn(
  database: DatabaseSync,
  inOneStep: InOneStep,
  table: string,
  definition: string,
): void {
  const name = definition.split(' ', 1)[0]
  inOneStep(() => {
    const columns = database.prepare(`PRAGMA table_info(${table})`).all()
    if (columns.some((column) => column.name === name)) return
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${definition}`)
  })
}
