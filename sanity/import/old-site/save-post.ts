import { ClientError, type SanityClient } from '@sanity/client'
import { foldLetters } from '#lib/fold.ts'
import { routes } from '#lib/routes.ts'
import { makeOldAddress } from '#sanity/old-addresses/save.ts'
import type { KnownAddress } from '#sanity/old-addresses/stored.ts'
import type { SitePage } from '#sanity/schema/old-address/site-pages.ts'
import { findFreeSlug } from '../free-slug.ts'
import { findKnown } from '../known-article.ts'
import { placePictures } from '../picture-files.ts'
import { type RefusedPicture, withoutRefused } from '../refused-pictures.ts'
import { uploadPictures } from '../upload-pictures.ts'
import type { OldPost } from './list-posts.ts'
import type { PostArticle } from './make-article.ts'

/** What the site has already, read once for a whole export. */
export type SiteForPosts = {
  topics: Array<{ id: string; title: string; slug: string }>
  /** Id of the practitioner who owns the practice. */
  author: string | null
  pages: ReadonlyMap<string, SitePage>
  known: readonly KnownAddress[]
  /** Ids of all articles that this export makes: they are told apart by these alone. */
  ids: ReadonlySet<string>
}

/** An article that was made of a post before. */
export type MadePost = {
  /** Of its draft, as long as nobody has changed or published it. */
  untouched?: string
  /** How many pictures came along with it. */
  pictures: number
}

export type SavedPost = {
  /**
   * `there`: it was brought over before, or has been written here, and stays as it is. `completed`: it was brought over
   * before, nobody has touched it since, and now more of its pictures came along.
   */
  state: 'new' | 'there' | 'completed'
  /** The last part of its address; absent while it has none. */
  slug?: string
  topics: string[]
  /** Old addresses that lead to it once it is published. */
  oldAddresses: string[]
  /** What a person should know, in sentences. */
  remarks: string[]
  /** Pictures that the lake did not take. */
  refused: RefusedPicture[]
}

export const leftAsItIs: SavedPost = {
  state: 'there',
  topics: [],
  oldAddresses: [],
  remarks: [],
  refused: [],
}

/** Finds the articles that were made of posts before, by their ids. */
export async function findMade(
  client: SanityClient,
  ids: readonly string[],
): Promise<Map<string, MadePost>> {
  const versions = await client.fetch<
    Array<{ _id: string; _rev: string; isChanged: boolean; pictures: number }>
  >(
    `*[_id in $all]{
      _id, _rev,
      "isChanged": _createdAt != _updatedAt,
      "pictures": count(body[_type == "figure" && defined(picture.asset)]) + count([banner.asset][defined(@)])
    }`,
    { all: ids.flatMap((id) => [id, `drafts.${id}`]) },
    { perspective: 'raw' },
  )
  const made = new Map<string, MadePost>()
  for (const { _id, _rev, isChanged, pictures } of versions) {
    const id = _id.replace(/^drafts\./, '')
    const isDraftAlone = id !== _id && !versions.some((other) => other._id === id)
    made.set(id, { pictures, ...(isDraftAlone && !isChanged && { untouched: _rev }) })
  }
  return made
}

/**
 * Gives a draft that nobody has touched the pictures that did not come along before. It stays as it is when somebody changes
 * it meanwhile, or when the lake takes no more of them than it has.
 * @param before what was made of the post
 */
export async function completePost(
  client: SanityClient,
  file: PostArticle,
  before: { untouched: string; pictures: number },
): Promise<SavedPost> {
  const { ids, refused } = await uploadPictures(client, file.pictures)
  if (ids.size <= before.pictures) return { ...leftAsItIs, refused }
  const { banner, body } = placePictures(withoutRefused(file.article, refused), ids)
  try {
    await client
      .patch(`drafts.${file.id}`)
      .ifRevisionId(before.untouched)
      .set({ body, ...(banner && { banner }) })
      .commit({ tag: 'import', visibility: 'sync' })
  } catch (error) {
    if (error instanceof ClientError && error.statusCode === 409) return leftAsItIs
    throw error
  }
  return { ...leftAsItIs, state: 'completed', refused }
}

/** Reads what {@link savePost} needs to know of the site's topics and owner. */
export async function readTopics(
  client: SanityClient,
): Promise<Pick<SiteForPosts, 'topics' | 'author'>> {
  return client.fetch(
    `{
      "topics": *[_type == "topic" && !(_id in path("drafts.**")) && defined(title)] | order(_id asc){
        "id": _id, title, "slug": coalesce(slug.current, "")
      },
      "author": *[_id == "settings"][0].owner._ref
    }`,
    {},
    { perspective: 'raw' },
  )
}

/**
 * Makes the draft of a post, and its old addresses, in one transaction: whatever happens meanwhile, there is all of it or
 * nothing. One that is there already stays as it is.
 * @param write false to look only
 */
export async function savePost(
  client: SanityClient,
  post: OldPost,
  file: PostArticle,
  site: SiteForPosts,
  write: boolean,
): Promise<SavedPost> {
  const { article } = file
  if (await isThere(client, file, site)) return leftAsItIs
  const wanted = article.slug?.current
  const slug = wanted === undefined ? undefined : await findFreeSlug(client, wanted, post.id)
  const topics = findTopics(post.labels, site)
  const addresses = findAddresses(post, slug, site)
  const saved: SavedPost = {
    state: 'new',
    ...(slug !== undefined && { slug }),
    topics: topics.found.map(({ title }) => title),
    oldAddresses: addresses.free.map(({ written }) => written),
    remarks: [
      ...(slug === wanted
        ? []
        : [`Another post has the web address “${wanted}”, so this one got “${slug}”.`]),
      ...topics.remarks,
      ...addresses.remarks,
    ],
    refused: [],
  }
  if (!write) return saved
  const { ids, refused } = await uploadPictures(client, file.pictures)
  const transaction = client.transaction().create({
    ...placePictures(withoutRefused(article, refused), ids),
    _id: `drafts.${post.id}`,
    ...(slug !== undefined && { slug: { _type: 'slug', current: slug } }),
    ...(topics.found.length > 0 && { topics: topics.found.map(({ id }) => referenceTo(id)) }),
    ...(site.author !== null && { author: weakReference(site.author) }),
  })
  const page = {
    id: post.id,
    type: 'article',
    title: undefined,
    use: 'now',
    isPublished: false,
  } as const
  for (const { key, written } of addresses.free) {
    transaction.createIfNotExists(makeOldAddress({ key, written, end: { page } }))
  }
  try {
    await transaction.commit({ tag: 'import', visibility: 'sync' })
  } catch (error) {
    // Another import of the same file was faster.
    if (error instanceof ClientError && error.statusCode === 409) return leftAsItIs
    throw error
  }
  return { ...saved, refused }
}

/** By its id, or as an article that was made of the same text alone. */
async function isThere(
  client: SanityClient,
  { id, article }: PostArticle,
  { ids }: SiteForPosts,
): Promise<boolean> {
  const known = await findKnown(client, { fingerprint: article.importedFrom?.fingerprint, id })
  return known.some(({ _id }) => {
    const published = _id.replace(/^drafts\./, '')
    return published === id || !ids.has(published)
  })
}

function findTopics(labels: readonly string[], { topics }: SiteForPosts) {
  const fold = (text: string) =>
    foldLetters(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const matching = (label: string) =>
    topics.find(({ title, slug }) => [title, slug].map(fold).includes(fold(label)))
  const found = [...new Set(labels.flatMap((label) => matching(label) ?? []))]
  const others = labels.filter((label) => !matching(label))
  return {
    found,
    remarks:
      others.length > 0
        ? [
            `No topic here is called ${others.map((label) => `“${label}”`).join(', ')}: choose others, or add them under Topics.`,
          ]
        : [],
  }
}

/** What may lead to the post, and why the rest may not. */
function findAddresses(
  { id, oldAddresses }: OldPost,
  slug: string | undefined,
  { pages, known }: SiteForPosts,
) {
  const remarks: string[] = []
  const free = oldAddresses.filter(({ key, written, path }) => {
    // The same address as before: nothing has to lead there.
    if (path !== undefined && slug !== undefined && path === routes.article(slug)) return false
    const page = path === undefined ? undefined : pages.get(path)
    const other = known.find((address) => address.key === key)
    if (page && page.id !== id) {
      remarks.push(
        `${written} is the address of “${page.title ?? 'a page'}” here, so it does not lead to this post.`,
      )
    } else if (other && !('page' in other.end && other.end.page.id === id)) {
      remarks.push(`${written} is among the old addresses already and leads elsewhere.`)
    }
    return !page && !other
  })
  return { free, remarks }
}

const weakReference = (id: string) => ({ _type: 'reference', _ref: id, _weak: true }) as const
const referenceTo = (id: string) => ({ ...weakReference(id), _key: id.slice(-12) })
