import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Refusal } from '../processes.ts'

const longestSending = 6 * 60 * 60_000
const lastLetters = 300

/**
 * Hands a finished backup to the command of `BACKUP_COMMAND`, which finds it as `$BACKUP_FILE` in `$BACKUP_DIR`. The key
 * of the backups is kept from it.
 * @param longest milliseconds after which it is ended, with all that it started.
 * @throws {Refusal} with the end of what the command said when it fails.
 */
export async function sendBackup(
  command: string,
  file: string,
  environment: Record<string, string | undefined>,
  longest: number = longestSending,
): Promise<void> {
  const own: Record<string, string | undefined> = {
    ...environment,
    BACKUP_KEY: undefined,
    BACKUP_FILE: file,
    BACKUP_DIR: path.dirname(file),
  }
  const child = spawn('/bin/sh', ['-c', command], {
    env: { ...process.env, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what the shell started ends with it.
    detached: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-lastLetters)
    })
  }
  const killGroup = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  const timer = setTimeout(killGroup, longest)
  process.once('exit', killGroup)
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
    if (code === 0) return
    const how = code === null ? `was ended by ${signal}` : `ended with code ${code}`
    const words = said.trim().replace(/\s+/g, ' ')
    throw new Refusal(`BACKUP_COMMAND ${how}${words === '' ? '.' : `: ${words}`}`)
  } finally {
    clearTimeout(timer)
    process.removeListener('exit', killGroup)
  }
}
