import { isReservedSlug, routes } from './routes.ts'

describe('the words that the site keeps for itself', () => {
  it('hold the first part of every address of its own', () => {
    const paths = Object.values(routes).map((route) => route('x' as never))
    const firsts = paths.map((path) => path.split(/[/#?]/)[1] ?? '').filter((part) => part !== 'x')
    expect(firsts.filter((part) => part !== '' && !isReservedSlug(part))).toEqual([])
  })

  it.each([
    'services',
    'Blog',
    'api',
    'lake',
    'images',
    '_next',
    'robots.txt',
    'wrong-turn',
    '.env',
  ])('hold “%s”', (slug) => {
    expect(isReservedSlug(slug)).toBe(true)
  })

  it.each(['first-session', 'our-services', 'blogging', ''])('leave “%s” free', (slug) => {
    expect(isReservedSlug(slug)).toBe(false)
  })
})
