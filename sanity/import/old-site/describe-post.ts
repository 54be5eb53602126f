import { formatDay } from '#lib/dates.ts'
import type { ArticleBlock } from '../article-document.ts'
import { describeRefused, withoutRefused } from '../refused-pictures.ts'
import type { PostArticle } from './make-article.ts'
import type { SavedPost } from './save-post.ts'

/** What a text holds, in a few words. */
export function describeBody(body: readonly ArticleBlock[]): string {
  const count = (number: number, noun: string) =>
    number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`]
  const blocks = body.filter((block) => block._type === 'block')
  const items = blocks.filter(({ listItem }) => listItem !== undefined)
  const headings = blocks.filter(({ style }) => style !== 'normal')
  const steps = body.reduce(
    (sum, block) => sum + (block._type === 'steps' ? block.items.length : 0),
    0,
  )
  const of = (type: ArticleBlock['_type']) => body.filter(({ _type }) => _type === type).length
  const parts = [
    ...count(headings.length, 'heading'),
    ...count(blocks.length - items.length - headings.length, 'paragraph'),
    ...count(items.length, 'list item'),
    ...count(steps, 'step'),
    ...count(of('quotation'), 'quotation'),
    ...count(of('figure'), 'picture'),
    ...count(of('callToAction'), 'invitation'),
  ]
  return parts.join(' · ') || 'no text'
}

/** What became of a post of the website before, as lines for a terminal. */
export function describePost(file: PostArticle, saved: SavedPost): string[] {
  const { recognised } = file
  const article = withoutRefused(file.article, saved.refused)
  const refused = describeRefused(file.article, saved.refused)
  if (saved.state === 'there') return [stays(article.title), ...refused.map(indent)]
  const title = nameOf(article.title)
  if (saved.state === 'completed') {
    return [
      `${title} was there already, untouched, and has ${refused.length > 0 ? 'more of ' : ''}its pictures now.`,
      ...refused.map(indent),
    ]
  }
  const { publishedAt } = article
  const facts = [
    ...(article.subtitle ? [`Subtitle: ${article.subtitle}`] : []),
    `${describeBody(article.body)}${article.banner?.asset ? ' · a picture at the top' : ''}`,
    ...(publishedAt ? [`From ${formatDay(publishedAt)}`] : []),
    ...(article.seo ? [`Description in search results: ${article.seo.description}`] : []),
    ...(saved.topics.length > 0 ? [`Topics: ${saved.topics.join(', ')}`] : []),
    ...(saved.oldAddresses.length > 0 ? [`Old addresses: ${saved.oldAddresses.join(', ')}`] : []),
  ]
  const look = [
    ...saved.remarks,
    ...refused,
    ...file.notes,
    ...recognised.notes.map(({ line, text }) =>
      line === undefined ? text : `Paragraph ${line}: ${text}`,
    ),
    ...(article.title === undefined ? ['It has no title: write one.'] : []),
    ...(article.banner?.asset
      ? []
      : ['The picture at the top is missing: add it, and say what it shows.']),
    ...(countUndescribed(article) > 0
      ? [
          `${countUndescribed(article)} of its pictures have no description: say what they show, or mark them as decoration.`,
        ]
      : []),
  ]
  return [
    title,
    ...facts.map(indent),
    ...(look.length > 0 ? ['  Worth a look'] : []),
    ...look.map((line) => `    ${line.charAt(0).toUpperCase()}${line.slice(1)}`),
  ]
}

const indent = (line: string) => `  ${line}`

const nameOf = (title: string | undefined) => (title ? `“${title}”` : 'A post without a title')

/** What is said of a post that was brought over before. */
export const stays = (title: string | undefined) =>
  `${nameOf(title)} is there already, and stays as it is.`

function countUndescribed({ banner, body }: PostArticle['article']): number {
  const pictures = body.flatMap((block) => (block._type === 'figure' ? [block.picture] : []))
  return [...(banner?.asset ? [banner] : []), ...pictures].filter(({ alt }) => alt === undefined)
    .length
}
