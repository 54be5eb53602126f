import { words } from './examples.ts'
import { checkParagraphLength } from './long-paragraph.ts'

describe('a paragraph', () => {
  it('of 90 words is fine', () => {
    expect(checkParagraphLength(words(90))).toEqual([])
  })

  it('of 91 words is warned about, with what to do', () => {
    expect(checkParagraphLength(words(91))).toEqual([
      { level: 'warning', message: expect.stringMatching(/91 words.*Break it in two/) },
    ])
  })
})
