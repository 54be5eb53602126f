import { readBody } from './body.ts'
import { findCallToAction, readCallToAction } from './call-to-action.ts'
import { isTitleCase } from './headings.ts'
import { isItem } from './lists.ts'
import { findLosses, findNotes, isByline, placeNote } from './notes.ts'
import type { Note, Paragraph, Part, PictureMark, RecognisedArticle } from './parts.ts'
import { readPicturePlace } from './placeholders.ts'
import { isQuoted } from './quotations.ts'
import { isDivider } from './read-paragraphs.ts'
import { withStart, wordsOf } from './words.ts'

const longestTitle = 160
const longestSubtitle = 160

/**
 * Takes an article apart by its form alone: title, place of the banner, subtitle, headings, lists, steps, quotations,
 * call to action. Words that only keep a place for a picture, list signs and dividing lines are left out.
 */
export function recogniseArticle(paragraphs: Paragraph[]): RecognisedArticle {
  const text = paragraphs.filter(
    (paragraph) => !paragraph.footnote && (isItem(paragraph) || !isDivider(paragraph.text)),
  )
  const notes = findNotes(paragraphs)
  const opening = readOpening(text, notes)
  const ending = findCallToAction(text, opening.next, notes)
  const parts = readBody(text.slice(opening.next, ending?.start), ending !== undefined, notes)
  parts.push(...readFootnotes(paragraphs, notes))
  const first = ending && text[ending.start]
  if (ending && first) {
    parts.push({ kind: 'callToAction', line: first.line, ...readCallToAction(ending) })
  }
  const { title, subtitle, bannerLine, banner } = opening
  notes.push(...findLosses(text, parts))
  return {
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    ...(bannerLine !== undefined && { bannerLine }),
    ...(banner && { banner }),
    parts,
    notes: notes.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
  }
}

/** Footnotes stand as paragraphs of their own where the text ends, before the call to action. */
function readFootnotes(paragraphs: Paragraph[], notes: Note[]): Part[] {
  const footnotes = paragraphs.filter(({ footnote }) => footnote)
  const [first] = footnotes
  if (first) {
    notes.push({
      line: first.line,
      text: 'footnotes were put at the end of the text: move them to Sources, or into the sentences they belong to.',
    })
  }
  return footnotes.map((paragraph, index) => ({
    kind: 'paragraph',
    line: paragraph.line,
    ...(/^\[\d+\]/.test(paragraph.text)
      ? wordsOf(paragraph)
      : withStart(`[${index + 1}] `, paragraph)),
  }))
}

type Opening = {
  title?: string
  subtitle?: string
  bannerLine?: number
  banner?: PictureMark
  next: number
}

/** Title, place of the banner and subtitle; the place may stand before, between or after the two. */
function readOpening(text: Paragraph[], notes: Note[]): Opening {
  const opening: Opening = { next: 0 }
  for (; ; opening.next++) {
    const paragraph = text[opening.next]
    if (!paragraph || isItem(paragraph) || paragraph.table || paragraph.blockquote) return opening
    if (paragraph.picture) {
      if (opening.banner) return opening
      if (paragraph.picture.bytes) {
        opening.bannerLine = paragraph.line
        opening.banner = paragraph.picture
      } else if (opening.bannerLine === undefined) {
        opening.bannerLine = paragraph.line
      }
      continue
    }
    const place = readPicturePlace(paragraph.text)
    if (place) {
      if (opening.bannerLine !== undefined) return opening
      opening.bannerLine = paragraph.line
      if (place.description) notes.push(placeNote(paragraph, 'the picture at the top'))
    } else if (opening.title === undefined && isTitle(paragraph)) {
      opening.title = paragraph.text
    } else if (
      opening.title !== undefined &&
      opening.subtitle === undefined &&
      isSubtitle(paragraph, text[opening.next + 1])
    ) {
      opening.subtitle = paragraph.text
    } else {
      return opening
    }
  }
}

export function isTitle({ text, role, heading }: Paragraph): boolean {
  return role === 'title' || heading === 1 || (text.length <= longestTitle && !text.includes('\n'))
}

export function isSubtitle(paragraph: Paragraph, next: Paragraph | undefined): boolean {
  const { text, role, heading } = paragraph
  if (role === 'subtitle') return true
  if (heading || next?.role === 'subtitle') return false
  if (!next || isQuoted(text) || text.length > longestSubtitle || text.includes('\n')) return false
  if (isByline(text)) return false
  if (/[?!][”"’]?$/u.test(text)) return isTitleCase(text)
  return !/[.:;,…][”"’)]?$/u.test(text)
}
