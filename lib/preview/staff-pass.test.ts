import { seal } from './sealed.ts'
import { passLifetime, readPass, writePass } from './staff-pass.ts'

const key = 'the key of this practice'
const now = Date.parse('2026-05-09T21:00:00Z')

describe('a pass of staff', () => {
  it('counts until its end and not a moment longer', () => {
    const pass = writePass(key, { until: now + 1000 })
    expect(readPass(key, pass, now)).toEqual({ until: now + 1000 })
    expect(readPass(key, pass, now + 999)).toBeDefined()
    expect(readPass(key, pass, now + 1000)).toBeUndefined()
  })

  it('counts for no more than a working day', () => {
    expect(readPass(key, writePass(key, { until: now + passLifetime + 1 }), now)).toBeUndefined()
  })

  it('remembers the moment as of which the site is shown', () => {
    for (const asOf of ['2026-12-01T08:00:00.000Z', 'now']) {
      const pass = { until: now + 1000, asOf }
      expect(readPass(key, writePass(key, pass), now)).toEqual(pass)
    }
  })

  it.each([
    ['nothing', undefined],
    ['an empty value', ''],
    ['a guess', 'staff'],
    ['the pass of another site', writePass('another key', { until: now + 1000 })],
    ['a link that was shared', seal(key, 'shared link', { until: now + 1000 })],
    ['no moment', seal(key, 'staff preview', { until: now + 1000, asOf: 'soon' })],
  ])('is not %s', (_, value) => {
    expect(readPass(key, value, now)).toBeUndefined()
  })

  it('opens nothing where there is no key', () => {
    const pass = writePass('', { until: now + 1000 })
    expect(readPass('', pass, now)).toBeUndefined()
    expect(readPass(undefined, pass, now)).toBeUndefined()
  })
})
