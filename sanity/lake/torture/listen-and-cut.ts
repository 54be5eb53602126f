import { isDeepStrictEqual } from 'node:util'
import type { TestLake } from '../test-lake.ts'
import type { JsonValue, LakeDocument, Mutation } from '../types.ts'
import { type Line, openOverHttp, openOverSocket } from './event-lines.ts'
import { EventReplica, type HeardEvent } from './event-replica.ts'
import { createRandom } from './options.ts'

export type ListeningOptions = { mutations: number; listeners: number; cuts: number; seed: number }

/** What happened; `faults` holds one sentence for each broken promise. */
export type ListeningReport = {
  resumed: number
  reset: number
  events: number
  documents: number
  faults: string[]
}

const version = '/v2025-02-19'
const writers = 4
/** Transactions that a listener that was cut stays away: mostly few, sometimes more than the lake goes back. */
const shortAbsence = 20
const longAbsence = 2_500

/**
 * Writes transactions while listeners, by turns over HTTP and over the socket, are cut at random and come back; at the
 * end each has to know what the store holds, from effects alone.
 */
export async function listenAndCut(
  lake: TestLake,
  { mutations, listeners, cuts, seed }: ListeningOptions,
): Promise<ListeningReport> {
  const random = createRandom(seed)
  const headers = { authorization: `Bearer ${lake.token('editor')}` }
  await write(lake, headers, [{ create: { _id: 'clock', _type: 'clock', n: 0 } }])
  const audience = Array.from(
    { length: listeners },
    (_, place) => new Listener(place % 2 === 0 ? openOverHttp : openOverSocket, lake.url, headers),
  )
  await Promise.all(audience.map((listener) => listener.until(0)))
  let written = 0
  const absent = new Map<Listener, number>()
  const afterEach = () => {
    for (const [listener, back] of absent) {
      if (back > written) continue
      absent.delete(listener)
      // One in ten comes back with an event that the lake never had, and has to start over.
      listener.open(random() < 0.1 ? 'lost#nothing' : listener.replica.resumeFrom)
    }
    if (random() >= cuts / mutations) return
    const listener = audience[Math.floor(random() * audience.length)]
    if (!listener || absent.has(listener)) return
    listener.cut()
    absent.set(listener, written + 1 + random() * (random() < 0.05 ? longAbsence : shortAbsence))
  }
  const work = async () => {
    while (written < mutations) {
      written++
      await write(lake, headers, randomTransaction(random))
      afterEach()
    }
  }
  await Promise.all(Array.from({ length: writers }, work))
  for (const listener of absent.keys()) listener.open(listener.replica.resumeFrom)
  await Promise.all(audience.map((listener) => listener.until(mutations)))
  const stored = await fetchAll(lake.url, headers)
  for (const listener of audience) listener.close()
  const differing = audience.filter(
    ({ replica }) =>
      !isDeepStrictEqual(replica.documents, new Map(stored.map((each) => [each._id, each]))),
  )
  return {
    resumed: sum(audience, ({ resumed }) => resumed),
    reset: sum(audience, ({ reset }) => reset),
    events: sum(audience, ({ events }) => events),
    documents: stored.length,
    faults: [
      ...audience.flatMap(({ replica }) => replica.faults),
      ...differing.map(() => 'A listener ended with other documents than the store'),
    ],
  }
}

class Listener {
  readonly replica = new EventReplica()
  resumed = 0
  reset = 0
  events = 0
  readonly #openLine: typeof openOverHttp
  readonly #url: string
  readonly #headers: Record<string, string>
  #line: Line | undefined
  #reached: { time: number; tell: () => void } | undefined

  constructor(openLine: typeof openOverHttp, url: string, headers: Record<string, string>) {
    this.#openLine = openLine
    this.#url = url
    this.#headers = headers
    this.open(undefined)
  }

  open(lastEventId: string | undefined): void {
    const options = 'includeAllVersions=true&effectFormat=mendoza&enableResume=true'
    const line = this.#openLine({
      url: this.#url,
      path: `${version}/data/listen/production?query=*&${options}`,
      headers: { ...this.#headers, ...(lastEventId && { 'last-event-id': lastEventId }) },
      onEvent: (event) => line === this.#line && this.#hear(event),
      onEnd: () => line === this.#line && this.open(this.replica.resumeFrom),
    })
    this.#line = line
  }

  cut(): void {
    const line = this.#line
    this.#line = undefined
    line?.cut()
  }

  close(): void {
    this.cut()
  }

  /** Resolves once the replica has heard the transaction of that number. */
  until(time: number): Promise<void> {
    return new Promise((tell) => {
      this.#reached = { time, tell }
      this.#check()
    })
  }

  #hear(event: HeardEvent): void {
    if (event.event === 'mutation') {
      this.events++
      this.replica.hear(event)
    } else if (event.event === 'welcomeback') this.resumed++
    else if (event.event === 'welcome' || event.event === 'reset') {
      if (event.event === 'reset') this.reset++
      this.replica.forget()
      const line = this.#line
      void fetchAll(this.#url, this.#headers).then((documents) => {
        // Cut while it fetched, it would apply what it hears next to documents of the wrong moment.
        if (line === this.#line) this.replica.fetched(documents)
        this.#check()
      })
    } else this.replica.faults.push(`Heard ${event.event}: ${JSON.stringify(event.data)}`)
    this.#check()
  }

  #check(): void {
    if (this.#reached && this.replica.time >= this.#reached.time) this.#reached.tell()
  }
}

function randomTransaction(random: () => number): Mutation[] {
  const changes = Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomMutation(random))
  changes.splice(Math.floor(random() * (changes.length + 1)), 0, [
    { patch: { id: 'clock', inc: { n: 1 } } },
  ])
  return changes.flat()
}

function randomMutation(random: () => number): Mutation[] {
  const number = Math.floor(random() * 40)
  const id = `${random() < 0.3 ? 'drafts.' : ''}note-${number}`
  const note: { [field: string]: JsonValue } = { _id: id, _type: 'note', words: [], body: 'Night' }
  const text = 'abcdefghij'.slice(Math.floor(random() * 10))
  const choice = random()
  if (choice < 0.1) return [{ delete: { id } }]
  if (choice < 0.2) return [{ createOrReplace: { ...note, body: `${text} 🌙 `.repeat(9) } }]
  const patch: { [field: string]: JsonValue } =
    choice < 0.5
      ? { insert: { after: 'words[-1]', items: [{ _key: text, text, n: number }] } }
      : choice < 0.6
        ? { unset: ['words[0:2]'] }
        : choice < 0.8
          ? { set: { body: `A quiet ${text} night, and naïve ${text}` } }
          : { setIfMissing: { n: 0 }, inc: { n: 1 }, set: { 'words[0].text': text } }
  return [{ createIfNotExists: note }, { patch: { id, ...patch } }]
}

async function write(
  lake: TestLake,
  headers: Record<string, string>,
  mutations: Mutation[],
): Promise<void> {
  const answer = await fetch(`${lake.url}${version}/data/mutate/production`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ mutations }),
    signal: AbortSignal.timeout(60_000),
  })
  if (!answer.ok) throw new Error(`The lake refused a transaction: ${await answer.text()}`)
  await answer.arrayBuffer()
}

async function fetchAll(url: string, headers: Record<string, string>): Promise<LakeDocument[]> {
  const answer = await fetch(`${url}${version}/data/query/production?query=*&perspective=raw`, {
    headers,
    signal: AbortSignal.timeout(60_000),
  })
  return (JSON.parse(await answer.text()) as { result: LakeDocument[] }).result
}

function sum<T>(all: T[], count: (each: T) => number): number {
  return all.reduce((total, each) => total + count(each), 0)
}
