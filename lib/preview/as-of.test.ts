import { readAsOf, rightNow } from './as-of.ts'

describe('the moment as of which the site is seen', () => {
  const now = Date.parse('2026-05-09T14:30:00Z')

  it('is ahead, and not too far', () => {
    expect(readAsOf('2026-05-09T07:31', now)).toBe('2026-05-09T14:31:00.000Z')
    expect(readAsOf('2026-05-09T07:30', now)).toBeUndefined()
    expect(readAsOf('2036-05-09T07:30', now)).toBeUndefined()
  })

  it('may be this one, which goes on by itself', () => {
    expect(readAsOf('now', now)).toBe(rightNow)
    expect(readAsOf('Now', now)).toBeUndefined()
  })
})
