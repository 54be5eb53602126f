import { foldLetters } from '../fold.ts'

/** A word that somebody looks for. */
export type SearchWord = {
  /** What a word of a text begins with, folded, to be found by it: one of these. */
  starts: string[]
  /** The pattern of words that are surely meant, for the lake's `match`: letters, digits and one star at the end. */
  near: string
  /** A pattern that also takes in other spellings and more besides: whoever is found by it is read again. */
  far: string
}

/** As much as is read of what was typed, and as many words of it, so that no search is long work. */
export const longestSearch = 120
const mostWords = 6
const longestWord = 30

/** Letters, with an apostrophe between them. */
export const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘‛ʼʻ`´′＇][\p{L}\p{N}\p{M}]+)*/gu

/** Words that nearly every text holds. They count only when nothing else was typed. */
const smallWords = new Set(
  'a about all am an and are as at be because been but by can cant could did do does doesnt dont for from get had has have he her him his how i if im in is isnt it its ive just me my no not of on or our she should so some than that the their them then there these they this to too up us was we were what when where which who why will with wont would you your'.split(
    ' ',
  ),
)

/** A word as it is compared with others: letters and digits without accents and capitals. */
export function foldWord(word: string): string {
  return foldLetters(word).replace(/[^\p{L}\p{N}\p{M}]/gu, '')
}

/** By whole characters: half of one means something else. */
function cut(text: string, length: number): string {
  return [...text].slice(0, length).join('')
}

/** What was typed, as it is shown and passed on: without control characters, runs of spaces, or the end of a novel. */
export function tidySearch(typed: string): string {
  const plain = typed.slice(0, longestSearch * 4).replace(/[\p{C}\s]+/gu, ' ')
  return cut(plain.trim(), longestSearch).trim()
}

/** The words to look for, at most six; none when nothing was typed that a text could hold. */
export function readSearchWords(typed: string): SearchWord[] {
  const all = new Map<string, string>()
  for (const word of tidySearch(typed).match(wordPattern) ?? []) {
    const folded = cut(foldWord(word), longestWord)
    if (folded.length > 1 || /[^a-z]/.test(folded)) all.set(folded, all.get(folded) ?? word)
  }
  const telling = [...all].filter(([folded]) => !smallWords.has(folded))
  const used = telling.length > 0 ? telling : [...all]
  return used.slice(0, mostWords).map(([folded, word]) => toSearchWord(folded, word))
}

function toSearchWord(folded: string, word: string): SearchWord {
  const { stem, starts } = withoutPlural(folded)
  // An apostrophe is written in many ways, and some lakes begin a new word after it.
  const [typed = ''] =
    word
      .normalize('NFC')
      .toLowerCase()
      .match(/^[\p{L}\p{N}\p{M}]+/u) ?? []
  return { starts, near: `${cut(typed, [...stem].length)}*`, far: farPattern(stem) }
}

/** Whoever looks for tantrums wants to read about a tantrum too, and for babies, about a baby. `stem` is what all `starts` share. */
function withoutPlural(word: string): { stem: string; starts: string[] } {
  if (word.length <= 3) return { stem: word, starts: [word] }
  const stem = /^(.+[^aeiou])(?:y|ies)$/.exec(word)?.[1]
  if (stem !== undefined) return { stem, starts: [`${stem}y`, `${stem}ie`] }
  const start = word.replace(/(?<=ss|x|z|ch|sh)es$|(?<!s)s$/, '')
  return { stem: start, starts: [start] }
}

/** Letters that may bear an accent, or be beside an apostrophe that was left out, may be anything. */
function farPattern(start: string): string {
  const [first = '', second, third] = start.split(/[aceinouy]+/).filter((part) => part !== '')
  const literal = start.replace(/[aceinouy]+/g, '')
  if (literal.length < 2) return `*${cut(start, 2)}*`
  // More stars than four in a word are refused, and make long work.
  return `*${[first, second, third].filter(Boolean).join('*')}*`
}
