import { hasDraftCookie } from './draft.ts'

const secret = '3fcc8de240da090b133f59165031b20b'

describe('hasDraftCookie', () => {
  it.each([
    ['the cookie alone', `__prerender_bypass=${secret}`],
    ['the cookie among others', `a=b; __prerender_bypass=${secret};c=d`],
  ])('believes %s', (_, header) => {
    expect(hasDraftCookie(header, secret)).toBe(true)
  })

  it.each([
    ['no cookie', undefined],
    ['another cookie', `other=${secret}`],
    ['an empty value', '__prerender_bypass='],
    ['another value of the same length', `__prerender_bypass=${'0'.repeat(32)}`],
    ['a longer value', `__prerender_bypass=${secret}0`],
    ['a longer name', `x__prerender_bypass=${secret}`],
    ['two values', `__prerender_bypass=${secret}; __prerender_bypass=other`],
    ['other letters of the same bytes', `__prerender_bypass=${secret.toUpperCase()}`],
  ])('does not believe %s', (_, header) => {
    expect(hasDraftCookie(header, secret)).toBe(false)
  })

  it('believes nothing where there is no draft mode', () => {
    expect(hasDraftCookie('__prerender_bypass=', '')).toBe(false)
  })
})
