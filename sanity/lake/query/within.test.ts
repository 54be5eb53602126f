import { patiently, QueryTimeout, runWithin } from './within.ts'

describe('Work within a time', () => {
  it('gives what the work gives', () => {
    const value = { deep: [1] }
    expect(runWithin(1000, () => value)).toBe(value)
    expect(runWithin(1000, () => `${runWithin(1000, () => 'inner')} and outer`)).toBe(
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

describe('Work that is done patiently', () => {
  it('is done again when the thread had no turn, and not when it used its time', () => {
    let tries = 0
    const late = () => {
      tries++
      throw new QueryTimeout('late')
    }
    expect(() => patiently(1000, late)).toThrow(QueryTimeout)
    expect(tries).toBe(2)
    const busy = () => {
      tries++
      const { user } = process.threadCpuUsage()
      while (process.threadCpuUsage().user - user < 20_000);
      throw new QueryTimeout('late')
    }
    expect(() => patiently(20, busy)).toThrow(QueryTimeout)
    expect(tries).toBe(3)
  })

  it('is not done again for any other failure', () => {
    let tries = 0
    const failing = () => {
      tries++
      throw new TypeError('wrong')
    }
    expect(() => patiently(1000, failing)).toThrow(TypeError)
    expect(tries).toBe(1)
  })
})
