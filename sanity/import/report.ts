import { formatDay } from '#lib/dates.ts'
import type { ArticleToSave } from './article-document.ts'
import type { ImportedFile } from './import-file.ts'
import type { MarkdownFields } from './markdown/fields.ts'
import type { Note, Part, PictureMark, RecognisedArticle } from './parts.ts'

export type Report = {
  /** What was recognised, a line for each. */
  recognised: string[]
  /** What needs a look, in the order of the text. */
  look: string[]
}

/**
 * Says in plain words what became of a file.
 * @param hasBanner whether a banner picture was given with it
 */
export function describeFile(file: ImportedFile, hasBanner: boolean): Report {
  const { article, recognised, unit, id } = file
  if (id === undefined) {
    const report = describeImport(recognised, article, hasBanner, unit)
    return { ...report, recognised: [...report.recognised, ...describeFields(file.fields)] }
  }
  const { title, subtitle, notes } = recognised
  return {
    recognised: [
      ...(title ? [`Title: ${title}`] : []),
      ...(subtitle ? [`Subtitle: ${subtitle}`] : []),
      `A post that was written out of this website: ${count(article.body.length, 'block')}, with all its settings`,
    ],
    look: notes.map(({ text }) => text.charAt(0).toUpperCase() + text.slice(1)),
  }
}

/** The fields that the file itself names, as the Studio names them. */
function describeFields({ slug, publishedAt, seo }: MarkdownFields = {}): string[] {
  return [
    ...(slug ? [`Web address: ${slug.current}`] : []),
    ...(publishedAt === undefined ? [] : [`Published on: ${formatDay(publishedAt)}`]),
    ...(seo ? [`Description in search results: ${seo.description}`] : []),
  ]
}

/**
 * Says in plain words what became of a text.
 * @param hasBanner whether a banner picture was given with it
 * @param unit what the numbers of the notes count
 */
export function describeImport(
  recognised: RecognisedArticle,
  article: ArticleToSave,
  hasBanner: boolean,
  unit: 'Line' | 'Paragraph' = 'Line',
): Report {
  const { title, subtitle, bannerLine, banner, parts } = recognised
  const place = unit.toLowerCase()
  const lines = [
    title === undefined ? undefined : `Title: ${title}`,
    subtitle === undefined ? undefined : `Subtitle: ${subtitle}`,
    bannerLine === undefined
      ? undefined
      : `${banner ? 'Picture at the top' : 'Place for the picture at the top'} (${place} ${bannerLine})`,
    describeBody(parts),
    describeCallToAction(parts, place),
  ]
  const look = [...recognised.notes, ...notesOnWhole(recognised, article, hasBanner, unit)]
  return {
    recognised: lines.filter((line) => line !== undefined),
    look: look.map(({ line, text }) => (line === undefined ? text : `${unit} ${line}: ${text}`)),
  }
}

/** @returns the report as lines for a terminal. */
export function printReport({ recognised, look }: Report): string[] {
  return [
    'Recognized',
    ...recognised.map((line) => `  ${line}`),
    ...(look.length > 0 ? ['Worth a look', ...look.map((line) => `  ${line}`)] : []),
  ]
}

function describeBody(parts: Part[]): string | undefined {
  const of = (kind: Part['kind']) => parts.filter((part) => part.kind === kind)
  const items = of('item').length
  const lists = countLists(parts)
  const steps = parts.flatMap((part) => (part.kind === 'steps' ? part.steps : [])).length
  const counted = [
    count(of('heading').length, 'heading'),
    count(of('paragraph').length, 'paragraph'),
    items > 0 ? `${count(lists, 'list')} with ${count(items, 'item')}` : '',
    steps > 0 ? `${count(steps, 'step')}, each with its quotation` : '',
    count(of('quotation').length, 'quotation'),
    count(of('figure').length, 'picture'),
  ].filter((text) => text !== '')
  return counted.length > 0 ? counted.join(' · ') : undefined
}

/** Bullets and numbers that follow each other are two lists, unless the second ones stand inside the first. */
function countLists(parts: Part[]): number {
  let lists = 0
  let open: 'bullet' | 'number' | undefined
  for (const part of parts) {
    const list = part.kind === 'item' ? part.list : undefined
    const isInner = part.kind === 'item' && part.level === 2 && open !== undefined
    if (isInner || list === open) continue
    if (list !== undefined) lists += 1
    open = list
  }
  return lists
}

function describeCallToAction(parts: Part[], unit: string): string | undefined {
  const part = parts.find((found) => found.kind === 'callToAction')
  if (!part) return undefined
  const place = part.locationLine === undefined ? '' : ` · Where you work: ${part.locationLine}`
  const closing =
    part.closing.length > 0 ? ` · ${count(part.closing.length, 'paragraph')} of closing words` : ''
  return `Invitation (${unit} ${part.line})${place}${closing}`
}

function notesOnWhole(
  { title, subtitle, bannerLine, banner, parts }: RecognisedArticle,
  article: ArticleToSave,
  hasBanner: boolean,
  unit: 'Line' | 'Paragraph',
): Note[] {
  const has = (kind: Part['kind']) => parts.some((part) => part.kind === kind)
  const notes: Array<Note | false> = [
    title === undefined && {
      text: 'No title was found, since the text begins with a whole paragraph or a list: write the title in the Studio.',
    },
    title !== undefined &&
      article.slug === undefined && {
        text: 'The title holds no letters for a web address: write the address in the Studio.',
      },
    subtitle === undefined && { text: 'No subtitle was found: add one if the post needs it.' },
    !hasBanner &&
      !banner && {
        text:
          bannerLine === undefined
            ? 'The picture at the top is missing: add it in the Studio, and say what it shows.'
            : `${unit} ${bannerLine} keeps a place for the picture at the top, which is missing: add it in the Studio, and say what it shows.`,
      },
    (undescribed(banner) ||
      parts.some((part) => part.kind === 'figure' && undescribed(part.picture))) && {
      text: 'A picture has no description: say in the Studio what it shows, or mark it as decoration.',
    },
    parts.length === 0 && { text: 'The text holds no paragraphs after the title.' },
    (has('steps') || has('quotation')) && {
      text: 'Quotations count as examples unless a source was named. Never quote a client, not even without a name.',
    },
    !has('callToAction') && {
      text: 'No invitation was found at the end: the page shows the one from Settings.',
    },
  ]
  return notes.filter((note) => note !== false)
}

function undescribed(picture: PictureMark | undefined): boolean {
  return picture !== undefined && picture.alt === undefined
}

function count(number: number, noun: string): string {
  if (number === 0) return ''
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`
}
