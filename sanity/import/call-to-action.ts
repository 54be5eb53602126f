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

/** A call to action at the end of a text, by the paragraphs that it is made of. */
export type Ending<Member extends Paragraph = Paragraph> = {
  /** Index of its first paragraph. */
  start: number
  text: Member[]
  location?: Member
  closing: Member[]
  /** Places for pictures that stand among its paragraphs and belong to none of its parts. */
  pictures: Member[]
}

/**
 * Finds the call to action that ends a text: paragraphs that offer help, the location line, closing words.
 * @param from index of the first paragraph of the body
 * @returns `undefined` when the text does not end with one.
 */
export function findCallToAction<Member extends Paragraph>(
  paragraphs: Member[],
  from: number,
  notes: Note[],
): Ending<Member> | undefined {
  const at = paragraphs.findLastIndex(
    (paragraph, index) => index >= from && isPlain(paragraph) && isLocationLine(paragraph.text),
  )
  const location = paragraphs[at]
  if (!location) return findInvitation(paragraphs, from)
  const after = paragraphs.slice(at + 1)
  const pictures = after.filter(({ text }) => readPicturePlace(text))
  const closing = after.filter((paragraph) => !pictures.includes(paragraph))
  if (closing.length > longestClosing || !closing.every(isPlain)) {
    notes.push({
      line: location.line,
      text: 'the line about where you work stands in the middle of the text and was left there. An invitation is recognized at the end.',
    })
    return undefined
  }
  for (const picture of pictures) notes.push(placeNote(picture, 'a picture'))
  const start = startOfOffer(paragraphs, from, at)
  return { start, text: paragraphs.slice(start, at), location, closing, pictures }
}

/** The words of a call to action. */
export function readCallToAction({ text, location, closing }: Ending): CallToActionText {
  return {
    text: text.map(wordsOf),
    ...(location && { locationLine: withoutPin(location.text) }),
    closing: closing.map(wordsOf),
  }
}

/** A location line without its pin, which is a sign like a bullet. */
export function withoutPin(locationLine: string): string {
  return locationLine.replace(pin, '')
}

/** Without a location line: the paragraphs that offer help at the very end. */
function findInvitation<Member extends Paragraph>(
  paragraphs: Member[],
  from: number,
): Ending<Member> | undefined {
  const start = startOfOffer(paragraphs, from, paragraphs.length)
  const text = paragraphs.slice(start)
  return text.length === 0 ? undefined : { start, text, closing: [], pictures: [] }
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
