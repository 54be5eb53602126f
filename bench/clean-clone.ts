import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { readSettings } from '#lib/env.ts'
import { Refusal, root, runCommand } from '../scripts/processes.ts'
import { atEnd, makeFolder } from './comparison/endings.ts'
import { chooseSettings, type Site } from './comparison/site.ts'
import { inSeconds } from './comparison/table.ts'

/**
 * Clones what is committed, starts it as a newcomer would, and starts it again until the end.
 * @returns the site that then runs, and how long the starts took, as rows of a table.
 */
export async function startCleanClone(): Promise<{
  site: Site
  starts: Array<[string, string]>
}> {
  const folder = makeFolder()
  const clone = path.join(folder, 'nightlight')
  const cloned = await runCommand('git', ['clone', '--quiet', root, clone], { output: 'inherit' })
  if (cloned.code !== 0) throw new Refusal('The repository could not be cloned.')
  mkdirSync(path.join(folder, 'home'))
  const settings = await chooseSettings(folder)
  const environment = { ...settings, HOME: path.join(folder, 'home') }
  console.log('Starting a clean clone, as a newcomer would. This takes some minutes …')
  const clean = await startAndTime(clone, environment)
  await clean.stop()
  const again = await startAndTime(clone, environment)
  const { siteUrl } = readSettings(settings)
  return {
    site: { siteUrl, folder: clone, environment: settings },
    starts: [
      ['`npm start` on a clean clone', inSeconds(clean.readyAfter)],
      ['… of which installing', inSeconds(clean.between('Installing', 'Building'))],
      ['… of which building', inSeconds(clean.between('Building', 'Starting the lake'))],
      ['`npm start` again', inSeconds(again.readyAfter)],
    ],
  }
}

type Start = {
  readyAfter: number
  /** Milliseconds between the first lines that begin with these words. */
  between(first: string, second: string): number
  stop(): Promise<void>
}

async function startAndTime(
  folder: string,
  environment: Record<string, string | undefined>,
): Promise<Start> {
  const started = performance.now()
  const child: ChildProcess = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...withoutOwnNode(), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    const gone = once(child, 'exit')
    // The whole group, as Ctrl+C in a terminal would.
    process.kill(-child.pid, 'SIGINT')
    await gone
  }
  atEnd(stop)
  const lines: Array<{ text: string; at: number }> = []
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) lines.push({ text: line, at: performance.now() })
      if (text.includes('Stop with Ctrl+C')) resolve()
    })
    child.once('exit', () => reject(new Error(lines.map((line) => line.text).join('\n'))))
  })
  await ready
  const readyAfter = performance.now() - started
  return {
    readyAfter,
    between(first, second) {
      const at = (words: string) =>
        lines.find((line) => line.text.startsWith(words))?.at ?? Number.NaN
      return at(second) - at(first)
    },
    stop,
  }
}

/** A newcomer's shell doesn't know this project's own Node. */
function withoutOwnNode(): NodeJS.ProcessEnv {
  const places = (process.env.PATH ?? '').split(path.delimiter)
  return {
    ...process.env,
    PATH: places.filter((place) => !place.includes('node_modules')).join(path.delimiter),
  }
}
