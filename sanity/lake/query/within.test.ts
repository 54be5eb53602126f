import { QueryTimeout, runWithin } from './within.ts'

describe('Work within a time', () => {
  it('gives what the work gives', () => {
    const value = { deep: [1] }
    expect(runWithin(1000, () => value)).toBe(value)
    expect(runWithin(1000, () => runWithin(1000, () => 'inner') + ' and outer')).toBe(
      'inner and outer',
    )
  })

  it('throws what the work throws', () => {
    const error = new RangeError('too deep')
    expect(() =>
      runWithin(1000, () => {
        throw error
      }),
    ).toThrow(error)
  })

  it.each<[string, () => unknown]>([
    [
      'a loop',
      () => {
        for (;;);
      },
    ],
    ['a pattern', () => /^(a+)+$/.test(`${'a'.repeat(60)}b`)],
    [
      'calls of calls',
      () => {
        const count = (n: number): number => (n < 2 ? n : count(n - 1) + count(n - 2))
        return count(90)
      },
    ],
  ])('is broken off in %s', (_, work) => {
    expect(() => runWithin(20, work)).toThrow(QueryTimeout)
    expect(runWithin(1000, () => 'and goes on')).toBe('and goes on')
  })
})
