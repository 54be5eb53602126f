import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { evaluate, parse } from 'groq-js'
import { runQuery } from '#sanity/lake/query/run-query.ts'
import { openStore, type Store } from '#sanity/lake/store/open-store.ts'
import type { LakeDocument } from '#sanity/lake/types.ts'

/**
 * Queries beside the plain evaluator over the same documents, the start of the store, and its memory.
 *     node --expose-gc bench/lake-queries.ts [documents …]
 */
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000]
const live =
  '_type == "article" && ($drafts || !defined(publishedAt) || dateTime(publishedAt) <= dateTime($now))'
const fields =
  '_id, title, "slug": slug.current, topics[]->{title, "slug": slug.current}, body[]{..., children[]{text}}'
const next =
  '*[_type == "article" && dateTime(publishedAt) > dateTime($now)] | order(publishedAt asc)[0].publishedAt'
const bySlug = `{"article": *[${live} && (slug.current == $slug || ($drafts && _id == $slug))][0]{${fields}}, "next": ${next}}`
const list = `{"articles": *[${live}] | order(coalesce(publishedAt, select($drafts => $now, _createdAt)) desc, _id asc)[$start...$end]{${fields}},
  "total": count(*[${live}]), "next": ${next}}`

const collect = globalThis.gc ?? (() => undefined)
console.log(`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}\n`)
console.log(
  '| Documents | JSON | Article by slug | plain | List of 10 | plain | Start | Memory, × JSON |',
)
console.log('|---|---|---|---|---|---|---|---|')
for (const size of sizes) await measure(size)

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lake-queries-'))
  try {
    const bytes = fill(folder, size)
    collect()
    const before = process.memoryUsage()
    const started = performance.now()
    const store = openStore({
      folder,
      projectId: 'bench',
      dataset: 'production',
      publicUrl: 'http://localhost',
    })
    const start = performance.now() - started
    for (const ask of [askSlug, askList]) ask(store, size, 0)
    collect()
    const after = process.memoryUsage()
    const used = after.heapUsed + after.external - before.heapUsed - before.external
    const repeats = 200
    const slug = median(repeats, (turn) => askSlug(store, size, turn))
    const page = median(repeats, (turn) => askList(store, size, turn))
    const dataset = [...store.documents.all()]
    const plainRepeats = size > 50_000 ? 1 : 3
    const plainSlug = await medianOfPlain(dataset, plainRepeats, bySlug, (turn) =>
      slugParams(size, turn),
    )
    const plainList = await medianOfPlain(dataset, plainRepeats, list, listParams)
    console.log(
      `| ${size} | ${megabytes(bytes)} | ${milliseconds(slug)} | ${milliseconds(plainSlug)} | ${milliseconds(page)} | ${milliseconds(plainList)} | ${milliseconds(start)} | ${megabytes(used)}, ${(used / bytes).toFixed(1)} |`,
    )
    store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes the documents as the store keeps them, and gives the length of their JSON in bytes. */
function fill(folder: string, size: number): number {
  const options = {
    folder,
    projectId: 'bench',
    dataset: 'production',
    publicUrl: 'http://localhost',
  }
  openStore(options).close()
  const database = new DatabaseSync(path.join(folder, 'lake.sqlite'))
  const store = database.prepare('INSERT INTO documents VALUES (?, ?)')
  let bytes = 0
  database.exec('BEGIN')
  for (let number = 0; number < size; number++) {
    const text = JSON.stringify(number % 10 === 0 ? topic(number) : article(number))
    bytes += Buffer.byteLength(text)
    store.run(number % 10 === 0 ? `topic-${number}` : `article-${number}`, text)
  }
  database.exec('COMMIT')
  database.close()
  return bytes
}

function topic(number: number): LakeDocument {
  return {
    ...system(`topic-${number}`, 'topic', number),
    title: `Topic ${number}`,
    slug: { _type: 'slug', current: `topic-${number}` },
  }
}

/** One in a hundred waits for its moment; the paragraphs are about as many as a short article has. */
function article(number: number): LakeDocument {
  const year = number % 100 === 7 ? 2030 : 2020 + (number % 5)
  const day = String(1 + (number % 28)).padStart(2, '0')
  return {
    ...system(`article-${number}`, 'article', number),
    title: `What helps on night ${number}`,
    slug: { _type: 'slug', current: `night-${number}` },
    publishedAt: `${year}-05-${day}T08:${String(number % 60).padStart(2, '0')}:00.000Z`,
    topics: [{ _type: 'reference', _key: 't', _ref: `topic-${number - (number % 10)}` }],
    body: Array.from({ length: 6 }, (_, place) => ({
      _type: 'block',
      _key: `block${place}`,
      style: 'normal',
      markDefs: [],
      children: [
        {
          _type: 'span',
          _key: `span${place}`,
          marks: [],
          text: `${number} ${'The night is long and quiet. '.repeat(6)}`,
        },
      ],
    })),
  }
}

function system(_id: string, _type: string, number: number) {
  const moment = new Date(Date.UTC(2024, 0, 1) + number * 60_000).toISOString()
  return { _id, _type, _rev: `revision-${number}`, _createdAt: moment, _updatedAt: moment }
}

// Every question is a new one, so that nothing comes from the kept results.
function slugParams(size: number, turn: number) {
  const number = 1 + ((turn * 7919) % (size - 2))
  return {
    drafts: false,
    slug: `night-${number % 10 === 0 ? number + 1 : number}`,
    now: nowAt(turn),
  }
}

function listParams(turn: number) {
  return { drafts: false, start: (turn % 5) * 10, end: (turn % 5) * 10 + 10, now: nowAt(turn) }
}

function nowAt(turn: number): string {
  return new Date(Date.UTC(2026, 0, 1) + turn).toISOString()
}

function ask(store: Store, query: string, params: Record<string, unknown>): unknown {
  return runQuery(store.documents, { query, params, perspective: ['published'], identity: 'bench' })
    .result
}

function askSlug(store: Store, size: number, turn: number): unknown {
  return ask(store, bySlug, slugParams(size, turn))
}

function askList(store: Store, _: number, turn: number): unknown {
  return ask(store, list, listParams(turn))
}

function median(repeats: number, work: (turn: number) => unknown): number {
  const times: number[] = []
  for (let turn = 0; turn < repeats; turn++) {
    const started = performance.now()
    JSON.stringify(work(turn))
    times.push(performance.now() - started)
  }
  return middle(times)
}

async function medianOfPlain(
  dataset: LakeDocument[],
  repeats: number,
  query: string,
  paramsAt: (turn: number) => Record<string, unknown>,
): Promise<number> {
  const byId = new Map(dataset.map((document) => [document._id, document]))
  const times: number[] = []
  for (let turn = 0; turn < repeats; turn++) {
    const params = paramsAt(turn)
    const started = performance.now()
    const value = await evaluate(parse(query, { params }), {
      dataset,
      params,
      dereference: ({ _ref }) => byId.get(_ref),
    })
    JSON.stringify(await value.get())
    times.push(performance.now() - started)
  }
  return middle(times)
}

function middle(times: number[]): number {
  return times.sort((one, other) => one - other)[times.length >> 1] ?? Number.NaN
}

function milliseconds(value: number): string {
  return value < 100 ? `${value.toFixed(2)} ms` : `${Math.round(value)} ms`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
