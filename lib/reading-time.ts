/** Words that a grown-up reads in a minute without hurrying. */
const wordsPerMinute = 230

/** @returns whole minutes, rounded up, at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.ceil(words / wordsPerMinute))
}

/** Counts the words of a text as a reader would: what stands between spaces and holds a letter or a number. */
export function countWords(text: string): number {
  return text.split(/[\s—–]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
