import fc from 'fast-check'
import { keyOfNew, type Lead, straighten } from './one-hop.ts'

const lead = (key: string, to: string, isPage = false): Lead => ({ key, to, isPage })

describe('old addresses that lead to old addresses', () => {
  it('lead straight to the end', () => {
    const { straight, circles } = straighten([
      lead('/a', '/b'),
      lead('/b', '/C#place'),
      lead('/c', '/services', true),
    ])
    expect(straight.map(({ key, to }) => [key, to])).toEqual([
      ['/a', '/services'],
      ['/b', '/services'],
      ['/c', '/services'],
    ])
    expect(circles).toEqual([])
  })

  it('lead nowhere when they lead in a circle, or into one', () => {
    const { straight, circles } = straighten([
      lead('/a', '/b'),
      lead('/b', '/A'),
      lead('/into', '/a'),
      lead('/self', '/self'),
      lead('/fine', '/blog/x', true),
    ])
    expect(straight.map(({ key }) => key)).toEqual(['/fine'])
    expect(circles).toEqual(['/a', '/b', '/into', '/self'])
  })

  it('end at a page, although it has an old address with other capitals', () => {
    const leads = [lead('/contact', '/contact', true), lead('/reach-us', '/contact', true)]
    expect(straighten(leads)).toEqual({ straight: leads, circles: [] })
  })

  it('never make a second hop, whatever leads where', () => {
    const place = fc.constantFrom(...'abcdefgh'.split('').map((letter) => `/${letter}`))
    const leads = fc.uniqueArray(fc.record({ key: place, to: place, isPage: fc.constant(false) }), {
      selector: ({ key }) => key,
    })
    fc.assert(
      fc.property(leads, (given) => {
        const { straight, circles } = straighten(given)
        const keys = new Set(straight.map(({ key }) => key))
        for (const { to } of straight) expect(keys).not.toContain(keyOfNew(to))
        expect([...keys, ...circles].sort()).toEqual(given.map(({ key }) => key).sort())
      }),
      { numRuns: 1_000 },
    )
  })
})
