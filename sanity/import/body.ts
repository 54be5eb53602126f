import { type Levels, levelsOf } from './heading-levels.ts'
import { isHeadingShaped, isTitleCase } from './headings.ts'
import { isItem, readList } from './lists.ts'
import { isByline, placeNote } from './notes.ts'
import type { Note, Paragraph, Part, PictureMark, Words } from './parts.ts'
import { readPicturePlace } from './placeholders.ts'
import { readQuotationAt, readSteps } from './steps.ts'
import { withStart, wordsOf } from './words.ts'

/**
 * Recognises the parts of a body in reading order.
 * @param isFollowed whether a call to action comes after it, so that the last line may be a heading
 */
export function readBody(text: Paragraph[], isFollowed: boolean, notes: Note[]): Part[] {
  const parts: Part[] = []
  const levels = levelsOf(text)
  for (let index = 0; index < text.length; ) {
    const { found, taken } = readPartAt(text, index, { isFollowed, levels }, notes)
    parts.push(...found)
    index += taken
  }
  return levels ? parts : nestNumberedHeadings(parts)
}

type Reading = { found: Part[]; taken: number }

type Around = { isFollowed: boolean; levels?: Levels | undefined }

function readPartAt(text: Paragraph[], index: number, around: Around, notes: Note[]): Reading {
  const steps = readSteps(text, index)
  if (steps) return { found: [steps.part], taken: steps.taken }
  const paragraph = text[index]
  if (!paragraph) return { found: [], taken: 1 }
  const { line, picture, heading } = paragraph
  if (picture) return { found: readFigure(picture, line, notes), taken: 1 }
  const level = heading && around.levels?.[heading]
  if (level) return { found: [{ kind: 'heading', line, level, ...asWritten(paragraph) }], taken: 1 }
  const quoted = readQuotationAt(text, index)
  if (quoted) {
    return {
      found: [{ kind: 'quotation', line, quotation: quoted.quotation }],
      taken: quoted.taken,
    }
  }
  const items = itemsAt(text, index)
  const isHeading = !around.levels && isHeadingAt(text, index, around.isFollowed)
  if (items.length > 1 || (isItem(paragraph) && !isHeading)) {
    return { found: readList(items, notes), taken: items.length }
  }
  if (isHeading) {
    return { found: [{ kind: 'heading', line, level: 2, ...asWritten(paragraph) }], taken: 1 }
  }
  if (readPicturePlace(paragraph.text)) {
    notes.push({
      line,
      text: `${placeNote(paragraph, 'a picture').text} Drag the picture in there.`,
    })
    return { found: [], taken: 1 }
  }
  noteLikelyHeading(paragraph, text[index + 1], notes)
  return { found: [{ kind: 'paragraph', line, ...wordsOf(paragraph) }], taken: 1 }
}

function itemsAt(text: Paragraph[], index: number) {
  const after = text.findIndex(
    (paragraph, at) => at >= index && (!isItem(paragraph) || paragraph.heading !== undefined),
  )
  return text.slice(index, after === -1 ? undefined : after).filter(isItem)
}

/**
 * A short line of its own with something after it. Written like a title it is a heading; written like a sentence it is
 * one only between paragraphs that are not as short, so that verses and loose lists stay as they are.
 */
function isHeadingAt(text: Paragraph[], index: number, isFollowed: boolean): boolean {
  const paragraph = text[index]
  if (!paragraph || !isHeadingCandidate(paragraph)) return false
  const next = text[index + 1]
  const previous = text[index - 1]
  if (isItem(paragraph)) {
    return next !== undefined && !isItem(next) && !isItem(previous) && !isHeadingCandidate(next)
  }
  if (!next) return isFollowed
  if (isTitleCase(paragraph.text)) return true
  return !isItem(next) && ![previous, next].some((other) => other && isVerse(other))
}

function isHeadingCandidate(paragraph: Paragraph): boolean {
  if (paragraph.item?.list === 'bullet' || paragraph.picture || paragraph.table) return false
  const { text } = paragraph
  return isHeadingShaped(text) && !readPicturePlace(text) && !isByline(text)
}

function isVerse(paragraph: Paragraph): boolean {
  return isHeadingCandidate(paragraph) && !isItem(paragraph) && !isTitleCase(paragraph.text)
}

/** The words with the number that stood before them, where it belongs to the text. */
function asWritten(paragraph: Paragraph): Words {
  return paragraph.item ? withStart(`${paragraph.item.marker} `, paragraph) : wordsOf(paragraph)
}

/** Headings that begin with a number stand under the last one that doesn't. */
function nestNumberedHeadings(parts: Part[]): Part[] {
  let hasPlain = false
  return parts.map((part) => {
    if (part.kind !== 'heading') return part
    if (!/^\(?\d/.test(part.text)) hasPlain = true
    else if (hasPlain) return { ...part, level: 3 }
    return part
  })
}

function noteLikelyHeading(paragraph: Paragraph, next: Paragraph | undefined, notes: Note[]): void {
  if (!next || paragraph.text.length > 60 || !/\?[”"’)]?$/u.test(paragraph.text)) return
  notes.push({
    line: paragraph.line,
    text: `“${paragraph.text}” was kept as a paragraph; make it a heading if you meant one.`,
  })
}

function readFigure(picture: PictureMark, line: number, notes: Note[]): Part[] {
  if (picture.bytes) return [{ kind: 'figure', line, picture }]
  const { name, alt, caption } = picture
  const what = name === undefined ? 'a picture' : `the picture ${name}`
  const described = alt ? ` (“${alt}”)` : ''
  const below = caption ? ` Below it stood: “${caption}”.` : ''
  notes.push({ line, text: `${what}${described} did not come along; drag it in here.${below}` })
  return []
}
