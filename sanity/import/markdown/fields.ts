import { slugify } from '#lib/slug.ts'
import { takeTitle } from '../heading-levels.ts'
import type { Paragraph } from '../parts.ts'
import type { FrontMatter } from './front-matter.ts'

/** What front matter of other programs says and an article knows. */
export type MarkdownFields = {
  slug?: { _type: 'slug'; current: string }
  /** ISO 8601 */
  publishedAt?: string
  seo?: { description: string }
}

/**
 * Reads title, subtitle, slug, date and description out of front matter. Title and subtitle are put before the text, the
 * same title in the text goes.
 */
export function fieldsOf(
  matter: FrontMatter,
  text: Paragraph[],
): { paragraphs: Paragraph[]; fields: MarkdownFields } {
  const words = (name: string) => {
    const value = matter.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const title = words('title')
  const subtitle = words('subtitle')
  const rest = title === undefined ? text : withoutTitle(text, title)
  const slug = slugify(words('slug') ?? '')
  const moment = Date.parse(words('date') ?? '')
  const description = words('description')
  return {
    paragraphs: [
      ...(title === undefined ? [] : [{ line: 1, text: title, role: 'title' as const }]),
      ...(subtitle === undefined ? [] : [{ line: 1, text: subtitle, role: 'subtitle' as const }]),
      ...rest,
    ],
    fields: {
      ...(slug !== '' && { slug: { _type: 'slug', current: slug } }),
      ...(!Number.isNaN(moment) && { publishedAt: new Date(moment).toISOString() }),
      ...(description !== undefined && { seo: { description } }),
    },
  }
}

function withoutTitle(text: Paragraph[], title: string): Paragraph[] {
  const { paragraphs, offered } = takeTitle(text, title)
  return offered === undefined ? paragraphs : text
}
