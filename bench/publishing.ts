import type { SanityClient } from '@sanity/client'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { makeEditorClient } from '../scripts/editor-client.ts'
import { makeLakeToken } from '../scripts/house.ts'
import { ask, type Site } from './comparison/site.ts'
import { inMilliseconds, quantile } from './comparison/table.ts'

const publishes = 100

/**
 * How long after the publishing action is sent an anonymous visitor sees it, who asks every two milliseconds.
 * @returns rows of a table.
 */
export async function measurePublishing(site: Site): Promise<Array<[string, string]>> {
  const settings = readSettings(site.environment)
  const token = await makeLakeToken('bench', 'editor', site.environment)
  const client = makeEditorClient(settings, token)
  const address = `${site.siteUrl}${routes.article('bench')}`
  const durations: number[] = []
  // The first round renders a page for the first time; it is not counted.
  for (let round = 0; round <= publishes; round += 1) {
    const duration = await publish(client, address, `Round ${round} of the lighthouse`)
    if (round > 0) durations.push(duration)
  }
  return [
    [`Publish → visible, median of ${publishes}`, inMilliseconds(quantile(durations, 0.5))],
    [
      `Publish → visible, 95th percentile of ${publishes} (goal: under 1,000 ms)`,
      inMilliseconds(quantile(durations, 0.95)),
    ],
    [`Publish → visible, slowest of ${publishes}`, inMilliseconds(quantile(durations, 1))],
  ]
}

async function publish(client: SanityClient, address: string, title: string): Promise<number> {
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
  return performance.now() - started
}
