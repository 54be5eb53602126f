import type { SanityClient } from '@sanity/client'
import type { CustomValidator, Reference } from '@sanity/types'
import { readNewAddress, readOldAddress } from '#lib/old-addresses/read-address.ts'
import { standingPages } from '#lib/old-addresses/standing-pages.ts'
import type { Verdict } from '../rules.ts'
import { findSitePages, type SitePage } from './site-pages.ts'

/** Marks the question for other old addresses. */
export const otherOldAddressesTag = 'other-old-addresses'

/** Wants an address that can be one of the website before. */
export const needsOldAddress: CustomValidator<string | undefined> = (from): Verdict => {
  const read = readOldAddress(from ?? '')
  return read.isRead ? true : read.fix
}

/** Refuses an address at which this website has a page, or that leads on already. */
export const needsFreeOldAddress: CustomValidator<string | undefined> = async (
  from,
  { document, getClient },
): Promise<Verdict> => {
  const read = readOldAddress(from ?? '')
  if (!read.isRead) return true
  const client = getClient({ apiVersion: '2025-02-19' })
  const page = read.path === undefined ? undefined : await findPageAt(client, read.path)
  if (page) return explainPage(page)
  return (await isTaken(client, read, String(document?._id ?? '')))
    ? 'This old address is in the list already. Change it there, or delete this one.'
    : true
}

/** One sentence or two on why an address with a page of this site can't be an old one. */
export function explainPage({ title, use }: Pick<SitePage, 'title' | 'use'>): string {
  const name = title ? `“${title}”` : 'A page of this website'
  return use === 'now'
    ? `${name} has this address here: it needs no old address.`
    : `${name} had this address before, so it leads there already.`
}

type Client = Pick<SanityClient, 'fetch'>

async function findPageAt(client: Client, path: string): Promise<SitePage | undefined> {
  const last = decodeURIComponent(path.split('/').at(-1) ?? '')
  return (await findSitePages(client, [last])).get(path)
}

/** Only those that hold the end of the address are asked for: there may be thousands. */
async function isTaken(
  client: Client,
  { key, written }: { key: string; written: string },
  id: string,
): Promise<boolean> {
  const published = id.replace(/^drafts\./, '')
  const end = written.split(/[/?]/).at(-1)?.toLowerCase() ?? ''
  const others = await client.fetch<string[]>(
    `*[_type == "oldAddress" && !(_id in $own) && count(string::split(lower(from), $end)) > 1].from`,
    { own: [published, `drafts.${published}`], end },
    { perspective: 'raw', tag: otherOldAddressesTag },
  )
  return others.some((other) => {
    const read = readOldAddress(other)
    return read.isRead && read.key === key
  })
}

type Ends = { page?: Reference; to?: string }

const wantsOne =
  'Choose the page to which this address leads, or write one of the website’s own addresses below.'

/** Wants one place to lead to, and one only. */
export const needsOneEnd: CustomValidator<Reference | undefined> = (
  page,
  { document },
): Verdict => {
  const to = (document as Ends | undefined)?.to?.trim()
  if (page && to) return 'Keep one of the two: the page here, or the address below.'
  return page || to ? true : wantsOne
}

/** Wants the address of a page that is always there. */
export const needsStandingPage: CustomValidator<string | undefined> = async (
  to,
  { getClient },
): Promise<Verdict> => {
  if (!to?.trim()) return true
  const read = readNewAddress(to)
  if (!read.isRead) return read.fix
  if (standingPages.has(read.path)) return true
  const page = await findPageAt(getClient({ apiVersion: '2025-02-19' }), read.path)
  return page
    ? `Choose ${page.title ? `“${page.title}”` : 'this page'} under “Page” instead: then it is found also when its address changes.`
    : `There is no page at ${read.path}. Write one that there is, such as /services or /contact.`
}
