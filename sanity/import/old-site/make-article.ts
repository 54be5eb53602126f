import type { Block } from '#sanity/tidy/blocks.ts'
import { tidyBody } from '#sanity/tidy/tidy-body.ts'
import type { ArticleToSave } from '../article-document.ts'
import { takeTitle } from '../heading-levels.ts'
import { ImportError } from '../import-error.ts'
import { type ImportedFile, importParagraphs } from '../import-file.ts'
import { fieldsOf } from '../markdown/fields.ts'
import type { Paragraph } from '../parts.ts'
import { type FindFile, nameOf } from '../picture-files.ts'
import { readHtml } from '../read-html.ts'
import { cleanPage, isFileName } from './clean-page.ts'
import { markLineBreaks } from './line-breaks.ts'
import type { OldPost } from './list-posts.ts'
import { followOwnLinks, type OldSite } from './own-links.ts'
import type { Export } from './read-export.ts'
import { type FindAttachment, readShortcodes } from './shortcodes.ts'

/** Longest text of a post that is read, in letters. */
const longestPost = 2_000_000

export type PostArticle = ImportedFile & { id: string; notes: string[] }

type Around = {
  program: Export['program']
  fileName: string
  findAttachment: FindAttachment
  findFile: FindFile
  site: OldSite
}

/** @returns what finds the pictures of an export by their numbers. */
export function attachmentsOf({ items }: Export): FindAttachment {
  const byId = new Map(
    items.filter(({ type }) => type === 'attachment').map((item) => [item.id, item]),
  )
  return (id) => {
    const item = byId.get(id)
    if (!item?.file) return undefined
    const alt = item.meta.get('_wp_attachment_image_alt') ?? ''
    const caption = item.excerpt.includes('<') ? '' : item.excerpt.trim()
    return { src: item.file, alt: isFileName(alt) ? '' : alt, caption }
  }
}

/**
 * Makes an article of a post of the website before, as of any other file, and tidies its text.
 * @throws {ImportError} when the post can't be read, or holds nothing.
 */
export async function makePostArticle(post: OldPost, around: Around): Promise<PostArticle> {
  const { item } = post
  if (item.html.length > longestPost) {
    throw new ImportError('it is far too long for a post: copy it by hand.')
  }
  const { paragraphs, notes } = readText(post, around)
  const matter = new Map<string, unknown>([
    ...(post.title === undefined ? [] : [['title', post.title] as const]),
    ...(post.slug === '' ? [] : [['slug', post.slug] as const]),
    ...(post.publishedAt === undefined ? [] : [['date', post.publishedAt] as const]),
    ...(post.description === undefined ? [] : [['description', post.description] as const]),
  ])
  const file = await importParagraphs(
    fieldsOf(matter, paragraphs),
    around.fileName,
    around.findFile,
  )
  const { article } = file
  const tidied = tidyBody(article.body as Block[], article)
  const { body, open } = followOwnLinks(tidied.body, around.site)
  return {
    ...file,
    id: post.id,
    article: { ...article, body: body as ArticleToSave['body'] },
    notes: [
      ...stateOf(post),
      ...notes,
      ...tidied.changes.map(({ text }) => text),
      ...tidied.warnings.map(({ text }) => text),
      ...open.map((href) => `a link still leads to the website before: ${href}`),
    ],
  }
}

/** The text as paragraphs, the picture at the top first. */
function readText(
  post: OldPost,
  { program, findAttachment }: Around,
): { paragraphs: Paragraph[]; notes: string[] } {
  const { html, left } =
    program === 'wordpress'
      ? readShortcodes(post.item.html, findAttachment)
      : { html: post.item.html, left: [] }
  const page = cleanPage(program === 'wordpress' ? markLineBreaks(html) : html, findAttachment)
  const text = readHtml(page.html)
  const top = findAttachment(post.item.meta.get('_thumbnail_id') ?? '')
  const rest = withoutTop(takeTitle(text, post.title).paragraphs, top?.src)
  const { src, alt } = top ?? {}
  const banner: Paragraph[] = top
    ? [{ line: 1, text: '', picture: { ...(src && { src }), ...(alt && { alt }) } }]
    : []
  const codes = left.map((name) => `[${name}]`).join(', ')
  const lost = `${codes} of the website before ${left.length === 1 ? 'was' : 'were'} taken out: look whether something is missing there.`
  return {
    paragraphs: [...banner, ...rest].map(withName),
    notes: [...(left.length > 0 ? [lost] : []), ...page.notes],
  }
}

/** Whoever looks for a picture that did not come along needs its name. */
function withName(paragraph: Paragraph): Paragraph {
  const { picture } = paragraph
  const name = nameOf(picture?.src)?.replaceAll('+', ' ')
  return picture && name ? { ...paragraph, picture: { ...picture, name } } : paragraph
}

/** Many posts begin with the picture that stands above them anyway. */
function withoutTop(text: Paragraph[], src: string | undefined): Paragraph[] {
  const [first, ...rest] = text
  return src !== undefined &&
    first?.picture?.src !== undefined &&
    isSamePicture(first.picture.src, src)
    ? rest
    : text
}

function isSamePicture(one: string, other: string): boolean {
  const bare = (src: string) =>
    src
      .replace(/[?#].*$/, '')
      .replace(/^https?:/i, '')
      .replace(/-\d+x\d+(?=\.\w+$)/, '')
  return bare(one) === bare(other)
}

/** What its state on the website before means here, where that is not plain. */
function stateOf({ item }: OldPost): string[] {
  return [
    ...(item.status === 'private' ? ['it was private: look whether everyone may read it.'] : []),
    ...(item.hasPassword ? ['it asked for a password: look whether everyone may read it.'] : []),
    ...(item.status === 'pending' || item.status === 'draft' ? ['it was a draft there too.'] : []),
  ]
}
