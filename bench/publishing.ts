import type { SanityClient } from '@sanity/client'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { makeEditorClient } from '../scripts/editor-client.ts'
import { makeLakeToken } from '../scripts/house.ts'
import { ask, type Site } from './comparison/site.ts'
import { inMilliseconds, quantile } from './comparison/table.ts'
import { startInstances } from './instances.ts'

const publishes = 100

/**
 * How long after the publishing action is sent an anonymous visitor sees it, who asks every two milliseconds; and of three instances
 * on one lake, how long after the first of them the last one shows it.
 * @returns rows of a table.
 */
export async function measurePublishing(site: Site): Promise<Array<[string, string]>> {
  const settings = readSettings(site.environment)
  const token = await makeLakeToken('bench', 'editor', site.environment)
  const client = makeEditorClient(settings, token)
  const alone = await publishOften(client, [site.siteUrl])
  const three = [site.siteUrl, ...(await startInstances(site, 2))]
  const together = await publishOften(client, three)
  return [
    ...asRows(
      'Publish → visible',
      alone.map(([seen = 0]) => seen),
    ),
    ...asRows(
      'Of three instances, first → last to show it',
      together.map((seen) => Math.max(...seen) - Math.min(...seen)),
    ),
  ]
}

function asRows(what: string, durations: readonly number[]): Array<[string, string]> {
  const at = (share: number) => inMilliseconds(quantile(durations, share))
  return [
    [`${what}, median of ${durations.length}`, at(0.5)],
    ['… 95th percentile (goal: under 1,000 ms)', at(0.95)],
    ['… slowest', at(1)],
  ]
}

/** @returns for each publishing, the milliseconds until each of the origins showed it. */
async function publishOften(client: SanityClient, origins: readonly string[]): Promise<number[][]> {
  const rounds: number[][] = []
  // The first round renders a page for the first time; it is not counted.
  for (let round = 0; round <= publishes; round += 1) {
    const seen = await publish(client, origins, `Round ${round} of ${origins.length} lighthouses`)
    if (round > 0) rounds.push(seen)
  }
  return rounds
}

async function publish(
  client: SanityClient,
  origins: readonly string[],
  title: string,
): Promise<number[]> {
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
  const watch = async (origin: string) => {
    while (!(await (await ask(origin + routes.article('bench'))).text()).includes(title)) {
      await new Promise((resolve) => setTimeout(resolve, 2))
      if (performance.now() - started > 20_000) throw new Error(`${title} never became visible.`)
    }
    return performance.now() - started
  }
  return await Promise.all(origins.map(watch))
}
