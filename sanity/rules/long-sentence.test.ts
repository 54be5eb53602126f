import { words } from './examples.ts'
import { checkSentenceLength } from './long-sentence.ts'

describe('a sentence', () => {
  it('of 25 words is fine, however many there are', () => {
    expect(checkSentenceLength(`${words(25)}. ${words(25)}.`)).toEqual([])
  })

  it('of 26 words gets a hint that shows its beginning', () => {
    const [remark, ...others] = checkSentenceLength(`Short. ${words(26)}. ${words(25)}.`)
    expect(remark).toEqual({
      level: 'info',
      message: expect.stringMatching(/“night lamp night lamp night …” has 26 words/),
    })
    expect(others).toEqual([])
  })

  it('is the longest one when several are long', () => {
    expect(checkSentenceLength(`${words(26)}. ${words(40)}.`)[0]?.message).toContain('40 words')
  })
})
