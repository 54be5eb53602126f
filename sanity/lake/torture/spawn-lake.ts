import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openIdentities } from '../auth/identities.ts'

/** A lake in a process of its own, on an empty folder. */
export type SpawnedLake = {
  url: string
  port: number
  token: string
  /** Asks it to stop. @returns its exit code and how many milliseconds it took. */
  stop(): Promise<{ code: number | null; milliseconds: number }>
}

/** Starts `npm run lake` as a person would; what it prints as an error is printed here. */
export async function spawnLake(): Promise<SpawnedLake> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lake-torture-'))
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../main.ts')], {
    env: { ...process.env, LAKE_PORT: '0', LAKE_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const first = await Promise.race([once(child, 'message'), ended])
  if (!Array.isArray(first)) throw new Error('The lake did not start')
  const { port } = first[0] as { port: number }
  const identities = openIdentities(folder)
  const token = identities.addToken('torture', 'editor', true)
  identities.close()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    token,
    async stop() {
      const started = performance.now()
      child.kill('SIGTERM')
      const code = await ended
      rmSync(folder, { recursive: true, force: true })
      return { code, milliseconds: performance.now() - started }
    },
  }
}
