import { fromCaliforniaClock } from '#lib/california-clock.ts'
import { slugify } from '#lib/slug.ts'
import { takeTitle } from '../heading-levels.ts'
import type { Note, Paragraph } from '../parts.ts'
import type { FrontMatter } from './front-matter.ts'

/** What front matter of other programs says and an article knows. */
export type MarkdownFields = {
  slug?: { _type: 'slug'; current: string }
  /** ISO 8601 */
  publishedAt?: string
  seo?: { description: string }
}

const known = new Set(['title', 'subtitle', 'slug', 'date', 'description'])

/**
 * Reads title, subtitle, slug, date and description out of front matter. Title and subtitle are put before the text, the
 * same title in the text goes.
 * @returns `notes`: what could not be read, and what an article has no field for
 */
export function fieldsOf(
  matter: FrontMatter,
  text: Paragraph[],
): { paragraphs: Paragraph[]; fields: MarkdownFields; notes: Note[] } {
  const words = (name: string) => {
    const value = matter.get(name)
    const isWord = typeof value === 'string' || typeof value === 'number'
    return isWord ? String(value).trim() || undefined : undefined
  }
  const title = words('title')
  const subtitle = words('subtitle')
  const rest = title === undefined ? text : withoutTitle(text, title)
  const slug = slugify(words('slug') ?? '')
  const date = words('date')
  const moment = date === undefined ? undefined : readMoment(date)
  const description = words('description')
  return {
    paragraphs: [
      ...(title === undefined ? [] : [{ line: 1, text: title, role: 'title' as const }]),
      ...(subtitle === undefined ? [] : [{ line: 1, text: subtitle, role: 'subtitle' as const }]),
      ...rest,
    ],
    fields: {
      ...(slug !== '' && { slug: { _type: 'slug', current: slug } }),
      ...(moment && { publishedAt: moment.toISOString() }),
      ...(description !== undefined && { seo: { description } }),
    },
    notes: [
      ...(date !== undefined && !moment ? [noDate(date)] : []),
      ...noteUnknown([...matter.keys()].filter((name) => !known.has(name))),
    ],
  }
}

/** A day or time without a zone is meant on California's clock, wherever the file is read. */
function readMoment(date: string): Date | undefined {
  const [, day, time, rest] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(.*))?$/.exec(date) ?? []
  if (day === undefined) return undefined
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(rest ?? '')
  if (!hasZone) return fromCaliforniaClock(`${day}T${time ?? '00:00'}`)
  const moment = new Date(date)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

function noDate(date: string): Note {
  return {
    text: `“${date}” at the top of the file is no date: write it like 2026-05-09, or set it in the Studio under “Published on”.`,
  }
}

function noteUnknown(names: string[]): Note[] {
  const [first, ...others] = names.map((name) => `“${name}”`)
  if (first === undefined) return []
  const last = others.pop()
  const text =
    last === undefined
      ? `${first} at the top of the file was left out: fill it in by hand if the post needs it.`
      : `${[first, ...others].join(', ')} and ${last} at the top of the file were left out: fill in by hand what the post needs of them.`
  return [{ text }]
}

function withoutTitle(text: Paragraph[], title: string): Paragraph[] {
  const { paragraphs, offered } = takeTitle(text, title)
  return offered === undefined ? paragraphs : text
}
