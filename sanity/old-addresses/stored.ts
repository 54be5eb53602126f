import type { SanityClient } from '@sanity/client'
import { readNewAddress, readOldAddress } from '#lib/old-addresses/read-address.ts'
import type { SitePage } from '../schema/old-address/site-pages.ts'

/** Where an old address leads in the end: to a page that somebody wrote, or to one that is always there. */
export type End = { page: SitePage } | { to: string }

/** An old address that the lake holds. */
export type KnownAddress = {
  /** Of the published document. */
  id: string
  /** Of the published version; absent while there is none. */
  revision?: string
  key: string
  /** The old address, for people. */
  written: string
  end: End
  /** Whether something was changed in the Studio and not published. */
  hasDraft: boolean
}

type Stored = {
  _id: string
  _rev: string
  from: string | null
  to: string | null
  ref: string | null
}

const storedQuery = `*[_type == "oldAddress" && !(_id in path("versions.**"))] | order(_id asc){
  _id, _rev, from, to, "ref": page._ref
}`

/**
 * Reads every old address in the lake, by its published version where there is one.
 * @param pages of the site, by their paths
 */
export async function readKnown(
  client: Pick<SanityClient, 'fetch'>,
  pages: ReadonlyMap<string, SitePage>,
): Promise<KnownAddress[]> {
  const stored = await client.fetch<Stored[]>(storedQuery, {}, { perspective: 'raw' })
  const ids = new Set(stored.map(({ _id }) => _id))
  const byId = new Map([...pages.values()].map((page) => [page.id, page]))
  return stored.flatMap((one): KnownAddress[] => {
    const id = one._id.replace(/^drafts\./, '')
    const isDraft = id !== one._id
    const from = readOldAddress(one.from ?? '')
    if (!from.isRead || (isDraft && ids.has(id))) return []
    const { key, written } = from
    const known = { id, key, written, end: endOf(one, byId), hasDraft: ids.has(`drafts.${id}`) }
    return [isDraft ? known : { ...known, revision: one._rev }]
  })
}

function endOf({ ref, to }: Stored, pages: ReadonlyMap<string, SitePage>): End {
  if (ref !== null) {
    const gone = {
      id: ref,
      title: undefined,
      type: 'page',
      use: 'now',
      isPublished: false,
    } as const
    return { page: pages.get(ref) ?? gone }
  }
  const read = readNewAddress(to ?? '')
  return { to: read.isRead ? read.path + read.rest : '' }
}
