import type { SanityClient } from '@sanity/client'
import { slugify } from '#lib/slug.ts'
import { findFreeSlug } from '#sanity/import/free-slug.ts'

type Versions = {
  /** The id of the document, as published. */
  id: string
  type: string
  draft: { [field: string]: unknown } | null
  published: { [field: string]: unknown } | null
}

/** Whether a document still waits for its first web address: never published, and nothing written there. */
export function needsFirstSlug({
  draft,
  published,
}: Pick<Versions, 'draft' | 'published'>): boolean {
  const slug = draft?.slug as { current?: unknown } | undefined
  return published === null && (slug?.current === undefined || slug.current === '')
}

/** @returns the address that a name gives, and for a post one that no other has or had; `undefined` without letters. */
export async function makeFirstSlug(
  client: SanityClient,
  name: string,
  { id, type }: Pick<Versions, 'id' | 'type'>,
): Promise<string | undefined> {
  const slug = slugify(name)
  if (slug === '') return undefined
  return type === 'article' ? findFreeSlug(client, slug, id) : slug
}

/** Writes an address only where none is, whatever was written meanwhile, in another window too. */
export function patchesForSlug(slug: string, draft: Versions['draft']) {
  const isBlank = (draft?.slug as { current?: unknown } | undefined)?.current === ''
  return [
    ...(isBlank ? [{ unset: ['slug.current'] }] : []),
    { setIfMissing: { slug: { _type: 'slug' } } },
    { setIfMissing: { 'slug.current': slug } },
  ]
}
