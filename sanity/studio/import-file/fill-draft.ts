import type { SanityClient } from 'sanity'
import { findFreeSlug } from '#sanity/import/free-slug.ts'
import type { ImportedFile } from '#sanity/import/import-file.ts'
import type { MarkdownFields } from '#sanity/import/markdown/fields.ts'
import { placePictures } from '#sanity/import/picture-files.ts'
import { describeRefused, withoutRefused } from '#sanity/import/refused-pictures.ts'
import { uploadPictures } from '#sanity/import/upload-pictures.ts'

/** A post as far as an import must know it. */
export type Post = { [field: string]: unknown } | null

/** Whether an import would write over words that are there. */
export function hasWords(post: Post): boolean {
  const isWritten = (value: unknown) => typeof value === 'string' && value.trim() !== ''
  const blocks = Array.isArray(post?.body) ? post.body : []
  return isWritten(post?.title) || isWritten(post?.subtitle) || blocks.some(holdsSomething)
}

function holdsSomething(block: { _type?: string; children?: Array<{ text?: string }> }): boolean {
  if (block._type !== 'block') return true
  return block.children?.some(({ text }) => text?.trim()) === true
}

const namedByFile = ['slug', 'publishedAt', 'seo'] as const

/** What the top of a file says and the post does not know yet: its own address, date and search result stay. */
export function takenFields({ fields = {} }: ImportedFile, post: Post): MarkdownFields {
  const taken = { ...fields }
  for (const name of namedByFile) if (isFilled(post?.[name])) delete taken[name]
  return taken
}

/** An object counts once something in it is filled, besides its type. */
function isFilled(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' && value !== ''
  return Object.entries(value).some(([name, inner]) => name !== '_type' && isFilled(inner))
}

/**
 * What an import sets in a post. Title, subtitle and text are the file's; the address, the date, the search result and the
 * picture at the top that the post has already stay.
 * @param ids of the uploaded pictures by their references
 * @param slug that is free, if the file has one
 */
export function fieldsToSet(
  { article }: ImportedFile,
  post: Post,
  ids: ReadonlyMap<string, string>,
  slug: string | undefined,
): { [field: string]: unknown } {
  const { _type: _, title, subtitle, banner, slug: __, publishedAt, seo, ...rest } = article
  const hasBanner = Boolean((post?.banner as { asset?: unknown } | undefined)?.asset)
  return {
    ...placePictures(rest, ids),
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    ...(banner && !hasBanner && { banner: placePictures(banner, ids) }),
    ...(publishedAt !== undefined && !isFilled(post?.publishedAt) && { publishedAt }),
    ...(seo !== undefined && !isFilled(post?.seo) && { seo }),
    ...(slug !== undefined && !isFilled(post?.slug) && { slug: { _type: 'slug', current: slug } }),
  }
}

function idOf(post: Post): string {
  return typeof post?._id === 'string' ? post._id.replace(/^drafts\./, '') : ''
}

export type Prepared = {
  fields: { [field: string]: unknown }
  /** A sentence for each picture that the lake did not take. */
  missing: string[]
}

/**
 * Uploads the pictures of an import and says what to set. The post itself is written by who asks, in one go: until then
 * nothing of it has changed.
 */
export async function prepareFields(
  client: Pick<SanityClient, 'assets' | 'fetch'>,
  file: ImportedFile,
  post: Post,
): Promise<Prepared> {
  const { article } = file
  const wanted = article.slug?.current
  const slug = wanted === undefined ? undefined : await findFreeSlug(client, wanted, idOf(post))
  const { ids, refused } = await uploadPictures(client, file.pictures)
  const complete = { ...file, article: withoutRefused(article, refused) }
  return {
    fields: fieldsToSet(complete, post, ids, slug),
    missing: describeRefused(article, refused),
  }
}
