import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { makeLakeToken } from '../scripts/house.ts'
import { findFreePort, root, runCommand, runScript } from '../scripts/processes.ts'

const publishes = 30

/** `npm run bench`: the first figures, from a clone of what is committed, as a table in Markdown. */
await runScript(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nightlight-bench-'))
  const clone = path.join(folder, 'nightlight')
  try {
    await runCommand('git', ['clone', '--quiet', root, clone], { output: 'inherit' })
    mkdirSync(path.join(folder, 'home'))
    const environment = {
      HOME: path.join(folder, 'home'),
      PORT: String(await findFreePort()),
      LAKE_PORT: String(await findFreePort()),
      LAKE_DIR: path.join(folder, 'data'),
    }
    const clean = await startAndTime(clone, environment)
    await clean.stop()
    const again = await startAndTime(clone, environment)
    const figures: Array<[string, string]> = [
      ['`npm start` on a clean clone', seconds(clean.readyAfter)],
      ['… of which installing', seconds(clean.between('Installing', 'Building'))],
      ['… of which building', seconds(clean.between('Building', 'Starting the lake'))],
      ['`npm start` again', seconds(again.readyAfter)],
    ]
    try {
      figures.push(...(await measurePages(environment)))
      figures.push(...(await measurePublishing(environment)))
    } finally {
      await again.stop()
    }
    console.log(`\nNode ${process.version}, ${cpus().length} cores\n`)
    console.log('| What | Measured |\n|---|---|')
    for (const [what, measured] of figures) console.log(`| ${what} | ${measured} |`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

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
    async stop() {
      const gone = once(child, 'exit')
      // The whole group, as Ctrl+C in a terminal would.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
      await gone
    },
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

async function measurePages(
  environment: Record<string, string | undefined>,
): Promise<Array<[string, string]>> {
  const { siteUrl } = readSettings(environment)
  const feed = await (await ask(`${siteUrl}${routes.feed()}`)).text()
  const article = /<item>[\s\S]*?<link>([^<]+)<\/link>/.exec(feed)?.[1] ?? siteUrl
  const html = await (await ask(article)).text()
  const sizes = await Promise.all(
    ['identity', 'gzip', 'br'].map((encoding) => countBytes(article, encoding)),
  )
  const scripts = [...html.matchAll(/<script(?![^>]*application\/ld\+json)/gi)].length
  return [
    ['Article page: HTML', `${sizes[0]} bytes`],
    ['Article page: HTML with gzip', `${sizes[1]} bytes`],
    ['Article page: HTML with brotli', `${sizes[2]} bytes`],
    ['Article page: scripts', String(scripts)],
  ]
}

/** Counts the body as it travels: `fetch` would unpack it. */
async function countBytes(address: string, encoding: string): Promise<number> {
  const asked = get(address, { headers: { 'accept-encoding': encoding }, timeout: 30_000 })
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  let bytes = 0
  for await (const chunk of answer) bytes += (chunk as Buffer).length
  return bytes
}

async function measurePublishing(
  environment: Record<string, string | undefined>,
): Promise<Array<[string, string]>> {
  const settings = readSettings(environment)
  const client: SanityClient = createClient({
    projectId: settings.sanity.projectId,
    dataset: settings.sanity.dataset,
    apiVersion: '2025-02-19',
    apiHost: settings.sanity.apiHost ?? '',
    useProjectHostname: false,
    useCdn: false,
    token: await makeLakeToken('bench', 'editor', environment),
  })
  const address = `${settings.siteUrl}${routes.article('bench')}`
  const durations: number[] = []
  for (let round = 0; round <= publishes; round += 1) {
    const title = `Round ${round} of the lighthouse`
    await client.createOrReplace({
      _id: 'drafts.bench',
      _type: 'article',
      title,
      slug: { _type: 'slug', current: 'bench' },
      publishedAt: '2026-01-05T18:00:00.000Z',
      body: [],
    })
    const started = performance.now()
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.bench',
      publishedId: 'bench',
    })
    while (!(await (await ask(address)).text()).includes(title)) {
      await new Promise((resolve) => setTimeout(resolve, 2))
      if (performance.now() - started > 20_000) throw new Error(`${title} never became visible.`)
    }
    // The first round renders a page for the first time; it is counted apart.
    if (round > 0) durations.push(performance.now() - started)
  }
  durations.sort((a, b) => a - b)
  const at = (share: number) => durations[Math.ceil(share * durations.length) - 1] ?? Number.NaN
  return [
    [`Publish → visible, median of ${publishes}`, `${at(0.5).toFixed(0)} ms`],
    [`Publish → visible, 95th percentile of ${publishes}`, `${at(0.95).toFixed(0)} ms`],
  ]
}

async function ask(address: string): Promise<Response> {
  return await fetch(address, { signal: AbortSignal.timeout(30_000) })
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
