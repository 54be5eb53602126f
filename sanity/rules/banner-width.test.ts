import { checkBannerWidth } from './banner-width.ts'
import { places } from './examples.ts'

const check = (_ref: unknown) => checkBannerWidth({ asset: { _ref } }, ['banner'])
const id = (size: string) => `image-${'a'.repeat(40)}-${size}-jpg`

describe('a picture across the top of a page', () => {
  it('is refused below 1,200 pixels, with the reason', () => {
    const findings = check(id('1199x800'))
    expect(places(findings)).toEqual(['error banner'])
    expect(findings[0]?.message).toMatch(/1,199 pixels wide.*blurry.*at least 1,200 pixels/)
  })

  it.each([id('1200x300'), id('6000x4000'), undefined, 'file-1', 7])('is fine: %s', (reference) => {
    expect(check(reference)).toEqual([])
  })
})
