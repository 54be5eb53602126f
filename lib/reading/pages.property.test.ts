import type { LiveEvent } from '@sanity/client'
import fc from 'fast-check'
import { Freshness } from './freshness.ts'
import { followLiveEvents } from './live-events.ts'
import { noCopies } from './page-copies.ts'
import { type Outcome, Pages } from './pages.ts'
import { collectReads, noteRead } from './record.ts'

/*
 * Whatever is edited, in whatever order events and visits come: what a visitor gets is no older than what the lake has told
 * of by then, and once all is quiet it is what a fresh render gives. For many more runs than a test has time for:
 *   PROPERTY_RUNS=20000 npm run unit -- lib/reading/pages.property
 */
const runs = Number(process.env.PROPERTY_RUNS ?? 300)

/** Which documents each page shows. */
const site: Record<string, readonly number[]> = {
  '/': [0, 1, 2],
  '/blog': [1, 2, 3],
  '/blog/one': [1],
  '/about': [0],
  '/empty': [],
}
const paths = Object.keys(site)
const documents = 4

/** Lets so much else happen first. */
async function pause(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Within a render, and from an edit to its event. */
const turns = fc.nat(4)
/** Within a render, or past the end of it. */
const rest = fc.oneof(fc.nat(6), fc.nat(60))
const visit = fc.record({ kind: fc.constant('visit' as const), path: fc.constantFrom(...paths) })
const edit = fc.record({
  kind: fc.constant('edit' as const),
  document: fc.nat(documents - 1),
  turns,
})
const step = fc.oneof(
  { weight: 3, arbitrary: visit },
  { weight: 3, arbitrary: edit },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pause' as const), turns: rest }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), turns }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** A lake that counts the edits of each document and tells of them a little later, and a Next that shows the counts. */
function makeSite(pauses: readonly number[]) {
  const versions = Array.from({ length: documents }, () => 0)
  const told = [...versions]
  let number = 0
  const nextPause = () => pauses[number++ % pauses.length] ?? 0
  const freshness = new Freshness()
  let emit = (_event: LiveEvent) => {}
  const following = followLiveEvents(
    () => ({
      subscribe(observer) {
        emit = (event) => observer.next(event)
        return { unsubscribe() {} }
      },
    }),
    freshness,
  )
  const arrive = () => {
    told.splice(0, documents, ...versions)
    emit({ type: 'restart', id: '1' })
  }
  const show = (path: string) =>
    `<p>${(site[path] ?? []).map((shown) => versions[shown]).join(' ')}</p>`
  const pages = new Pages({
    render: (path) =>
      collectReads(async () => {
        await pause(nextPause())
        let text = ''
        for (const shown of site[path] ?? []) {
          // A query is answered at one moment and arrives at a later one, as its tags do.
          const version = versions[shown]
          await pause(nextPause())
          noteRead({ tags: [`s1:${shown}`] })
          text += `${text && ' '}${version}`
          await pause(nextPause())
        }
        return {
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: Buffer.from(`<p>${text}</p>`),
        }
      }),
    freshness,
    copies: noCopies,
    sheets: { read: () => undefined },
  })
  arrive()
  return {
    pages,
    told,
    show,
    async edit(document: number, later: number) {
      const version = (versions[document] ?? 0) + 1
      versions[document] = version
      await pause(later)
      told[document] = Math.max(told[document] ?? 0, version)
      emit({ type: 'message', id: '2', tags: [`s1:${document}`] })
    },
    async lose(later: number) {
      await pause(later)
      arrive()
    },
    stop() {
      following.stop()
      pages.stop()
    },
  }
}

function textOf(outcome: Outcome): string {
  return outcome.kind === 'page' ? outcome.page.variants.identity.body.toString() : outcome.kind
}

function versionsIn(text: string): number[] {
  return [...text.matchAll(/\d+/g)].map(Number)
}

async function live(steps: readonly Step[], pauses: readonly number[]): Promise<void> {
  const living = makeSite(pauses)
  const visits: Promise<void>[] = []
  const events: Promise<void>[] = []
  try {
    for (const now of steps) {
      if (now.kind === 'pause') await pause(now.turns)
      else if (now.kind === 'edit') events.push(living.edit(now.document, now.turns))
      else if (now.kind === 'lose') events.push(living.lose(now.turns))
      else {
        const least = (site[now.path] ?? []).map((shown) => living.told[shown] ?? 0)
        visits.push(
          living.pages.get(now.path).then((outcome) => {
            const got = versionsIn(textOf(outcome))
            expect(got).toHaveLength(least.length)
            for (const [index, version] of got.entries()) {
              expect(version).toBeGreaterThanOrEqual(least[index] ?? 0)
            }
          }),
        )
      }
    }
    await Promise.all([...visits, ...events])
    for (const path of paths) {
      expect(textOf(await living.pages.get(path))).toBe(living.show(path))
    }
  } finally {
    await Promise.allSettled([...visits, ...events])
    living.stop()
  }
}

describe('Pages, whatever happens', () => {
  it('give what a fresh render gives, as soon as the lake has told of a change', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.array(turns, { minLength: 1, maxLength: 12 }),
        live,
      ),
      { numRuns: runs },
    )
  }, 600_000)
})
