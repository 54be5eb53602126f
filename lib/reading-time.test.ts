import { countWords, readingMinutes } from './reading-time.ts'

describe('readingMinutes', () => {
  it.each([
    [0, 1],
    [1, 1],
    [230, 1],
    [231, 2],
    [460, 2],
    [1200, 6],
  ])('reads %i words in %i minutes', (words, minutes) => {
    expect(readingMinutes(words)).toBe(minutes)
  })
})

describe('countWords', () => {
  it.each([
    ['', 0],
    ['   ', 0],
    ['One two  three\nfour', 4],
    ['It’s 3 a.m. — again', 4],
    ['rest—and sleep', 3],
    ['… • –', 0],
    ['niños 불안', 2],
  ])('finds the words of %j', (text, words) => {
    expect(countWords(text)).toBe(words)
  })
})
