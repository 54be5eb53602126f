import { findShrinkage } from './shrinkage.ts'

const block = (words: number) => ({
  _type: 'block',
  _key: 'one two three',
  children: [{ _type: 'span', text: 'word '.repeat(words) }],
})

describe('a text that has shrunk', () => {
  it('is found when over four fifths of its words are gone', () => {
    expect(findShrinkage([block(500)], [block(99)])).toEqual({ before: 500, after: 99 })
    expect(findShrinkage([block(500)], undefined)).toEqual({ before: 500, after: 0 })
  })

  it('may lose four fifths, or be short', () => {
    expect(findShrinkage([block(500)], [block(100)])).toBeUndefined()
    expect(findShrinkage([block(49)], [])).toBeUndefined()
    expect(findShrinkage(undefined, [])).toBeUndefined()
  })

  it('counts the words of steps and quotations too', () => {
    const steps = {
      _type: 'steps',
      items: [{ title: 'word '.repeat(60), quotation: { text: 'a b' } }],
    }
    expect(findShrinkage([steps], [])).toEqual({ before: 62, after: 0 })
  })
})
