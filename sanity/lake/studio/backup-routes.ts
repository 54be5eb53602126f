import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Route } from '../types.ts'

/**
 * What whoever makes backups of this lake has written down in `backups.json` in the data folder: for those who edit, and
 * what went wrong, which may name folders and commands, for administrators alone.
 */
export function createBackupRoutes(folder: string): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/backups',
      access: 'editor',
      handler: async ({ identity }) => {
        const { problem, ...known } = await readKnown(folder)
        const isAdministrator = identity?.role === 'administrator'
        return {
          status: 200,
          body: { ...known, problem: isAdministrator ? (problem ?? null) : null },
        }
      },
    },
  ]
}

/** A file that is missing or damaged says nothing. */
async function readKnown(folder: string): Promise<Record<string, unknown>> {
  try {
    const known: unknown = JSON.parse(await readFile(path.join(folder, 'backups.json'), 'utf8'))
    return typeof known === 'object' && known !== null ? { ...known } : {}
  } catch {
    return {}
  }
}
