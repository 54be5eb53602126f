import { cache } from 'react'
import { z } from 'zod'
import { readSettings } from '#lib/env.ts'
import type { ChangedField, VersionFacts } from '#lib/preview/facts.ts'
import { routes } from '#lib/routes.ts'
import { compareVersions, linkedIds, type Version } from '../versions/compare-versions.ts'
import { askRaw } from './ask-raw.ts'
import { createReadingClient } from './client.ts'
import { whoReads } from './who-reads.ts'

const version = z.looseObject({ _id: z.string(), _type: z.string() })
const versions = z.array(version).catch([])
const named = z.array(z.object({ _id: z.string(), name: z.string() })).catch([])

/** How long the bar waits for who made the last change, in milliseconds: a page is there without it too. */
const patience = 3_000

/**
 * What staff are told about the version of a document that they see; `undefined` for everyone else.
 * @param id of the published document.
 * @throws {ContentUnavailable} when the lake can't be asked.
 */
export const getVersionFacts = cache(
  async (type: string, id: string): Promise<VersionFacts | undefined> => {
    const as = await whoReads()
    if (as.kind !== 'staff') return undefined
    const found = versions.parse(
      await askRaw(
        '*[_type == $type && _id in [$id, "drafts." + $id]]',
        { type, id },
        'preview-versions',
      ),
    ) as Version[]
    const live = found.find(({ _id }) => _id === id)
    const draft = as.asOf === undefined ? found.find(({ _id }) => _id !== id) : undefined
    const seen = draft ?? live
    const [changedBy, changes] = await Promise.all([
      seen && findAuthor(seen._id),
      live && draft ? compareNamed(live, draft) : [],
    ])
    return {
      version: nameVersion(live, draft, as.asOf !== undefined),
      goesLive: ahead(live?.publishedAt),
      changedAt: typeof seen?._updatedAt === 'string' ? seen._updatedAt : undefined,
      changedBy,
      changes,
      editPath: `${routes.studio()}/intent/edit/id=${id};type=${type}`,
    }
  },
)

function nameVersion(
  live: Version | undefined,
  draft: Version | undefined,
  isLiveOnly: boolean,
): VersionFacts['version'] {
  if (draft) return live ? 'changed' : 'new'
  if (!live) return isLiveOnly ? 'unpublished' : 'missing'
  return ahead(live.publishedAt) === undefined ? 'live' : 'waiting'
}

function ahead(moment: unknown): string | undefined {
  return typeof moment === 'string' && Date.parse(moment) > Date.now() ? moment : undefined
}

async function compareNamed(live: Version, draft: Version): Promise<ChangedField[]> {
  return compareVersions(live, draft, await nameLinked([live, draft]))
}

async function nameLinked(both: Version[]): Promise<Map<string, string>> {
  const ids = [...new Set(linkedIds(both))].filter((id) => !id.startsWith('image-'))
  if (ids.length === 0) return new Map()
  const query = '*[_id in $ids]{_id, "name": coalesce(title, displayName, heading, "")}[name != ""]'
  const found = named.parse(await askRaw(query, { ids }, 'preview-names'))
  return new Map(found.map(({ _id, name }) => [_id, name]))
}

/** Who made the last change, by name. Not every token may read the history, so nothing waits for it or fails without it. */
async function findAuthor(id: string): Promise<string | undefined> {
  const { dataset } = readSettings().sanity
  const client = createReadingClient(readSettings())
  const signal = AbortSignal.timeout(patience)
  try {
    const line: unknown = await client.request({
      url: `/data/history/${dataset}/transactions/${id}`,
      query: { excludeContent: 'true', limit: '1', reverse: 'true' },
      signal,
    })
    const { author } = z
      .object({ author: z.string() })
      .parse(typeof line === 'string' ? JSON.parse(line) : line)
    const user: unknown = await client.request({
      url: `/users/${author}`,
      signal,
    })
    return z.object({ displayName: z.string().min(1) }).safeParse(user).data?.displayName
  } catch {
    return undefined
  }
}
