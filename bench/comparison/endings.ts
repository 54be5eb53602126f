import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const endings: Array<() => unknown> = []

/** Notes what has to be ended or removed when all is measured, or when somebody presses Ctrl+C before. */
export function atEnd(ending: () => unknown): void {
  endings.push(ending)
}

/** Does what was noted, the last first. */
async function endAll(): Promise<void> {
  for (let ending = endings.pop(); ending; ending = endings.pop()) await ending()
}

/** @returns a new folder, which is removed at the end. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'nightlight-bench-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Does the work and then what was noted on the way, however the work ends. */
export async function withEndings(work: () => Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void endAll().finally(() => process.exit(130)))
  }
  try {
    await work()
  } finally {
    await endAll()
  }
}
