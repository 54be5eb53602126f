import { ClientError, type SanityClient } from '@sanity/client'
import type { ArticleToSave } from './article-document.ts'
import { type Banner, uploadBanner } from './banner.ts'
import { findFreeSlug } from './free-slug.ts'
import { ImportError } from './import-error.ts'
import { findKnown, type Known, updateKnown } from './known-article.ts'
import { type InnerPicture, placePictures } from './picture-files.ts'
import { describeRefused, withoutRefused } from './refused-pictures.ts'
import { uploadPictures } from './upload-pictures.ts'

export type SaveOptions = {
  /** Make it live at once. */
  publish: boolean
  /** Stands above the text in place of any that came along. */
  banner?: Banner
  /** The document's own id, of a post that comes back. */
  id?: string | undefined
  /** Those that came along with the text. */
  pictures?: InnerPicture[]
  /** ISO 8601; the publishing date where there is none yet. */
  now: string
}

export type Outcome = {
  /**
   * What happened. `draft-published`: the draft of an earlier import is live now; `known-…`: the text had been imported
   * before and nothing was made or published.
   */
  state: 'draft' | 'published' | 'draft-published' | 'known-draft' | 'known-live' | 'known-changed'
  /** Published id of the article. */
  id: string
  /** Last part of the web address; absent while the article has none. */
  slug?: string
  hasBanner: boolean
  /** Further sentences for the person who imports. */
  remarks: string[]
}

/**
 * Writes an imported article to the lake in one transaction: as a draft, or live. A text that was imported before makes
 * no second article.
 * @param client with an editor's token and the perspective `raw`
 * @throws {ImportError} when it can't be published as it is.
 */
export async function saveArticle(
  client: SanityClient,
  article: ArticleToSave,
  options: SaveOptions,
): Promise<Outcome> {
  const id = options.id ?? idOf(article)
  const find = () => findVersions(client, article, id, options)
  const known = await find()
  if (known.length > 0) return updateKnown(client, known, options)
  try {
    return await createArticle(client, article, id, options)
  } catch (error) {
    // Another import of the same text was faster: both make the same id.
    if (!(error instanceof ClientError) || error.statusCode !== 409) throw error
    const other = await find()
    if (other.length === 0) throw error
    return updateKnown(client, other, options)
  }
}

/** A post that comes back is compared by its id, draft and live version apart; any other text by its words. */
async function findVersions(
  client: SanityClient,
  article: ArticleToSave,
  id: string,
  options: SaveOptions,
): Promise<Known[]> {
  const known = await findKnown(client, { fingerprint: article.importedFrom?.fingerprint, id })
  const own = options.publish ? id : `drafts.${id}`
  return options.id === undefined ? known : known.filter(({ _id }) => _id === own)
}

async function createArticle(
  client: SanityClient,
  article: ArticleToSave,
  id: string,
  options: SaveOptions,
): Promise<Outcome> {
  if (options.publish) requirePublishable(article)
  const wanted = article.slug?.current
  const slug = wanted === undefined ? undefined : await findFreeSlug(client, wanted, id)
  const author = await client.fetch<string | null>('*[_id == "settings"][0].owner._ref')
  const banner = options.banner && (await uploadBanner(client, options.banner))
  const { ids, refused } = await uploadPictures(client, options.pictures ?? [])
  const missing = describeRefused(article, refused)
  if (options.publish && missing[0] !== undefined) {
    throw new ImportError(
      `Not published. ${missing[0]} Or import without --publish, and add the picture in the Studio.`,
    )
  }
  const complete = withoutRefused(article, refused)
  await client.create({
    ...placePictures(complete, ids),
    _id: options.publish ? id : `drafts.${id}`,
    ...(slug !== undefined && { slug: { ...article.slug, _type: 'slug', current: slug } }),
    ...(banner && { banner }),
    ...(author !== null &&
      !options.id && { author: { _type: 'reference', _ref: author, _weak: true } }),
    ...(options.publish && { publishedAt: article.publishedAt ?? options.now }),
  })
  return {
    state: options.publish ? 'published' : 'draft',
    id,
    ...(slug !== undefined && { slug }),
    hasBanner: banner !== undefined || complete.banner !== undefined,
    remarks: [
      ...(slug === wanted
        ? []
        : [`Another article has the web address “${wanted}”, so this one got “${slug}”.`]),
      ...missing,
    ],
  }
}

/** By its words, so that two imports of one text can't make two articles. */
function idOf({ importedFrom }: ArticleToSave): string {
  return `article-${importedFrom?.fingerprint.slice(0, 24) ?? crypto.randomUUID()}`
}

function requirePublishable({ title, slug, body }: ArticleToSave): void {
  if (title === undefined) {
    throw new ImportError(
      'The text has no title. Put it on a line of its own at the top, then publish.',
    )
  }
  if (slug === undefined) {
    throw new ImportError(
      'The title holds no letters for a web address. Import without --publish and write the address in the Studio.',
    )
  }
  if (body.length === 0) {
    throw new ImportError('The text holds nothing after its title. Add the article, then publish.')
  }
}
