import type { SanityClient } from '@sanity/client'
import { previewPaths } from '#lib/preview/entry.ts'
import { endOfShare, type shareDays } from '#lib/preview/share-token.ts'
import { sharedLinkId, sharedLinkType } from '#sanity/content/shared-link-names.ts'
import { makeSecret } from './make-secret.ts'

/** A link that works now; `until` as ISO 8601. */
export type SharedLink = { link: string; until: string }

const query = `*[_type == $sharedLinkType && document == $document && type == $type
  && dateTime(until) > dateTime($now)] | order(until asc){"id": _id, until}`

/** The links of a document that still work, the one that ends first before all others. */
export async function listSharedLinks(
  client: SanityClient,
  of: { document: string; type: string },
): Promise<SharedLink[]> {
  const parameters = { ...of, sharedLinkType, now: new Date().toISOString() }
  const found = await client.fetch<Array<{ id: string; until: string }>>(query, parameters, {
    perspective: 'raw',
    tag: 'shared-links',
  })
  return found.map(({ id, until }) => ({ until, link: id.slice(sharedLinkId('').length) }))
}

/** Writes a link into the register. @returns its name. */
export async function makeSharedLink(
  client: SanityClient,
  of: { document: string; type: string; days: (typeof shareDays)[number] },
): Promise<string> {
  const link = crypto.randomUUID()
  const { document, type, days } = of
  const until = new Date(endOfShare(days, Date.now())).toISOString()
  await client.create({ _id: sharedLinkId(link), _type: sharedLinkType, document, type, until })
  return link
}

/** Takes a link back: whoever opens it from now on reads that it is over. */
export async function revokeSharedLink(client: SanityClient, link: string): Promise<void> {
  await client.delete(sharedLinkId(link))
}

/**
 * Asks the site for a link's address; only the site can seal it.
 * @throws with a sentence for her when that can't be done.
 */
export async function addressOfSharedLink(
  client: SanityClient,
  { link, userId }: { link: string; userId: string | undefined },
): Promise<string> {
  const secret = await makeSecret(client, { use: 'share', userId })
  const answer = await fetch(previewPaths.share, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ secret, link }),
    signal: AbortSignal.timeout(20_000),
  }).catch((cause: unknown) => {
    throw new Error('The website doesn’t answer just now. Try again in a moment.', { cause })
  })
  if (!answer.ok) throw new Error((await answer.text()).trim())
  const { address } = (await answer.json()) as { address: string }
  return address
}
