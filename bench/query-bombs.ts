import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { openIdentities } from '#sanity/lake/auth/identities.ts'
import { openDataRoom } from '#sanity/lake/data-room.ts'
import { startLake } from '#sanity/lake/server.ts'
import { readLakeSettings } from '#sanity/lake/settings.ts'

/**
 * How long an honest client waits for short queries, alone and beside callers who send queries that never end; over HTTP.
 *     node bench/query-bombs.ts [documents] [callers] [seconds]
 */
const [documents = 2000, callers = 4, seconds = 15] = process.argv.slice(2).map(Number)
const numbers = `[${Array.from({ length: 100 }, (_, n) => `{"n":${n}}`).join()}]`
const bombs = [
  `count(${numbers}[count(${numbers}[count(${numbers}[count(${numbers}[n > ^.^.n]) > ^.n]) > ^.n]) > n])`,
  'count(*{"alike": count(*[title == ^.title && body match "*e*e*e*"])})',
  `{"p": "${'a*'.repeat(20)}b"}{"x": "${'a'.repeat(60)}" match p}`,
  `{"a": [1, 2, 3]}${'{"a": [...a, ...a]}'.repeat(40)}{"n": count(a)}`,
  `{"a": "xxxxxxxxxx"}${'{"a": a + a}'.repeat(24)}{"n": count(string::split(a, "x"))}`,
  `[${'1+'.repeat(40_000)}1]`,
]

const folder = mkdtempSync(path.join(tmpdir(), 'query-bombs-'))
const identities = openIdentities(folder)
const token = identities.addToken('bench', 'editor', false)
const lake = await startLake(readLakeSettings({ LAKE_PORT: '0', LAKE_DIR: folder }), openDataRoom)
const base = `http://127.0.0.1:${lake.port}/v2025-02-19/data`
try {
  await fill()
  await honest(1)
  const idle = await honest(seconds)
  const stop = new AbortController()
  const told: Record<string, number> = {}
  const sending = Array.from({ length: callers }, (_, caller) =>
    sendBombs(caller, told, stop.signal),
  )
  const beside = await honest(seconds)
  stop.abort()
  await Promise.all(sending)
  console.log(
    `Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; ${documents} documents, ${callers} callers with bombs\n`,
  )
  console.log('| Short queries | Number | p50 | p99 | Longest |\n|---|---|---|---|---|')
  console.log(row('alone', idle))
  console.log(row('beside bombs', beside))
  console.log(
    `\nBeside ÷ alone: p50 ${ratio(beside, idle, 0.5)}, p99 ${ratio(beside, idle, 0.99)}. Bombs were answered: ${JSON.stringify(told)}`,
  )
} finally {
  await lake.close()
  identities.close()
  rmSync(folder, { recursive: true, force: true })
}

async function fill(): Promise<void> {
  for (let first = 0; first < documents; first += 500) {
    const mutations = Array.from({ length: Math.min(500, documents - first) }, (_, place) => ({
      create: {
        _id: `article-${first + place}`,
        _type: 'article',
        title: `What helps on night ${first + place}`,
        slug: { current: `night-${first + place}` },
        body: 'The night is long and quiet. '.repeat(30),
      },
    }))
    await call('mutate/production', { mutations })
  }
}

/** Milliseconds of each query of one client that asks one after the other; every question is new. */
async function honest(forSeconds: number): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + forSeconds * 1000
  for (let turn = 0; performance.now() < end; turn++) {
    const started = performance.now()
    const query = '*[_type == "article" && slug.current == $slug][0]{title, "turn": $turn}'
    const params = { slug: `night-${(turn * 7919) % documents}`, turn: performance.now() }
    const status = await call('query/production', { query, params })
    if (status !== 200) throw new Error(`An honest query was answered with ${status}`)
    times.push(performance.now() - started)
  }
  return times.sort((left, right) => left - right)
}

/** Half of the bombs are new each time, so that nothing can be known about them. */
async function sendBombs(
  caller: number,
  told: Record<string, number>,
  signal: AbortSignal,
): Promise<void> {
  for (let turn = caller; !signal.aborted; turn++) {
    const bomb = bombs[turn % bombs.length] ?? ''
    const query = turn % 2 === 0 ? bomb : `${bomb} // ${performance.now()}\n`
    const status = await call('query/production', { query, params: {} })
    told[status] = (told[status] ?? 0) + 1
  }
}

async function call(where: string, body: object): Promise<number> {
  const answer = await fetch(`${base}/${where}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  })
  await answer.arrayBuffer()
  return answer.status
}

function at(times: number[], share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
}

function row(name: string, times: number[]): string {
  const [half, most, longest] = [at(times, 0.5), at(times, 0.99), at(times, 1)]
  return `| ${name} | ${times.length} | ${half.toFixed(2)} ms | ${most.toFixed(2)} ms | ${longest.toFixed(1)} ms |`
}

function ratio(beside: number[], idle: number[], share: number): string {
  return (at(beside, share) / at(idle, share)).toFixed(2)
}
