import { Allowance } from './allowance.ts'

describe('The allowance of queries on the main thread', () => {
  it('shrinks with what was lost to heavy ones, and comes back with time', () => {
    let now = 0
    const allowance = new Allowance(() => now)
    const usual = allowance.timeFor('new') ?? 0
    allowance.wasQuick('known')
    for (let turn = 0; turn < 20; turn++) {
      allowance.wentOver(`bomb ${turn}`, allowance.timeFor(`bomb ${turn}`) ?? 0)
    }
    const shrunk = allowance.timeFor('new') ?? 0
    expect(shrunk).toBeGreaterThan(0)
    expect(shrunk).toBeLessThan(usual / 2)
    expect(allowance.timeFor('known')).toBe(usual)
    now += 600_000
    expect(allowance.timeFor('new')).toBe(usual)
  })

  it('is nothing for a query that went over, until it turns out short', () => {
    const allowance = new Allowance(() => 0)
    allowance.wentOver('heavy', 60)
    expect(allowance.timeFor('heavy')).toBeUndefined()
    allowance.ranApart('heavy', 4000)
    expect(allowance.timeFor('heavy')).toBeUndefined()
    allowance.ranApart('heavy', 1)
    expect(allowance.timeFor('heavy')).toBeGreaterThan(0)
  })

  it('remembers a bounded number of them', () => {
    const allowance = new Allowance(() => 0)
    for (let turn = 0; turn < 2000; turn++) allowance.wentOver(`bomb ${turn}`, 1)
    expect(allowance.timeFor('bomb 0')).toBeGreaterThan(0)
    expect(allowance.timeFor('bomb 1999')).toBeUndefined()
  })
})
