import { findDoubt } from './doubts.ts'

const block = (words: number) => ({
  _type: 'block',
  _key: 'one two three',
  children: [{ _type: 'span', text: 'word '.repeat(words) }],
})

describe('a text that has shrunk', () => {
  const ask = (before: unknown, after: unknown) => findDoubt(after, { body: before })?.question

  it('is asked about when over four fifths of its words are gone', () => {
    expect(ask([block(500)], [block(99)])).toContain('500 words, this version 99')
    expect(ask([block(500)], undefined)).toContain('500 words, this version 0')
  })

  it('may lose four fifths, or be short', () => {
    expect(ask([block(500)], [block(100)])).toBeUndefined()
    expect(ask([block(49)], [])).toBeUndefined()
    expect(ask(undefined, [])).toBeUndefined()
  })

  it('counts the words of steps and quotations too', () => {
    const steps = {
      _type: 'steps',
      items: [{ title: 'word '.repeat(60), quotation: { text: 'a b' } }],
    }
    expect(ask([steps], [])).toContain('62 words')
  })
})

describe('a new post without a text', () => {
  it.each([
    ['nothing', undefined],
    ['no line', []],
    ['an empty line', [block(0)]],
  ])('is asked about with %s', (_, body) => {
    expect(findDoubt(body, null)?.question).toContain('no text yet')
  })

  it.each([
    ['a word', [block(0), block(1)]],
    ['a picture alone', [{ _type: 'figure', _key: 'a' }]],
  ])('is not with %s', (_, body) => {
    expect(findDoubt(body, null)).toBeUndefined()
  })
})
