import { fromCaliforniaClock, toCaliforniaClock } from './california-clock.ts'

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
