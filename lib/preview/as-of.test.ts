import { fromCaliforniaClock, readAsOf, toCaliforniaClock } from './as-of.ts'

describe('a moment on California’s clock', () => {
  it.each([
    ['2026-05-09T07:30', '2026-05-09T14:30:00.000Z'],
    ['2026-12-24T18:00', '2026-12-25T02:00:00.000Z'],
    ['2026-11-01T00:30', '2026-11-01T07:30:00.000Z'],
    ['2026-11-01T12:00', '2026-11-01T20:00:00.000Z'],
  ])('%s is %s', (written, moment) => {
    expect(fromCaliforniaClock(written)?.toISOString()).toBe(moment)
    expect(toCaliforniaClock(new Date(moment))).toBe(written)
  })

  it('is the first of the two hours that autumn has', () => {
    expect(fromCaliforniaClock('2026-11-01T01:30')?.toISOString()).toBe('2026-11-01T08:30:00.000Z')
  })

  it.each(['', 'soon', '2026-13-01T00:00', '2026-02-30T10:00', '2026-03-08T02:30', '2026-05-09'])(
    'is not "%s"',
    (text) => {
      expect(fromCaliforniaClock(text)).toBeUndefined()
    },
  )
})

describe('the moment as of which the site is seen', () => {
  const now = Date.parse('2026-05-09T14:30:00Z')

  it('is ahead, and not too far', () => {
    expect(readAsOf('2026-05-09T07:31', now)).toBe('2026-05-09T14:31:00.000Z')
    expect(readAsOf('2026-05-09T07:30', now)).toBeUndefined()
    expect(readAsOf('2036-05-09T07:30', now)).toBeUndefined()
  })
})
