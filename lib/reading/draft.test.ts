import { passLifetime, writePass } from '#lib/preview/staff-pass.ts'
import { isPreview } from './draft.ts'

const draftSecret = '3fcc8de240da090b133f59165031b20b'
const key = 'the key of this practice'
const guard = { draftSecret, key }
const draft = `__prerender_bypass=${draftSecret}`
const passUntil = (until: number) => `nightlight-preview=${writePass(key, { until })}`
const pass = passUntil(Date.now() + passLifetime)

describe('a request for a preview', () => {
  it.each([
    ['both cookies', `${draft}; ${pass}`],
    ['both among others', `a=b; ${pass};c=d;${draft}`],
  ])('brings %s', (_, header) => {
    expect(isPreview(header, guard)).toBe(true)
  })

  it.each([
    ['no cookie', undefined],
    ['Next’s alone, which is the same for everyone and never ends', draft],
    ['the pass alone', pass],
    ['a pass that is over', `${draft}; ${passUntil(Date.now() - 1)}`],
    [
      'a pass of another key',
      `${draft}; nightlight-preview=${writePass('other', { until: 1e15 })}`,
    ],
    ['a pass with a letter more', `${draft}; ${pass}x`],
    ['two passes', `${draft}; ${pass}; ${pass}`],
    ['an empty value', `__prerender_bypass=; ${pass}`],
    ['another value of the same length', `__prerender_bypass=${'0'.repeat(32)}; ${pass}`],
    ['a longer value', `${draft}0; ${pass}`],
    ['a longer name', `x${draft}; ${pass}`],
    ['two of Next’s', `${draft}; ${pass}; __prerender_bypass=other`],
    ['other letters of the same bytes', `${draft.toUpperCase()}; ${pass}`],
  ])('is not one with %s', (_, header) => {
    expect(isPreview(header, guard)).toBe(false)
  })

  it('is never one where there is no draft mode, or no key', () => {
    expect(isPreview(`__prerender_bypass=; ${pass}`, { draftSecret: '', key })).toBe(false)
    const unsealed = `nightlight-preview=${writePass('', { until: Date.now() + 1000 })}`
    expect(isPreview(`${draft}; ${unsealed}`, { draftSecret, key: '' })).toBe(false)
  })
})
