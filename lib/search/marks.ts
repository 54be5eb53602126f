import type { TextPart } from '../views.ts'
import { foldWord, type SearchWord, wordPattern } from './words.ts'

/** A word of a text, and what it was found by. */
export type Place = { from: number; to: number; foundBy: SearchWord[] }

/** Where a text holds the words that are looked for, in reading order; positions are those of JavaScript strings. */
export function findPlaces(text: string, words: SearchWord[]): Place[] {
  return [...text.matchAll(wordPattern)].flatMap(({ 0: found, index }): Place[] => {
    const folded = foldWord(found)
    const foundBy = words.filter(({ starts }) => starts.some((start) => folded.startsWith(start)))
    return foundBy.length > 0 ? [{ from: index, to: index + found.length, foundBy }] : []
  })
}

/** The text in parts, those apart that were looked for. Joined, they are the text. */
export function markWords(text: string, words: SearchWord[]): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { from, to } of findPlaces(text, words)) {
    if (from > end) parts.push({ text: text.slice(end, from), isFound: false })
    parts.push({ text: text.slice(from, to), isFound: true })
    end = to
  }
  if (end < text.length) parts.push({ text: text.slice(end), isFound: false })
  return parts
}

/** About two lines and a half on a phone. */
const longestExcerpt = 220
/** How much of what comes before the word is worth showing when its sentence is long. */
const leadIn = 80

/** The sentence around a place in a text, cut at words where it is long. */
export function cutExcerpt(text: string, place: { from: number; to: number }): string {
  const { from, to } = findSentence(text, place.from)
  if (to - from <= longestExcerpt) return text.slice(from, to).trim()
  const start = place.from - from > leadIn ? wordStart(text, place.from - leadIn) : from
  const end = to - start > longestExcerpt ? wordEnd(text, start + longestExcerpt, place.to) : to
  const words = text.slice(start, end).trim()
  return `${start > from ? '… ' : ''}${words}${end < to ? ' …' : ''}`
}

const sentences = new Intl.Segmenter('en-US', { granularity: 'sentence' })

function findSentence(text: string, position: number): { from: number; to: number } {
  const found = sentences.segment(text).containing(position)
  return found
    ? { from: found.index, to: found.index + found.segment.length }
    : { from: 0, to: text.length }
}

/** The first word that begins at or after a position. */
function wordStart(text: string, position: number): number {
  const space = text.slice(position).search(/\s\S/)
  return space === -1 ? position : position + space + 1
}

/** The last end of a word at or before a position, but not before `least`. */
function wordEnd(text: string, position: number, least: number): number {
  const space = text.slice(0, position + 1).search(/\s\S*$/)
  return Math.max(space, least)
}
