import type { SanityClient } from '@sanity/client'
import { ImportError } from '#sanity/import/import-error.ts'
import { describePost, stays } from '#sanity/import/old-site/describe-post.ts'
import type { OldPost } from '#sanity/import/old-site/list-posts.ts'
import {
  attachmentsOf,
  makePostArticle,
  type PostArticle,
} from '#sanity/import/old-site/make-article.ts'
import { readOldSite } from '#sanity/import/old-site/own-links.ts'
import type { Export } from '#sanity/import/old-site/read-export.ts'
import {
  completePost,
  findMade,
  leftAsItIs,
  type MadePost,
  readTopics,
  savePost,
} from '#sanity/import/old-site/save-post.ts'
import type { FindFile } from '#sanity/import/picture-files.ts'
import { readRefusal } from '#sanity/import/refused-pictures.ts'
import { readKnown } from '#sanity/old-addresses/stored.ts'
import { findSitePages } from '#sanity/schema/old-address/site-pages.ts'

export type Work = {
  site: Export
  posts: OldPost[]
  /** Of the export. */
  fileName: string
  /** Absent when there is nowhere to take pictures from. */
  pictures?: FindFile
  isDry: boolean
}

export type Counts = {
  made: number
  completed: number
  there: number
  failed: number
  /** Pictures that did not come along. */
  missing: number
}

/** Stands for any picture where they are only counted. */
const anyPicture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * Makes drafts of the posts of an export, one after the other. A post that can't be read, or that the lake refuses, is
 * left out, and the next one goes on.
 * @param print takes the report post by post
 */
export async function bringPosts(
  client: SanityClient,
  { site, posts, fileName, pictures, isDry }: Work,
  print: (text: string) => void,
): Promise<Counts> {
  const pages = await findSitePages(client)
  const known = await readKnown(client, pages)
  const ids = new Set(posts.map(({ id }) => id))
  const around = { ...(await readTopics(client)), pages, known, ids }
  const made = await findMade(client, [...ids])
  const { program } = site
  const oldSite = readOldSite(site, posts)
  const findAttachment = attachmentsOf(site)
  const counts: Counts = { made: 0, completed: 0, there: 0, failed: 0, missing: 0 }

  const make = (post: OldPost, findFile: FindFile) =>
    makePostArticle(post, { program, fileName, findAttachment, site: oldSite, findFile })
  const findFile: FindFile = async (src) => {
    const bytes = await pictures?.(src)
    if (!bytes) counts.missing++
    return bytes
  }
  /** Of a draft that nobody has touched since, and that shows fewer pictures than the post did. */
  const lacksPictures = async (post: OldPost, { untouched, pictures: had }: MadePost) =>
    pictures !== undefined &&
    untouched !== undefined &&
    (await make(post, async () => anyPicture)).pictures.length > had

  const bring = async (post: OldPost): Promise<string[]> => {
    const before = made.get(post.id)
    if (before && !(await lacksPictures(post, before))) {
      counts.there++
      return [stays(post.title)]
    }
    const file = await make(post, findFile)
    const saved =
      before?.untouched === undefined
        ? await savePost(client, post, file, around, !isDry)
        : await complete(file, { ...before, untouched: before.untouched })
    counts[saved.state === 'new' ? 'made' : saved.state]++
    counts.missing += saved.refused.length
    return describePost(file, saved)
  }
  const complete = async (file: PostArticle, before: MadePost & { untouched: string }) => {
    if (file.pictures.length <= before.pictures) return leftAsItIs
    return isDry
      ? { ...leftAsItIs, state: 'completed' as const }
      : completePost(client, file, before)
  }

  for (const [index, post] of posts.entries()) {
    const number = `${index + 1}. `
    try {
      print(number + (await bring(post)).join('\n'))
    } catch (error) {
      const reason = reasonOf(error)
      if (reason === undefined) throw error
      counts.failed++
      print(`${number}“${post.title ?? post.item.link}” was left out: ${reason}`)
    }
  }
  return counts
}

/** Why one post can't come along; `undefined` where that is no fault of the post. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof ImportError) return error.message
  const refusal = readRefusal(error)
  return refusal === undefined ? undefined : `the lake refused it. ${refusal}`
}
