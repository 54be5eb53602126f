import type { SanityClient } from '@sanity/client'
import type { CustomValidator, SanityDocument, SlugValue } from '@sanity/types'
import { slugify } from '#lib/slug.ts'
import { needsSlug, type Verdict } from '../rules.ts'

/** Who has, or had, an address: a post that leads there now or did once, or one that was taken off. */
export type AddressOwner = { title: string | null; use: 'now' | 'before' | 'retired' }

const ownersQuery = `*[
  (_type == "article" && !(_id in $own) && (slug.current in $slugs || count(previousSlugs[@ in $slugs]) > 0)) ||
  (_type == "retiredAddress" && !(article._ref in $own) && count(addresses[@ in $slugs]) > 0)
]{_type, title, "present": slug.current, "earlier": coalesce(previousSlugs, addresses, [])}`

type Holder = { _type: string; title: string | null; present: string | null; earlier: string[] }

/** Marks the question whose an address is. */
export const ownerTag = 'address-owner'

/**
 * Finds the other posts that addresses belong to. An address that was once in use is in people's bookmarks, so it
 * stays with its post.
 * @param slugs last parts of addresses
 * @param id of the post that asks, as draft or published: its own addresses are free for it.
 * @returns the owner of each address that has one; the post that has it now comes before one that had it.
 */
export async function findOwners(
  client: Pick<SanityClient, 'fetch'>,
  slugs: string[],
  id: string,
): Promise<Map<string, AddressOwner>> {
  const publishedId = id.replace(/^drafts\./, '')
  const holders = await client.fetch<Holder[]>(
    ownersQuery,
    { slugs, own: [publishedId, `drafts.${publishedId}`] },
    { perspective: 'raw', tag: ownerTag },
  )
  const owners = holders.flatMap(({ _type, title, present, earlier }) => {
    const past = _type === 'article' ? ('before' as const) : ('retired' as const)
    return [
      ...(present === null ? [] : [{ slug: present, title, use: 'now' as const }]),
      ...earlier.map((slug) => ({ slug, title, use: past })),
    ]
  })
  // A map keeps what is put last: what counts most.
  const last = ['retired', 'before', 'now']
  owners.sort((a, b) => last.indexOf(a.use) - last.indexOf(b.use))
  return new Map(
    owners
      .filter(({ slug }) => slugs.includes(slug))
      .map(({ slug, title, use }) => [slug, { title, use }]),
  )
}

/** @returns the other post that an address belongs to, as {@link findOwners} finds it. */
export async function findOwner(
  client: Pick<SanityClient, 'fetch'>,
  slug: string,
  id: string,
): Promise<AddressOwner | undefined> {
  return (await findOwners(client, [slug], id)).get(slug)
}

/** One sentence that names the owner and the way out. */
export function explainOwner({ title, use }: AddressOwner): string {
  const name = title ? `“${title}”` : 'Another post'
  switch (use) {
    case 'now':
      return `${name} already has this address. Choose another one, perhaps with one more word.`
    case 'before':
      return `${name} had this address before, and old links to it still work. Choose another one.`
    case 'retired':
      return `${name} had this address until it was taken off the website. Choose another one.`
  }
}

const checkAddress = needsSlug('The post needs a web address. Click “Generate” beside this field.')

/** Marks the question whether a post is published. */
export const publishedTag = 'is-published'

/**
 * Wants an address that works. The first one is made of the title on publishing, so a new post is not asked for it; one
 * that is published and lost its address, by an earlier version brought back, is.
 */
export const needsAddress: CustomValidator<SlugValue | undefined> = async (
  slug,
  { document, getClient },
): Promise<Verdict> => {
  if (slug?.current?.trim()) return checkAddress(slug)
  const title = typeof document?.title === 'string' ? document.title.trim() : ''
  // A missing title has its own message.
  if (title !== '' && slugify(title) === '') return checkAddress(slug)
  const isPublished = await getClient({ apiVersion: '2025-02-19' }).fetch<boolean>(
    'count(*[_id == $id]) > 0',
    { id: String(document?._id ?? '').replace(/^drafts\./, '') },
    { perspective: 'published', tag: publishedTag },
  )
  return isPublished ? checkAddress(slug) : true
}

/** Refuses an address that leads, or once led, to another post. */
export const needsOwnAddress: CustomValidator<SlugValue | undefined> = async (
  slug,
  { document, getClient },
): Promise<Verdict> => {
  const current = slug?.current?.trim()
  if (!current || !document) return true
  const owner = await findOwner(getClient({ apiVersion: '2025-02-19' }), current, document._id)
  return owner ? explainOwner(owner) : true
}

/**
 * Gives a live article another address. The one from before is kept, in the same step, and goes on leading to it; the
 * same happens in a draft of it, so that nothing else of the draft goes live.
 * @throws when the lake refuses, for instance since someone else changed the article meanwhile; then nothing has changed.
 */
export async function changeAddress(
  client: SanityClient,
  slug: string,
  { published, draft }: { published: SanityDocument; draft: SanityDocument | null },
): Promise<void> {
  const versions = draft ? [published, draft] : [published]
  const transaction = versions.reduce(
    (sum, version) =>
      sum.patch(version._id, (patch) =>
        patch
          .ifRevisionId(version._rev)
          .setIfMissing({ slug: { _type: 'slug' } })
          .set({ 'slug.current': slug, previousSlugs: previousAfter(published, slug) }),
      ),
    client.transaction(),
  )
  await transaction.commit({ tag: 'change-address', visibility: 'sync' })
}

/** The earlier addresses once `slug` is the present one, oldest first; never the present one, so no circle can be. */
export function previousAfter(published: { [field: string]: unknown }, slug: string): string[] {
  const before = Array.isArray(published.previousSlugs) ? published.previousSlugs : []
  const present = (published.slug as { current?: unknown } | undefined)?.current
  const all = [...before, present].filter((part): part is string => typeof part === 'string')
  return [...new Set(all)].filter((part) => part !== slug && part !== '')
}
