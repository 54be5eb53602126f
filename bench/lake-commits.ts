import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { openIdentities } from '#sanity/lake/auth/identities.ts'
import { openDataRoom } from '#sanity/lake/data-room.ts'
import { startLake } from '#sanity/lake/server.ts'
import { readLakeSettings } from '#sanity/lake/settings.ts'
import { openStore, type Store } from '#sanity/lake/store/open-store.ts'
import { openBareLoop } from './bare-loop.ts'
import { countWrites, documentOf } from './writers.ts'

/**
 * Durable commits a second: one by one, from eight writers together, over HTTP, and what a bare loop of `node:sqlite` makes of
 * the same disk. The loop puts the very rows on disk that the lake leaves there, in the lake's own tables and with its settings, eight
 * transactions to each group, every JSON text made anew; it checks, compares and remembers nothing. Rounds take turns, since
 * disks have moods.
 */
const writers = 8
const rounds = 3
const length = 1_500
const identity = { id: 'bench', name: 'Bench', role: 'editor', kind: 'robot' } as const

type Meter = { name: string; run(until: number): Promise<number>; close(): void | Promise<void> }

const folder = mkdtempSync(path.join(tmpdir(), 'lake-commits-'))
try {
  const meters = [measureBare(), measureOneByOne(), measureTogether(), await measureHttp()]
  const rates = meters.map(() => [] as number[])
  for (let round = 0; round < rounds; round++) {
    for (const [index, meter] of meters.entries()) {
      const started = performance.now()
      const count = await meter.run(started + length)
      rates[index]?.push(count / ((performance.now() - started) / 1000))
    }
  }
  for (const meter of meters) await meter.close()
  const [bare = 0, single = 0, together = 0, http = 0] = rates.map(median)
  const load = loadavg()[0]?.toFixed(1)
  console.log(`Node ${process.version}, ${availableParallelism()} cores, load ${load}\n`)
  console.log('| Durable commits a second, median of three rounds | |\n|---|---|')
  console.log(`| Lake, one by one | ${perSecond(single)} |`)
  console.log(`| Lake, ${writers} writers together | ${perSecond(together)} |`)
  console.log(`| … over one by one | ${(together / single).toFixed(1)} × |`)
  console.log(
    `| \`node:sqlite\` alone, the same rows, ${writers} commits a group | ${perSecond(bare)} |`,
  )
  console.log(`| Lake together over that | ${(together / bare).toFixed(2)} × |`)
  console.log(`| Lake, ${writers} writers over HTTP | ${perSecond(http)} |`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function measureBare(): Meter {
  const store = open('bare')
  // The second commit of a document leaves what every later one leaves: a change, with the effects both ways.
  for (const count of [1, 2]) {
    store.commit([{ createOrReplace: documentOf(0, count) }], { identity })
  }
  store.close()
  const loop = openBareLoop(path.join(folder, 'bare'))
  return {
    name: 'bare',
    async run(until) {
      let count = 0
      while (performance.now() < until) {
        loop.begin()
        for (let writer = 0; writer < writers; writer++) loop.write(documentOf(writer, count++))
        loop.commit()
      }
      return count
    },
    close: () => loop.close(),
  }
}

function measureOneByOne(): Meter {
  const store = open('single')
  return {
    name: 'one by one',
    async run(until) {
      let count = 0
      while (performance.now() < until) {
        const document = documentOf(count % writers, count++)
        store.commit([{ createOrReplace: document }], { identity })
      }
      return count
    },
    close: () => store.close(),
  }
}

function measureTogether(): Meter {
  const store = open('together')
  return {
    name: 'together',
    run: (until) =>
      countWrites(writers, until, async (document) => {
        await store.commitTogether([{ createOrReplace: document }], { identity })
      }),
    close: () => store.close(),
  }
}

/** The writers have a thread of their own, as callers have; here they would take their time from the lake's. */
async function measureHttp(): Promise<Meter> {
  const settings = readLakeSettings({ LAKE_PORT: '0', LAKE_DIR: path.join(folder, 'http') })
  const lake = await startLake(settings, openDataRoom)
  const identities = openIdentities(settings.folder)
  const token = identities.addToken('bench', 'editor', true)
  const address = `http://127.0.0.1:${lake.port}/v2025-02-19/data/mutate/${settings.dataset}`
  const callers = new Worker(new URL('./http-writers.ts', import.meta.url), {
    workerData: { address, token, writers },
  })
  return {
    name: 'http',
    async run(until) {
      callers.postMessage(until - performance.now())
      const [count] = await once(callers, 'message')
      return Number(count)
    },
    async close() {
      await callers.terminate()
      identities.close()
      await lake.close()
    },
  }
}

function open(name: string): Store {
  return openStore({
    folder: path.join(folder, name),
    projectId: 'nightlight',
    dataset: 'production',
    publicUrl: 'http://localhost:3000/lake',
  })
}

function median(values: number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
}

function perSecond(rate: number): string {
  return Math.round(rate).toLocaleString('en')
}
