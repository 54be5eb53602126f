import { placeNote } from './notes.ts'
import type { CallToActionText, Note, Paragraph } from './parts.ts'
import { readPicturePlace } from './placeholders.ts'
import { wordsOf } from './words.ts'

/** Paragraphs that may follow the location line and still belong to the call to action. */
const longestClosing = 4

const pin = /^📍\uFE0F?\s*/u

/** Words of someone who offers help, in the first person or as an invitation to get in touch with her. */
const offers = [
  /\b(?:I[’']m|I am|we[’']re|we are) here (?:to help|for you|to support)\b/i,
  /\b(?:I|we) (?:can|could|would love to|[’']d love to) (?:help|support|work with) you\b/i,
  /\b(?:I|we)[’']d (?:love|be (?:glad|happy|honou?red)) to (?:help|support|work with|walk with|hear from)\b/i,
  /\bif you(?:[’']d| would) like (?:(?:some|more|my|our) )?(?:support|help|company)\b/i,
  /\b(?:reach out|get in touch|contact|call|e-?mail|write to|message) (?:to |with )?(?:me|us)\b/i,
  /\b(?:please|feel free to) (?:reach out|get in touch)\b/i,
  /\b(?:book|schedule|request) (?:a|an|your) (?:free |first |brief |\d+[- ]minute )*(?:consultation|consult|call|session|appointment)\b/i,
]

const statewide = /\bonline (?:throughout|across|anywhere in|in all of) california\b/i
const inCity = /\bin \p{Lu}[\p{L}.’' -]*,? (?:CA|California)\b/u

/** Whether a line says where help is given: a pin, or a city in California and "online throughout California". */
export function isLocationLine(text: string): boolean {
  if (text.length > 200 || text.includes('\n')) return false
  return pin.test(text) || (statewide.test(text) && inCity.test(text))
}

export function offersHelp(text: string): boolean {
  return offers.some((offer) => offer.test(text))
}

/**
 * Finds the call to action that ends a text: paragraphs that offer help, the location line, closing words.
 * The pin before the location line is a sign like a bullet and is left out.
 * @param from index of the first paragraph of the body
 * @returns where it begins; `undefined` when the text does not end with one.
 */
export function findCallToAction(
  paragraphs: Paragraph[],
  from: number,
  notes: Note[],
): { start: number; callToAction: CallToActionText } | undefined {
  const location = paragraphs.findLastIndex(
    (paragraph, index) => index >= from && isPlain(paragraph) && isLocationLine(paragraph.text),
  )
  const place = paragraphs[location]
  if (!place) return findInvitation(paragraphs, from)
  const after = paragraphs.slice(location + 1)
  const pictures = after.filter(({ text }) => readPicturePlace(text))
  const closing = after.filter((paragraph) => !pictures.includes(paragraph))
  if (closing.length > longestClosing || !closing.every(isPlain)) {
    notes.push({
      line: place.line,
      text: 'a location line stands in the middle of the text and was left there. A call to action is recognized at the end.',
    })
    return undefined
  }
  for (const picture of pictures) notes.push(placeNote(picture, 'a picture'))
  const start = startOfOffer(paragraphs, from, location)
  return {
    start,
    callToAction: {
      text: paragraphs.slice(start, location).map(wordsOf),
      locationLine: place.text.replace(pin, ''),
      closing: closing.map(wordsOf),
    },
  }
}

/** Without a location line: the paragraphs that offer help at the very end. */
function findInvitation(
  paragraphs: Paragraph[],
  from: number,
): { start: number; callToAction: CallToActionText } | undefined {
  const start = startOfOffer(paragraphs, from, paragraphs.length)
  const text = paragraphs.slice(start).map(wordsOf)
  return text.length === 0 ? undefined : { start, callToAction: { text, closing: [] } }
}

/** Neither list item nor heading, picture, cell or quotation. */
function isPlain({ item, heading, picture, table, blockquote }: Paragraph): boolean {
  return !item && !heading && !picture && !table && !blockquote
}

function startOfOffer(paragraphs: Paragraph[], from: number, end: number): number {
  let start = end
  for (;;) {
    const before = paragraphs[start - 1]
    if (start <= from || !before || !isPlain(before) || !offersHelp(before.text)) return start
    start--
  }
}
