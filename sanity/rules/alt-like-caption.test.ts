import { checkAltAgainstCaption } from './alt-like-caption.ts'
import { places } from './examples.ts'

const check = (alt: unknown, caption: unknown) =>
  checkAltAgainstCaption({ picture: { alt }, caption }, ['body', { _key: 'f' }])

describe('a picture’s words', () => {
  it('that say the caption again are warned about, at the words', () => {
    expect(places(check('A lamp beside a bed', 'A lamp beside a bed.'))).toEqual([
      'warning body.f.picture.alt',
    ])
  })

  it.each([
    ['A lamp beside a bed', 'The hour when the house is quiet'],
    ['', ''],
    [undefined, undefined],
  ])('are fine: %s beside %s', (alt, caption) => {
    expect(check(alt, caption)).toEqual([])
  })
})
